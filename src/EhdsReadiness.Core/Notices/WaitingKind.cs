namespace EhdsReadiness.Core.Notices;

/// <summary>What waits for somebody, in the order in which it is shown.</summary>
public enum WaitingKind
{
    /// <summary>Questions that they are asked to answer or to clarify, and that have no answer, or "I don't know".</summary>
    [Id("answer")] Answer,

    /// <summary>What was answered by a link of theirs, to be taken over or set aside.</summary>
    [Id("said")] Said,

    /// <summary>An assessment that they submitted and that was sent back.</summary>
    [Id("returned")] Returned,

    /// <summary>Answers of before that somebody has to confirm.</summary>
    [Id("confirm")] Confirm,

    /// <summary>A submitted assessment that they may approve.</summary>
    [Id("approve")] Approve,

    /// <summary>An approved assessment that they may finalise.</summary>
    [Id("finalise")] Finalise,

    /// <summary>Requests to become a member that they decide.</summary>
    [Id("join")] Join,

    /// <summary>Actions of a plan that they lead and that are due within a month, or late.</summary>
    [Id("action")] Action,

    /// <summary>An access that they gave, which ends soon.</summary>
    [Id("access")] Access,

    /// <summary>An access to a client, which ends soon.</summary>
    [Id("client")] Client,
}
