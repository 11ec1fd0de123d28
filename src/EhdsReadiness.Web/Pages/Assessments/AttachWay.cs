namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>The way on which an assessment that is nobody's becomes an organisation's: account, organisation, attaching.</summary>
/// <param name="Step">1 to 3.</param>
/// <param name="Name">What the assessment is called; null where it has no name.</param>
public sealed partial record AttachWay(int Step, string? Name)
{
    /// <summary>The way that somebody is on; null when they are going elsewhere.</summary>
    /// <param name="returnPath">Where they are going.</param>
    public static async Task<AttachWay?> OfAsync(
        int step, string? returnPath, AssessmentStore assessments, Language language, CancellationToken cancel)
    {
        var key = AttachPath().Match(returnPath ?? "").Groups["key"].Value;
        return key.Length > 0 && await assessments.FindAsync(key, cancel) is { } stored
            ? new(step, stored.Settings.NameIn(language)) : null;
    }

    [GeneratedRegex("/(fr|en)/assessments/(?<key>[A-Za-z0-9_-]+)/attach(\\?|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex AttachPath();
}
