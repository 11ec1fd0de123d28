namespace EhdsReadiness.Core.Opening;

/// <summary>How far the answer to a question is, without what it says.</summary>
public enum AnswerStanding
{
    [Id("missing")] Missing,

    /// <summary>Answered "I don't know": somebody has yet to find out.</summary>
    [Id("unknown")] Unknown,

    /// <summary>Taken over from an earlier assessment, and not confirmed yet.</summary>
    [Id("confirm")] ToConfirm,

    [Id("answered")] Answered,
}
