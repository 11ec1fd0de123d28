namespace EhdsReadiness.Web.Pages;

/// <summary>The last run of the browser tests that was kept, as they wrote it: figures of the accessibility statement.</summary>
/// <param name="Date">Day of the run.</param>
/// <param name="Axe">Version of the axe tool.</param>
/// <param name="Pages">Number of different pages.</param>
/// <param name="Visits">Number of page, state and language together; each without a finding, or the run would have failed.</param>
public sealed record AccessibilityAudit(DateOnly Date, string Axe, int Pages, int Visits)
{
    private const string File = "accessibility.json";

    /// <summary>The figures that travel with the program.</summary>
    public static AccessibilityAudit Last { get; } = Read();

    private static AccessibilityAudit Read()
    {
        using var stream = typeof(AccessibilityAudit).Assembly.GetManifestResourceStream(File)
            ?? throw new InvalidOperationException($"The program carries no {File}.");
        return JsonSerializer.Deserialize<AccessibilityAudit>(stream, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException($"{File} is empty.");
    }
}
