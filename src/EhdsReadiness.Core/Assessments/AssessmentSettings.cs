namespace EhdsReadiness.Core.Assessments;

/// <summary>What an organisation chose when it began, and may change later.</summary>
/// <param name="Organisation">Name for the reports; null when not given.</param>
/// <param name="Unit">The part of an organisation that is answered for; null for the whole of one.</param>
public sealed record AssessmentSettings(
    AssessmentMode Mode, Roles Role, Profile Profile, string? Organisation, AnsweringUnit? Unit = null)
{
    /// <summary>How whoever answers is called; null when no name was given.</summary>
    public string? NameIn(Language language) => Assessment.NameOf(Organisation, Unit, language);
}
