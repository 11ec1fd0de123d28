namespace EhdsReadiness.Core.Assessments;

/// <summary>The three kinds of answer.</summary>
public enum AnswerKind
{
    /// <summary>One of the five levels.</summary>
    Level,

    /// <summary>"I don't know": nothing at the low end, everything at the high end.</summary>
    Unknown,

    /// <summary>"Does not apply", with a reason: takes no part in the score.</summary>
    NotApplicable,
}

/// <summary>The identifiers of kinds in the database.</summary>
public static class AnswerKindIds
{
    /// <summary><c>level</c>, <c>unknown</c> or <c>not_applicable</c>.</summary>
    public static string Id(this AnswerKind kind) => kind switch
    {
        AnswerKind.Level => "level",
        AnswerKind.Unknown => "unknown",
        AnswerKind.NotApplicable => "not_applicable",
    };

    /// <summary>The kind of an identifier; null for anything else.</summary>
    public static AnswerKind? Find(string? id) => id switch
    {
        "level" => AnswerKind.Level,
        "unknown" => AnswerKind.Unknown,
        "not_applicable" => AnswerKind.NotApplicable,
        _ => null,
    };
}

/// <summary>An answer to one question. It keeps identifiers only: a wording can change without touching it.</summary>
/// <param name="Level">0 to 4 for <see cref="AnswerKind.Level"/>, otherwise null.</param>
/// <param name="Reason">Why the question does not apply, 1 to 4,000 characters; null for other kinds.</param>
/// <param name="Note">Free text of at most 4,000 characters; null when none.</param>
/// <param name="Evidence">Where a proof is to be found, at most 2,000 characters; null when none.</param>
public sealed record Answer(AnswerKind Kind, int? Level, string? Reason, string? Note, string? Evidence)
{
    /// <summary>Longest note and longest reason, in Unicode characters.</summary>
    public const int LongestNote = 4000;

    /// <summary>Longest evidence, in Unicode characters.</summary>
    public const int LongestEvidence = 2000;

    public static Answer Unknown { get; } = new(AnswerKind.Unknown, null, null, null, null);

    /// <exception cref="ArgumentOutOfRangeException">The level is not 0 to 4.</exception>
    public static Answer AtLevel(int level) =>
        level is >= 0 and <= 4
            ? new(AnswerKind.Level, level, null, null, null)
            : throw new ArgumentOutOfRangeException(nameof(level), level, "A level is 0 to 4.");

    /// <exception cref="ArgumentException">The reason is empty.</exception>
    public static Answer NotApplicable(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new(AnswerKind.NotApplicable, null, reason, null, null);
    }
}
