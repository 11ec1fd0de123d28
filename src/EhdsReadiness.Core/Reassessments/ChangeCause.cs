namespace EhdsReadiness.Core.Reassessments;

/// <summary>Why a score changed.</summary>
public enum ChangeCause
{
    /// <summary>The questionnaire is another version.</summary>
    Questionnaire,

    /// <summary>The role, the mode or the profile asks other questions.</summary>
    Scope,

    /// <summary>Answers were given, changed or taken back.</summary>
    Answers,
}
