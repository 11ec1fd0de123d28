namespace EhdsReadiness.Web.Forms;

/// <summary>Checks of what was typed: what is wrong stands beside its field.</summary>
internal static class FormChecks
{
    public static void AddIf(this ModelStateDictionary errors, bool isWrong, string field, string error)
    {
        if (isWrong)
        {
            errors.AddModelError(field, error);
        }
    }

    /// <summary>Adds an error of that key, with the longest and the given length in Unicode characters, for a text that is too
    /// long.</summary>
    public static void CheckLength(
        this ModelStateDictionary errors, string field, string? text, int longest, IStringLocalizer texts, string key)
    {
        if (text is not null && TextSanitizer.Length(text) is var length && length > longest)
        {
            errors.AddModelError(field, texts[key, longest, length]);
        }
    }
}
