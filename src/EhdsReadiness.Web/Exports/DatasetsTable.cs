using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Exports;

/// <summary>The datasets as a table that can be filled in elsewhere and imported: the headings of either language, wherever they
/// stand.</summary>
public static class DatasetsTable
{
    private static readonly Dictionary<string, double> Widths = new(StringComparer.Ordinal)
    {
        ["name"] = 40, ["categories"] = 12, ["controller"] = 30, ["format"] = 20, ["persons"] = 14, ["public_funding"] =
            14, ["label_wanted"] = 14, ["contact"] = 30,
    };

    /// <summary>Fields that are answered by yes or no.</summary>
    private static readonly string[] Replies = ["public_funding", "label_wanted", DescriptionFields.Structured.Key];

    private static readonly IReadOnlyList<string> Fields =
        [.. TypedDataset.Fields, .. DescriptionFields.All.Select(field => field.Key)];

    /// <param name="datasets">None for the empty form to fill in.</param>
    public static SpreadsheetTable Of(IReadOnlyList<Dataset> datasets, Language language) => new(
        ReportTexts.Of(language, "Sheet.Datasets"),
        [.. Fields.Select(field => new SpreadsheetColumn(Heading(language, field), Widths.GetValueOrDefault(field, 24)))],
        [.. datasets.Select(dataset => dataset.Details).Select(details => (IReadOnlyList<SpreadsheetCell>)
        [
            details.Name, string.Join(' ', details.Categories), details.Controller, details.Format, SpreadsheetCell.Whole(details.Persons),
            ReportTexts.Of(language, $"Reply.{details.PublicFunding}"), ReportTexts.Of(language, $"Reply.{details.LabelWanted}"),
            details.Contact, .. DescriptionFields.All.Select(field => CellOf(field, details.Description[field], language)),
        ])]);

    /// <summary>Reads the first sheet that has the two necessary headings: every dataset, or every fault by cell.</summary>
    /// <param name="existing">Datasets on the list: no name comes twice.</param>
    public static (IReadOnlyList<DatasetDetails> Datasets, IReadOnlyList<CellFault> Faults) Read(
        IReadOnlyList<SheetRead> sheets, IReadOnlyList<Dataset> existing)
    {
        if (FoundTable.Find(sheets, FoundTable.Headings(Fields, Heading), "name", "categories") is { } table)
        {
            var (datasets, faults) = Read(table, existing);
            return (datasets, table.Listed(faults));
        }

        return ([], [new("A1",
            new("Le fichier n’a pas les colonnes « Nom » et « Catégories » : repartez du modèle.",
            "The file lacks the columns “Name” and “Categories”: start from the template."))]);
    }

    private static (IReadOnlyList<DatasetDetails> Datasets, IReadOnlyList<CellFault> Faults) Read(
        FoundTable table, IReadOnlyList<Dataset> existing)
    {
        var (datasets, faults) = (new List<DatasetDetails>(), new List<CellFault>(table.Faults));
        var names = existing.Select(dataset => dataset.Details.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var places = table.Places;
        foreach (var row in table.FilledRows.TakeWhile(_ => faults.Count < FileFault.Most))
        {
            // True and false are what people answer there.
            var unread = table.FaultsIn(row, places.Where(place => !(Replies.Contains(place.Key)
                && row.Troubles.GetValueOrDefault(place.Value, CellTrouble.Error) == CellTrouble.Boolean)).Select(place => place.Value));
            if (unread.Count > 0)
            {
                faults.AddRange(unread);
                continue;
            }

            string? Cell(string field) => places.TryGetValue(field, out var place) ? row[place] : null;
            var typed = new TypedDataset(Cell("name"), Cell("categories"), Cell("controller"), Cell("format"), Cell("persons"),
                Cell("public_funding"), Cell("label_wanted"), Cell("contact"))
            {
                Described = DescriptionFields.All.ToDictionary(field => field.Key, field => Cell(field.Key), StringComparer.Ordinal),
            };
            var (details, wrong) = typed.Read();
            faults.AddRange(wrong.Select(fault => new CellFault(row.Reference(places[fault.Field]), fault.Message)));
            if (details is null) { continue; }

            if (!names.Add(details.Name))
            {
                faults.Add(new(row.Reference(places["name"]),
                    new($"« {Excerpt.Of(details.Name)} » est déjà dans la liste ou plus haut dans le fichier.",
                    $"“{Excerpt.Of(details.Name)}” is on the list already, or further up in the file.")));
            }

            datasets.Add(details);
        }

        return (datasets, faults);
    }

    private static SpreadsheetCell CellOf(DescriptionField field, string? value, Language language) =>
        value is null ? SpreadsheetCell.Empty
            : field.Kind == FieldKind.Count ? SpreadsheetCell.Whole(long.Parse(value, CultureInfo.InvariantCulture))
            : field.Show(value, language);

    private static string Heading(Language language, string field) =>
        DescriptionFields.All.FirstOrDefault(one => one.Key == field)?.Name.In(language) ?? ReportTexts.Of(language, $"Dataset.{field}");
}
