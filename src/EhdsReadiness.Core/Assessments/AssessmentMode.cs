namespace EhdsReadiness.Core.Assessments;

/// <summary>How much is asked.</summary>
public enum AssessmentMode
{
    Full,

    /// <summary>Only the express list of the questionnaire.</summary>
    Express,
}

/// <summary>The identifiers of modes in files, in forms and in the database.</summary>
public static class AssessmentModeIds
{
    /// <summary><c>full</c> or <c>express</c>.</summary>
    public static string Id(this AssessmentMode mode) => mode switch
    {
        AssessmentMode.Full => "full",
        AssessmentMode.Express => "express",
    };

    /// <summary>The mode of an identifier; null for anything else.</summary>
    public static AssessmentMode? Find(string? id) => Ids.Find<AssessmentMode>(id, Id);
}
