namespace EhdsReadiness.Core.Assessments;

/// <summary>The three kinds of answer.</summary>
public enum AnswerKind
{
    /// <summary>One of the five levels.</summary>
    [Id("level")] Level,

    /// <summary>"I don't know": nothing at the low end, everything at the high end.</summary>
    [Id("unknown")] Unknown,

    /// <summary>"Does not apply", with a reason: takes no part in the score.</summary>
    [Id("not_applicable")] NotApplicable,
}
