using EhdsReadiness.Web.Reports.Pdf.Scripts;

namespace EhdsReadiness.Web.Reports.Pdf.Fonts;

/// <summary>Makes people's words fit for the font, before anything is measured, and counts what it could not keep.</summary>
internal sealed class PrintableText(FontFaces faces, MissingSigns missing)
{
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>How many signs were replaced so far; a text that is met again counts once.</summary>
    public int Replaced { get; private set; }

    /// <summary>The text composed (NFC), without control characters, Arabic letters joined, each sign that all fonts lack as one character
    /// that stands for it.</summary>
    public string Of(string text)
    {
        if (IsPlain(text)) { return text; }

        if (_known.TryGetValue(text, out var known)) { return known; }

        var printable = new StringBuilder(text.Length);
        var composed = Repaired(text).NormalizeSafely();
        var isRightToLeft = Direction.IsMixed(composed);
        var signs = StringInfo.GetTextElementEnumerator(isRightToLeft ? ArabicForms.Joined(composed, faces.Have) : composed);
        while (signs.MoveNext())
        {
            Append(printable, signs.GetTextElement(), isRightToLeft);
        }

        return _known[text] = printable.ToString();
    }

    /// <summary>For document properties, which need no font: control characters removed, half surrogates replaced.</summary>
    public static string ForProperties(string text) => text.All(character => IsComposed(character) && !char.IsControl(character))
        ? text
        : string.Concat(Repaired(text).Select(character => char.IsControl(character) ? " " : character.ToString())).NormalizeSafely();

    /// <param name="isRightToLeft">Whether the text has letters on which what nobody sees may act.</param>
    private void Append(StringBuilder printable, string sign, bool isRightToLeft)
    {
        var start = printable.Length;
        foreach (var character in sign)
        {
            if (char.IsWhiteSpace(character) && !faces.Regular.Has(character))
            {
                printable.Append(' ');
            }
            else if (isRightToLeft && ArabicForms.IsUnseen(character))
            {
                printable.Append(character);
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
                printable.Append(missing.PlaceOf(ArabicForms.Typed(sign)));
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
            if (!faces.Have(character) || Direction.IsRightToLeft(character)
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
