namespace EhdsReadiness.Core.Assessments;

/// <summary>What one organisation answered, as scoring reads it.</summary>
/// <param name="Questionnaire">Version of the questionnaire.</param>
/// <param name="Role">Holder, user or both.</param>
/// <param name="Date">Day of the assessment (Europe/Paris), between 2025-01-01 and 2099-12-31; urgencies and months left count from
/// it.</param>
/// <param name="Organisation">Name printed on reports, 1 to 120 characters; null when not given.</param>
/// <param name="Answers">By question identifier. Answers to questions out of scope are kept but never count.</param>
public sealed record Assessment(
    string Questionnaire,
    AssessmentMode Mode,
    Roles Role,
    DateOnly Date,
    Profile Profile,
    string? Organisation,
    IReadOnlyDictionary<string, Answer> Answers)
{
    /// <summary>Longest name of an organisation, in Unicode characters.</summary>
    public const int LongestOrganisation = 120;

    public static readonly DateOnly EarliestDate = new(2025, 1, 1);
    public static readonly DateOnly LatestDate = new(2099, 12, 31);
}
