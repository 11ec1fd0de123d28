namespace EhdsReadiness.Core.Assessments;

/// <summary>What an organisation chose when it began, and may change later.</summary>
/// <param name="Organisation">Name for the reports; null when not given.</param>
public sealed record AssessmentSettings(AssessmentMode Mode, Roles Role, Profile Profile, string? Organisation);
