using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Exports;

/// <summary>A consultancy's clients as a table: the headings of either language, wherever they stand.</summary>
public static class ClientsTable
{
    /// <summary>What people call the column of addresses, in the order in which it is looked for.</summary>
    private static readonly string[] Emails = ["email", "address", Hyphenated];

    private const string Hyphenated = "E-mail";

    /// <summary>Reads the first sheet that has a column of addresses: a line <c>name ; address</c> of each row, as people type them. Null
    /// when no sheet has it.</summary>
    public static IReadOnlyList<string>? Read(IReadOnlyList<SheetRead> sheets)
    {
        var (email, table) = Emails.Select(email => (email, FoundTable.Find(sheets, ["name", email], Heading, email)))
            .FirstOrDefault(found => found.Item2 is not null);
        if (table is not { Faults.Count: 0 }) { return null; }

        var places = table.Places;
        return [.. table.Rows.Where(row => places.Values.Any(row.Holds)).Select(row =>
            string.Join(" ; ", new[] { places.TryGetValue("name", out var place) ? OneLine(row[place]) : "", OneLine(row[places[email]]) }
                .Where(text => text.Length > 0)))];
    }

    private static string OneLine(string cell) => TextSanitizer.SanitizeLine(cell) ?? "";

    private static string Heading(Language language, string key) =>
        key == Hyphenated ? key : ReportTexts.Of(language, $"Clients.{key}");
}
