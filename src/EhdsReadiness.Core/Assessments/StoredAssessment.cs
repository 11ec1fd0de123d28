using EhdsReadiness.Core.Questionnaires;

namespace EhdsReadiness.Core.Assessments;

/// <summary>What the holder of a key may do.</summary>
public enum Access
{
    /// <summary>See, but change nothing.</summary>
    Read,

    /// <summary>See and change everything.</summary>
    Write,
}

/// <summary>What an organisation chose when it began, and may change later.</summary>
/// <param name="Organisation">Name for the reports; null when not given.</param>
public sealed record AssessmentSettings(AssessmentMode Mode, Roles Role, Profile Profile, string? Organisation);

/// <summary>An assessment as it is kept.</summary>
/// <param name="Id">Internal identifier, never shown.</param>
/// <param name="Questionnaire">The version it began with and stays on.</param>
/// <param name="Version">Counts the changes of the settings, from 1.</param>
/// <param name="ChangedAt">Last change of anything, answers included (UTC).</param>
/// <param name="HasReader">Whether a read-only link is in use.</param>
public sealed record StoredAssessment(
    string Id,
    Access Access,
    string Questionnaire,
    AssessmentSettings Settings,
    int Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt,
    bool HasReader)
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>The day in France on which something happened.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(InParis(at).DateTime);

    /// <summary>The time on French clocks.</summary>
    public static DateTimeOffset InParis(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Paris);

    /// <summary>The assessment that scoring reads: its date is the day of the last change.</summary>
    public Assessment With(IEnumerable<StoredAnswer> answers) => new(
        Questionnaire,
        Settings.Mode,
        Settings.Role,
        DayOf(ChangedAt),
        Settings.Profile,
        Settings.Organisation,
        answers.Where(stored => stored.Answer is not null).ToDictionary(stored => stored.QuestionId, stored => stored.Answer!, StringComparer.Ordinal));
}

/// <summary>An answer as it is kept.</summary>
/// <param name="Version">Counts its changes, from 1.</param>
/// <param name="Answer">Null when the answer was taken back.</param>
public sealed record StoredAnswer(string QuestionId, int Version, Answer? Answer, DateTimeOffset ChangedAt);
