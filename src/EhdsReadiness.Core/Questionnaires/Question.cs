namespace EhdsReadiness.Core.Questionnaires;

/// <summary>One question of a published questionnaire.</summary>
/// <param name="Id">Lower-case words and hyphens; unique, never reused for another meaning.</param>
/// <param name="Order">Place in the whole questionnaire, from 0: the order of asking and of ties.</param>
/// <param name="AxisId">The axis it counts for.</param>
/// <param name="Weight">Share in its axis, 1 to 5.</param>
/// <param name="Target">The level that the plan leads to, 1 to 4.</param>
/// <param name="AskedWhen">Whom it is put to; null when to everybody in its role.</param>
/// <param name="Duty">The legal duty behind it; null for good practice.</param>
/// <param name="Cites">The paragraphs treated, as listed in <c>content/regulation</c>.</param>
/// <param name="Levels">Exactly five, from 0 (nothing) to 4 (measured, reviewed and improved).</param>
/// <param name="NotApplicable">When "does not apply" is a legitimate answer; null when it is not offered.</param>
/// <param name="Actions">Steps to the target, each leading to a higher level than the one before.</param>
public sealed record Question(
    string Id,
    int Order,
    string AxisId,
    Roles Roles,
    int Weight,
    int Target,
    Condition? AskedWhen,
    Duty? Duty,
    IReadOnlyList<string> Cites,
    Text Ask,
    Text Help,
    IReadOnlyList<Text> Levels,
    Text? NotApplicable,
    IReadOnlyList<Text> Evidence,
    IReadOnlyList<QuestionAction> Actions)
{
    /// <summary>Identifiers of facts of the regulation that it rests on; may be empty.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>Whether one answer holds for the whole legal person; the service alone where the content says nothing.</summary>
    public AnswerScope AnswerScope { get; init; }
}
