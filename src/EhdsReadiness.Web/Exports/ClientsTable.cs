using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Exports;

/// <summary>A consultancy's clients as a table: the headings of either language, wherever they stand.</summary>
public static class ClientsTable
{
    /// <summary>What people call the column of addresses, beside its two names.</summary>
    private static readonly string[] Emails = ["E-mail", "Email", "Mail"];

    private static readonly string[] Keys = ["name", "email"];

    private static readonly IReadOnlyList<(string Heading, string Key)> Headings =
        [.. FoundTable.Headings(Keys, Heading), .. FoundTable.Headings(["address"], Heading)
            .Select(one => (one.Heading, "email")), .. Emails.Select(heading => (heading, "email"))];

    /// <summary>Reads the first sheet that has a column of addresses: a line <c>name ; address</c> of each row, as people type them, or
    /// every fault by cell.</summary>
    public static (IReadOnlyList<string> Lines, IReadOnlyList<CellFault> Faults) Read(IReadOnlyList<SheetRead> sheets)
    {
        if (FoundTable.Find(sheets, Headings, "email") is not { } table)
        {
            return ([], [new("A1", new("Le fichier n’a pas de colonne « Courriel ».", "The file has no column “Email”."))]);
        }

        var places = table.Places;
        var rows = table.Rows.Where(row => places.Values.Any(row.Holds)).ToList();
        CellFault[] faults = [.. table.Faults, .. rows.SelectMany(row => table.FaultsIn(row, places.Values))];
        return faults.Length > 0
            ? ([], [.. faults.Take(FileFault.Most).Select(fault => fault with { Sheet = table.Sheet.Name })])
            : ([.. rows.Select(row => string.Join(" ; ", Keys.Where(places.ContainsKey)
                .Select(key => TextSanitizer.SanitizeLine(row[places[key]])).OfType<string>()))], []);
    }

    private static string Heading(Language language, string key) => ReportTexts.Of(language, $"Clients.{key}");
}
