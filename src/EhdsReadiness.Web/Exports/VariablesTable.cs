namespace EhdsReadiness.Web.Exports;

/// <summary>The variables of a dataset as they come: in a data dictionary, under the headings that such dictionaries have.</summary>
public static class VariablesTable
{
    /// <summary>Headings by field, in both languages.</summary>
    private static readonly Dictionary<string, (string[] Fr, string[] En)> Headings = new(StringComparer.Ordinal)
    {
        ["name"] = (["Nom", "Variable", "Nom de la variable", "Champ", "Colonne"], ["Name", "Variable name", "Field", "Column",
            "Column name"]),
        ["title"] = (["Titre", "Libellé", "Intitulé"], ["Title", "Label"]),
        ["description"] = (["Description", "Définition"], ["Meaning", "Definition"]),
        ["type"] = (["Type", "Type de valeur", "Type de données"], ["Datatype", "Data type", "Value type"]),
    };

    /// <summary>Reads the first sheet that names variables and their types: every variable, or every fault by cell.</summary>
    public static (IReadOnlyList<DatasetVariable> Variables, IReadOnlyList<CellFault> Faults) Read(IReadOnlyList<SheetRead> sheets)
    {
        var headings = Headings.SelectMany(pair => pair.Value.Fr.Concat(pair.Value.En).Select(heading => (heading, pair.Key)));
        if (FoundTable.Find(sheets, headings, "name", "type") is { } table) { return Read(table); }

        return ([], [new("A1",
            new("Le fichier n’a pas les colonnes « Nom » et « Type » : donnez-leur ces en-têtes.",
            "The file lacks the columns “Name” and “Type”: give them these headings."))]);
    }

    /// <summary>The heading under which a page shows a field.</summary>
    public static string Heading(Language language, string field) => (field, language) switch
    {
        ("type", Language.English) => "Type",
        ("description", Language.English) => "Description",
        (_, Language.French) => Headings[field].Fr[0],
        (_, Language.English) => Headings[field].En[0],
    };

    private static (IReadOnlyList<DatasetVariable> Variables, IReadOnlyList<CellFault> Faults) Read(FoundTable table)
    {
        var (variables, faults) = (new List<DatasetVariable>(), new List<CellFault>(table.Faults));
        var places = table.Places;
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in table.FilledRows.TakeWhile(_ => faults.Count < FileFault.Most))
        {
            var unread = table.FaultsIn(row, places.Values);
            if (unread.Count > 0)
            {
                faults.AddRange(unread);
                continue;
            }

            string? Cell(string field) => places.TryGetValue(field, out var place) ? row[place] : null;
            var (variable, wrong) = new TypedVariable(Cell("name"), Cell("title"), Cell("description"), Cell("type")).Read();
            faults.AddRange(wrong.Select(fault => new CellFault(row.Reference(places.GetValueOrDefault(fault.Field, places["name"])),
                fault.Message)));
            if (variable is null) { continue; }

            if (!known.Add(variable.Name))
            {
                faults.Add(new(row.Reference(places["name"]), new(
                    $"« {Excerpt.Of(variable.Name)} » est déjà plus haut dans le fichier.",
                    $"“{Excerpt.Of(variable.Name)}” is further up in the file already.")));
            }

            variables.Add(variable);
        }

        return (variables, table.Listed(faults));
    }
}
