namespace EhdsReadiness.Web;

/// <summary>Text as people type it into forms.</summary>
public static class TypedText
{
    /// <summary>Number of Unicode characters, as the limits of the file format count them.</summary>
    public static int Length(string text) => text.EnumerateRunes().Count();

    /// <summary>The text with line ends as people see them, one character each; null when nothing but white space was typed.</summary>
    public static string? Clean(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? null : typed.ReplaceLineEndings("\n").Trim();
}
