namespace EhdsReadiness.Web.Exports;

/// <summary>
/// Tables as text (RFC 4180), line by line, in UTF-8 with its mark, as the spreadsheets of each language open them. Every field is quoted,
/// and none can be run as a formula.
/// </summary>
public static class Csv
{
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>What a file begins with, so that a spreadsheet reads its accents.</summary>
    public static ReadOnlySpan<byte> Start => Encoding.UTF8.Preamble;

    /// <summary>What divides the cells: a semicolon in French, whose numbers have commas, and a comma in English.</summary>
    public static char Separator(Language language) => language.Pick(';', ',');

    /// <summary>One line, its end included.</summary>
    public static byte[] Line(Language language, params IEnumerable<string?> fields) =>
        Encoding.UTF8.GetBytes(
            string.Join(Separator(language),
            fields.Select(field => $"\"{CsvInjection.Escape(field ?? "").Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n");
}
