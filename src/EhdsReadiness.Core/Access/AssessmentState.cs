namespace EhdsReadiness.Core.Access;

/// <summary>How far an assessment has come. Only those of an organisation leave <see cref="Draft"/>.</summary>
public enum AssessmentState
{
    /// <summary>Answers may change.</summary>
    Draft,

    /// <summary>The answers are given over to the owners' judgement: they stand still until somebody decides.</summary>
    Submitted,

    /// <summary>An owner found the answers right; they may still be opened again.</summary>
    Approved,

    /// <summary>A numbered copy is kept, and nothing changes any more.</summary>
    Finalised,
}

/// <summary>The identifiers of states in the database, in texts and in forms.</summary>
public static class AssessmentStateIds
{
    /// <summary><c>draft</c>, <c>submitted</c>, <c>approved</c> or <c>finalised</c>.</summary>
    public static string Id(this AssessmentState state) => state switch
    {
        AssessmentState.Draft => "draft",
        AssessmentState.Submitted => "submitted",
        AssessmentState.Approved => "approved",
        AssessmentState.Finalised => "finalised",
    };

    /// <summary>The state of an identifier; null for anything else.</summary>
    public static AssessmentState? Find(string? id) => Ids.Find<AssessmentState>(id, Id);
}
