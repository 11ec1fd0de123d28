namespace EhdsReadiness.Web.Pages;

/// <summary>Declares what it takes to see a page of an assessment and to send its forms; on a handler, what it takes to send that
/// form.</summary>
/// <param name="see">What it takes to see the page.</param>
/// <param name="send">What it takes to send a form.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AssessmentAccessAttribute(Right see = Right.See, Right send = Right.Answer) : Attribute
{
    public Right See { get; } = see;
    public Right Send { get; } = send;

    /// <summary>Whether the page itself answers a form that the state does not allow any more, so that nothing that was typed is
    /// lost.</summary>
    public bool AnswersOutOfTurn { get; init; }

    /// <summary>Whether the page says itself, when it is so, that the assessment will be deleted because nobody touched it.</summary>
    public bool SaysHowLongKept { get; init; }
}
