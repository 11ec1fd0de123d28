namespace EhdsReadiness.Core;

/// <summary>Unicode normalisation that takes any string: the framework's own throws on halves of surrogate pairs and on noncharacters, and
/// takes minutes over marks by the million.</summary>
public static class UnicodeNormalization
{
    /// <summary>Most combining marks in a row; no writing system comes near (Stream-Safe Text Format, UAX #15).</summary>
    public const int MostMarks = 30;

    /// <summary>The text in a normal form. Halves of surrogate pairs, noncharacters and marks beyond <see cref="MostMarks"/> in a row are
    /// left out. Never throws.</summary>
    public static string NormalizeSafely(this string text, NormalizationForm form = NormalizationForm.FormC) =>
        Ascii.IsValid(text) ? text : Repair(text).Normalize(form);

    /// <summary>Whether a value may stand in interchanged text: not U+FDD0 to FDEF, nor the last two of each plane.</summary>
    public static bool IsCharacter(Rune rune) => rune.Value is not (>= 0xFDD0 and <= 0xFDEF) && (rune.Value & 0xFFFE) != 0xFFFE;

    /// <summary>Whether a sign is set on the one before it.</summary>
    public static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.SpacingCombiningMark;

    private static string Repair(string text)
    {
        var repaired = new StringBuilder(text.Length);
        var marks = 0;
        for (var at = 0; at < text.Length;)
        {
            var isWhole = Rune.TryGetRuneAt(text, at, out var rune);
            var length = isWhole ? rune.Utf16SequenceLength : 1;
            if (isWhole && IsCharacter(rune))
            {
                marks = IsMark(rune) ? marks + 1 : 0;
                if (marks <= MostMarks)
                {
                    repaired.Append(text, at, length);
                }
            }

            at += length;
        }

        return repaired.Length == text.Length ? text : repaired.ToString();
    }
}
