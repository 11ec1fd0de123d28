namespace EhdsReadiness.Web.Reports.Pdf.Fonts;

/// <summary>Makes people's words fit for the font, before anything is measured, and counts what it could not keep.</summary>
internal sealed class PrintableText(FontFaces faces, MissingSigns missing)
{
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>How many signs were replaced so far; a text that is met again counts once.</summary>
    public int Replaced { get; private set; }

    /// <summary>The text composed (NFC), without control characters, each sign that the font lacks as one character that stands for
    /// it.</summary>
    public string Of(string text)
    {
        if (IsPlain(text)) { return text; }

        if (_known.TryGetValue(text, out var known)) { return known; }

        var printable = new StringBuilder(text.Length);
        var signs = StringInfo.GetTextElementEnumerator(Repaired(text).NormalizeSafely());
        while (signs.MoveNext())
        {
            Append(printable, signs.GetTextElement());
        }

        return _known[text] = printable.ToString();
    }

    /// <summary>For document properties, which need no font: control characters removed, half surrogates replaced.</summary>
    public static string ForProperties(string text) => text.All(character => IsComposed(character) && !char.IsControl(character))
        ? text
        : string.Concat(Repaired(text).Select(character => char.IsControl(character) ? " " : character.ToString())).NormalizeSafely();

    private void Append(StringBuilder printable, string sign)
    {
        var start = printable.Length;
        foreach (var character in sign)
        {
            if (char.IsWhiteSpace(character) && !faces.Have(character))
            {
                printable.Append(' ');
            }
            else if (char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format
                || IsVariationSelector(character))
            {
                continue;
            }
            else if (faces.Have(character))
            {
                printable.Append(character);
            }
            else
            {
                printable.Length = start;
                printable.Append(missing.PlaceOf(sign));
                Replaced++;
                return;
            }
        }
    }

    /// <summary>Most texts need no closer look.</summary>
    private bool IsPlain(string text)
    {
        var isComposed = true;
        foreach (var character in text)
        {
            if (!faces.Have(character)
                || char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format
                    or UnicodeCategory.NonSpacingMark)
            {
                return false;
            }

            isComposed &= IsComposed(character);
        }

        return isComposed || text.NormalizeSafely() == text;
    }

    /// <summary>Whether a text of such characters is in NFC: Latin letters short of combining marks, and general punctuation.</summary>
    private static bool IsComposed(char character) => character is < '\u0300' or (>= '\u2010' and <= '\u205f');

    private static bool IsVariationSelector(char character) => character is >= '\ufe00' and <= '\ufe0f';

    /// <summary>Half surrogates count as signs that the font lacks.</summary>
    private static string Repaired(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
