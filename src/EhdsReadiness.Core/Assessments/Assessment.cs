using System.Collections.Frozen;

namespace EhdsReadiness.Core.Assessments;

/// <summary>What one organisation answered, as scoring reads it.</summary>
/// <param name="Questionnaire">Version of the questionnaire.</param>
/// <param name="Role">Holder, user or both.</param>
/// <param name="Date">Day of the assessment (Europe/Paris), between 2025-01-01 and 2099-12-31; urgencies and months left count from
/// it.</param>
/// <param name="Organisation">Name printed on reports, 1 to 120 characters; null when not given.</param>
/// <param name="Answers">By question identifier. Answers to questions out of scope are kept but never count.</param>
/// <param name="Unit">The part of an organisation that is answered for; null for the whole of one.</param>
public sealed record Assessment(
    string Questionnaire,
    AssessmentMode Mode,
    Roles Role,
    DateOnly Date,
    Profile Profile,
    string? Organisation,
    IReadOnlyDictionary<string, Answer> Answers,
    AnsweringUnit? Unit = null)
{
    /// <summary>Questions whose carried answer nobody has confirmed or changed yet. It counts like any other, never stands in a file, and
    /// each page and report says so.</summary>
    public IReadOnlySet<string> ToConfirm { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Longest name of an organisation, in Unicode characters.</summary>
    public const int LongestOrganisation = 120;

    public static readonly DateOnly EarliestDate = new(2025, 1, 1);
    public static readonly DateOnly LatestDate = new(2099, 12, 31);

    /// <summary>Whether a few people answer for all of it: a microenterprise, or a unit such as a registry. The usual owners of actions, a
    /// legal department say, are not among them.</summary>
    public bool IsOfSmallTeam => Profile.MicroEnterprise == "yes" || Unit is not null;

    /// <summary>How whoever answers is called on pages and reports: <c>Registre des cardiopathies, CHU de Montervaux</c>; null when no name
    /// was given.</summary>
    public string? NameIn(Language language) => NameOf(Organisation, Unit, language);

    /// <summary>A unit by its own name, or its kind where it has none, and the name of the whole organisation.</summary>
    internal static string? NameOf(string? organisation, AnsweringUnit? unit, Language language) =>
        unit is null ? organisation : $"{organisation ?? unit.UnitKind.Title().In(language)}, {unit.House}";
}
