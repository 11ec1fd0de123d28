namespace EhdsReadiness.Core.Questionnaires;

/// <summary>An action that raises a question to a level.</summary>
/// <param name="To">The level it leads to, 1 to 4.</param>
/// <param name="Owner">Who usually leads it.</param>
/// <param name="DoneWhen">How one knows that it is done.</param>
public sealed record QuestionAction(string Id, int To, Effort Effort, Text Owner, Text Do, IReadOnlyList<Text> Steps, Text DoneWhen);
