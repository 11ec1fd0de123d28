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
    public static AnswerKind? Find(string? id) => Ids.Find<AnswerKind>(id, Id);
}
