namespace EhdsReadiness.Web.Exports;

/// <summary>
/// CSV injection: keeps what people typed from being run by a spreadsheet that opens it. An apostrophe goes before whatever begins like a
/// formula, at the start of a text and behind every separator in it: a spreadsheet of another country divides the file by another sign, and
/// quotes don't hold there. Taking it away gives exactly what was typed.
/// </summary>
public static class CsvInjection
{
    private const char Apostrophe = '\'';

    /// <summary>What divides cells in the spreadsheets of some country.</summary>
    private const string Separators = ";,\t\r\n";

    /// <summary>Signs that begin a formula in some spreadsheet, those of full width included.</summary>
    private const string Operators = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>Whether a text could be taken for a formula, spaces and quotes before it left out; also when it begins with an apostrophe
    /// or a separator, so that these stay.</summary>
    public static bool StartsFormula(string text) => StartsFormula(text.AsSpan(), Operators + Apostrophe + "\t\r\n");

    /// <summary>The text as it may stand in a file that has no types, such as CSV.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (IsDangerous(text, at, from: at))
            {
                escaped.Append(Apostrophe);
            }

            escaped.Append(text[at]);
        }

        return escaped.ToString();
    }

    /// <summary>What <see cref="Escape"/> was given.</summary>
    public static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != Apostrophe || !IsDangerous(text, at, from: at + 1))
            {
                plain.Append(text[at]);
            }
        }

        return plain.ToString();
    }

    /// <summary>Whether a cell could begin at one place and run as a formula what follows from another.</summary>
    private static bool IsDangerous(string text, int at, int from) =>
        at == 0 ? StartsFormula(text[from..])
        : Separators.Contains(text[at - 1], StringComparison.Ordinal) && StartsFormula(text.AsSpan(from).TrimStart(Apostrophe), Operators);

    private static bool StartsFormula(ReadOnlySpan<char> text, string signs)
    {
        foreach (var sign in text)
        {
            if (signs.Contains(sign, StringComparison.Ordinal)) { return true; }

            if (Separators.Contains(sign, StringComparison.Ordinal)
                || !(sign == '"' || char.IsWhiteSpace(sign) || char.GetUnicodeCategory(sign) == UnicodeCategory.Format))
            {
                return false;
            }
        }

        return false;
    }
}
