namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>Links inside a wording.</summary>
internal static partial class Links
{
    /// <summary>The first address or Markdown link; null when there is none.</summary>
    public static string? First(string wording) => AnyLink().Match(wording) is { Success: true } link ? link.Value : null;

    /// <summary>The first target of a Markdown link that is no complete address; null when there is none.</summary>
    public static string? FirstIncomplete(string wording) =>
        Incomplete().Match(wording) is { Success: true } link ? link.Groups["target"].Value : null;

    [GeneratedRegex(@"https?://\S+|\]\([^)]*\)")]
    private static partial Regex AnyLink();

    [GeneratedRegex(@"\]\((?!https?://)(?<target>[^)]*)\)")]
    private static partial Regex Incomplete();
}
