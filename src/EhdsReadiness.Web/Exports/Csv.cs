namespace EhdsReadiness.Web.Exports;

/// <summary>
/// Tables as text (RFC 4180), in UTF-8 with its mark and with semicolons, as spreadsheets in France open them; those elsewhere ask or
/// guess. Every field is quoted, and none can be run as a formula.
/// </summary>
public static class Csv
{
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>What a file begins with, so that a spreadsheet reads its accents.</summary>
    public static ReadOnlySpan<byte> Start => Encoding.UTF8.Preamble;

    /// <summary>One line, its end included.</summary>
    public static byte[] Line(params IEnumerable<string?> fields) =>
        Encoding.UTF8.GetBytes(
            string.Join(';',
            fields.Select(field => $"\"{CsvInjection.Escape(field ?? "").Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n");
}
