namespace EhdsReadiness.Core.ActionPlans;

/// <summary>One step of the plan.</summary>
/// <param name="Action">The content's action; null for "find out".</param>
/// <param name="From">Level that the preceding step leads to, or the current one; null for "find out".</param>
/// <param name="To">Level it leads to; null for "find out".</param>
/// <param name="Gain">Exact rise of the overall low; for "find out", the rise if the question turned out to be at its target.</param>
/// <param name="Urgency">1 (good practice) to 5 (already due).</param>
/// <param name="Priority">Gain times urgency, divided by the weight of the effort.</param>
/// <param name="Duty">The duty behind the question as it binds the organisation; null for good practice.</param>
/// <param name="FinishBy">First day of the month by whose end it should be done.</param>
public sealed record PlanEntry(
    Question Question,
    QuestionAction? Action,
    int? From,
    int? To,
    Fraction Gain,
    Effort Effort,
    int Urgency,
    Fraction Priority,
    BindingDuty? Duty,
    DateOnly FinishBy)
{
    /// <summary>Identifier of the action, or <c>find-out</c>.</summary>
    public string ActionId => Action?.Id ?? ActionPlan.FindOut;

    /// <summary>Who leads it as a rule; for "find out", who leads the question's first action and so would know. Null when the question has
    /// no action.</summary>
    public Text? UsualOwner => (Action ?? (Question.Actions.Count > 0 ? Question.Actions[0] : null))?.Owner;
}
