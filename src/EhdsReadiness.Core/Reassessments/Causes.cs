namespace EhdsReadiness.Core.Reassessments;

/// <summary>A change by its causes, in points, exact; they add up to it.</summary>
public sealed record Causes(Fraction Questionnaire, Fraction Scope, Fraction Answers)
{
    /// <summary>The whole change.</summary>
    public Fraction Total => Questionnaire + Scope + Answers;

    /// <summary>The part of one cause.</summary>
    public Fraction Of(ChangeCause cause) => cause switch
    {
        ChangeCause.Questionnaire => Questionnaire,
        ChangeCause.Scope => Scope,
        ChangeCause.Answers => Answers,
    };
}
