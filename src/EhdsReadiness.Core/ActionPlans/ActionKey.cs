namespace EhdsReadiness.Core.ActionPlans;

/// <summary>Names one step of the plan: the question and its action, or <c>find-out</c>. Written <c>question.action</c> in addresses, forms
/// and rows.</summary>
public sealed record ActionKey(string QuestionId, string ActionId)
{
    public static ActionKey Of(PlanEntry entry) => new(entry.Question.Id, entry.ActionId);

    /// <summary>The key that a text writes; null when it writes none. Identifiers hold no full stop.</summary>
    public static ActionKey? Parse(string? written) =>
        written?.Split('.') is [{ Length: > 0 } question, { Length: > 0 } action] ? new(question, action) : null;

    public override string ToString() => $"{QuestionId}.{ActionId}";
}
