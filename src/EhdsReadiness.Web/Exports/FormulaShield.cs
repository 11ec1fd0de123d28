namespace EhdsReadiness.Web.Exports;

/// <summary>
/// Keeps what people typed from being run by a spreadsheet that opens it: a text that begins like a formula gets an
/// apostrophe in front, which spreadsheets show as text. Taking it away again gives exactly what was typed.
/// </summary>
public static class FormulaShield
{
    private const char Apostrophe = '\'';

    /// <summary>Signs that begin a formula in some spreadsheet, those of full width included; the apostrophe, so that one typed by a person stays.</summary>
    private const string Starts = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20'";

    /// <summary>Whether a text could be taken for a formula, spaces before it left out.</summary>
    public static bool IsNeededFor(string text)
    {
        var rest = text.AsSpan().TrimStart(" \u00A0\u202F\u3000");
        return rest.Length > 0 && Starts.Contains(rest[0], StringComparison.Ordinal);
    }

    /// <summary>The text as it may stand in a file that has no types, such as CSV.</summary>
    public static string Put(string text) => IsNeededFor(text) ? Apostrophe + text : text;

    /// <summary>What <see cref="Put"/> was given.</summary>
    public static string Take(string text) => text.Length > 1 && text[0] == Apostrophe && IsNeededFor(text[1..]) ? text[1..] : text;
}
