namespace EhdsReadiness.Core.Questionnaires;

/// <summary>Texts stripped of what does not change their words, so that they can be compared.</summary>
internal static class Folded
{
    /// <summary>Lower-case letters and digits with their accents; whatever stands between words is one space.</summary>
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.NormalizeSafely(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(letter))
            {
                folded.Append(char.ToLowerInvariant(letter));
            }
            else if (char.GetUnicodeCategory(letter) is not UnicodeCategory.Format && folded.Length > 0 && folded[^1] is not ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }
}
