namespace EhdsReadiness.Core.Opening;

/// <summary>How far some questions are.</summary>
/// <param name="Answered">Those with an answer, "I don't know" included.</param>
/// <param name="InScope">Those asked of the organisation.</param>
/// <param name="ToClarify">Those answered by "I don't know".</param>
public sealed record Progress(int Answered, int InScope, int ToClarify)
{
    /// <summary>Whether nothing is left to do: each has an answer, and none is "I don't know".</summary>
    public bool IsDone => Answered == InScope && ToClarify == 0;

    /// <summary>Word for it: <c>nothing</c>, <c>todo</c>, <c>doing</c>, <c>clarify</c> or <c>done</c>.</summary>
    public string Status =>
        InScope == 0 ? "nothing"
        : IsDone ? "done"
        : Answered == InScope ? "clarify"
        : Answered > 0 ? "doing"
        : "todo";
}
