using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Exports;

/// <summary>A consultancy's clients as a table: the headings of either language, wherever they stand.</summary>
public static class ClientsTable
{
    /// <summary>What people call the column of addresses, beside its two names.</summary>
    private static readonly string[] Emails = ["E-mail", "Email", "Mail"];

    /// <summary>The columns that may hold an address. A table may have several: the first one that is filled in counts.</summary>
    private static readonly string[] Addresses = ["email", "address", "mail"];

    private static readonly IReadOnlyList<(string Heading, string Key)> Headings =
        [.. FoundTable.Headings(["name", "email", "address"], Heading), .. Emails.Select(heading => (heading, "mail"))];

    /// <summary>Reads the first sheet that has a column of addresses: a line <c>name ; address</c> of each row, as people type them, or
    /// every fault by cell.</summary>
    public static (IReadOnlyList<string> Lines, IReadOnlyList<CellFault> Faults) Read(IReadOnlyList<SheetRead> sheets)
    {
        var tables = Addresses.Select(key => FoundTable.Find(sheets, Headings, key)).OfType<FoundTable>();
        if (tables.MinBy(found => found.Sheet.IsHidden) is not { } table)
        {
            return ([], [new("A1", new("Le fichier n’a pas de colonne « Courriel ».", "The file has no column “Email”."))]);
        }

        var places = table.Places;
        var rows = table.FilledRows.ToList();
        CellFault[] faults = [.. table.Faults, .. rows.SelectMany(row => table.FaultsIn(row, places.Values))];
        return faults.Length > 0
            ? ([], table.Listed(faults))
            : ([.. rows.Select(row => string.Join(" ; ",
                new[] { Filled(row, places, "name"), Filled(row, places, Addresses) }.OfType<string>()))], []);
    }

    /// <summary>What the leftmost of these columns says that is filled in; null when none is.</summary>
    private static string? Filled(RowRead row, IReadOnlyDictionary<string, int> places, params string[] keys) =>
        keys.Where(places.ContainsKey).Select(key => places[key]).Order().Select(place => TextSanitizer.SanitizeLine(row[place]))
            .FirstOrDefault(text => text is not null);

    private static string Heading(Language language, string key) => ReportTexts.Of(language, $"Clients.{key}");
}
