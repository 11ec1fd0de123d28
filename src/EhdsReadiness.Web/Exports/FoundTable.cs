namespace EhdsReadiness.Web.Exports;

/// <summary>Where a table stands in what somebody sent: under any title, on any sheet, its columns in any order.</summary>
/// <param name="Sheet">The sheet that has it.</param>
/// <param name="Rows">The rows under its headings.</param>
/// <param name="Places">Where the known columns stand, from 0, by the keys of their headings.</param>
/// <param name="Faults">Headings that stand twice: nobody could tell which column is meant.</param>
internal sealed record FoundTable(
    SheetRead Sheet, IReadOnlyList<RowRead> Rows, IReadOnlyDictionary<string, int> Places, IReadOnlyList<CellFault> Faults)
{
    /// <summary>How many rows may stand above the headings: a title, who fills it in, how to.</summary>
    private const int MostAbove = 30;

    private int Width { get; init; }

    /// <summary>The first table, in the order of the sheets, that has all the necessary columns.</summary>
    /// <param name="keys">The keys of all headings that are known.</param>
    /// <param name="headingOf">The heading of a key, in a language.</param>
    /// <param name="necessary">Keys of the columns without which there is no table.</param>
    /// <returns>Null when no sheet has it.</returns>
    public static FoundTable? Find(
        IEnumerable<SheetRead> sheets, IReadOnlyCollection<string> keys, Func<Language, string, string> headingOf,
        params string[] necessary)
    {
        var known = keys.SelectMany(key => Languages.All.Select(language => (Heading: Plain(headingOf(language, key)), Key: key)))
            .DistinctBy(pair => pair.Heading).ToDictionary(pair => pair.Heading, pair => pair.Key, StringComparer.OrdinalIgnoreCase);
        foreach (var sheet in sheets)
        {
            for (var row = 0; row < Math.Min(sheet.Rows.Count, MostAbove); row++)
            {
                var found = sheet.Rows[row].Cells.OrderBy(cell => cell.Key)
                    .Select(cell => (Column: cell.Key, Key: known.GetValueOrDefault(Plain(cell.Value))))
                    .Where(cell => cell.Key is not null).ToLookup(cell => cell.Key!, cell => cell.Column, StringComparer.Ordinal);
                if (necessary.All(found.Contains)) { return Of(sheet, row, found); }
            }
        }

        return null;
    }

    /// <summary>What is wrong with how a row of CSV was cut: a cell beyond the headings comes of a separator in a text without quotation
    /// marks. In a workbook it is somebody's remark.</summary>
    public CellFault? CutFault(RowRead row)
    {
        var last = row.Cells.Keys.DefaultIfEmpty().Max();
        return Sheet.Name.Length > 0 || last < Width ? null : new(row.Reference(last), new(
            "Cette ligne a plus de cellules que d’en-têtes : mettez entre guillemets le texte qui contient le séparateur.",
            "This row has more cells than there are headings: put quotation marks around the text that holds the separator."));
    }

    private static FoundTable Of(SheetRead sheet, int row, ILookup<string, int> found)
    {
        var headings = sheet.Rows[row];
        var faults = found.Where(columns => columns.Count() > 1).Select(columns => new CellFault(
            headings.Reference(columns.ElementAt(1)),
            new($"Cette colonne figure déjà en {headings.Reference(columns.First())} : gardez-en une seule.",
            $"This column stands in {headings.Reference(columns.First())} already: keep one only.")) { Sheet = sheet.Name });
        return new(sheet, [.. sheet.Rows.Skip(row + 1)],
            found.ToDictionary(columns => columns.Key, columns => columns.First(), StringComparer.Ordinal), [.. faults])
        {
            Width = headings.Cells.Keys.Max() + 1,
        };
    }

    /// <summary>A heading without what people and spreadsheets change in passing: kinds of space, a colon, a star.</summary>
    private static string Plain(string heading) =>
        string.Join(' ', (TextSanitizer.SanitizeLine(heading) ?? "").TrimEnd(':', '*', ' ', '\u00a0', '\u202f')
            .Split([' ', '\u00a0', '\u202f'], StringSplitOptions.RemoveEmptyEntries));
}
