namespace EhdsReadiness.Core.Scoring;

/// <summary>Whose questions a reading counts.</summary>
public enum ReadingKind
{
    /// <summary>All questions in scope.</summary>
    Combined,

    /// <summary>Those with the role holder.</summary>
    Holder,

    /// <summary>Those with the role user.</summary>
    User,
}

/// <summary>The identifiers of readings in addresses and files.</summary>
public static class ReadingIds
{
    /// <summary><c>combined</c>, <c>holder</c> or <c>user</c>.</summary>
    public static string Id(this ReadingKind kind) => kind switch
    {
        ReadingKind.Combined => "combined",
        ReadingKind.Holder => "holder",
        ReadingKind.User => "user",
    };

    /// <summary>The reading of an identifier; null when there is none.</summary>
    public static ReadingKind? Find(string? id) => id switch
    {
        "combined" => ReadingKind.Combined,
        "holder" => ReadingKind.Holder,
        "user" => ReadingKind.User,
        _ => null,
    };
}

/// <summary>The scores and the legal readiness of one role, or of both together.</summary>
/// <param name="Overall">Plain mean of the axes that have a score; null when none has.</param>
/// <param name="Axes">One for each axis of the questionnaire, in its order.</param>
/// <param name="Duties">Questions in scope with a law duty, in the order of asking.</param>
public sealed record Reading(ReadingKind Kind, Score? Overall, IReadOnlyList<AxisScore> Axes, IReadOnlyList<DutyReadiness> Duties)
{
    public int InScope => Axes.Sum(axis => axis.InScope);

    public int Answered => Axes.Sum(axis => axis.Answered);

    public IEnumerable<Question> Blockers => Axes.SelectMany(axis => axis.Blockers);
}

/// <summary>All that follows from one assessment.</summary>
/// <param name="Asked">The questions in scope, in order, with their answers and duties.</param>
/// <param name="Readings">Combined alone for one role; combined, holder and user for both.</param>
public sealed record Result(
    Questionnaire Questionnaire,
    Assessment Assessment,
    IReadOnlyList<AskedQuestion> Asked,
    IReadOnlyList<Reading> Readings)
{
    /// <summary>The questions asked, in order.</summary>
    public IReadOnlyList<Question> Scope { get; } = [.. Asked.Select(one => one.Question)];

    public Reading Combined => Readings[0];
}
