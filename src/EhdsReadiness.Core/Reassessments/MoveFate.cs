namespace EhdsReadiness.Core.Reassessments;

/// <summary>What happens to the answer of one question on the way to another version.</summary>
public enum MoveFate
{
    /// <summary>It stands.</summary>
    Carried,

    /// <summary>It stands, marked "to confirm".</summary>
    ToConfirm,

    /// <summary>There was an answer, which is not carried: the question must be answered again.</summary>
    Again,

    /// <summary>There was no answer.</summary>
    Unanswered,

    /// <summary>The former version did not ask it.</summary>
    New,
}
