namespace EhdsReadiness.Core.Assessments;

/// <summary>How much is asked.</summary>
public enum AssessmentMode
{
    [Id("full")] Full,

    /// <summary>Only the express list of the questionnaire.</summary>
    [Id("express")] Express,
}
