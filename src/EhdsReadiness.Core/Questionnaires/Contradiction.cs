namespace EhdsReadiness.Core.Questionnaires;

/// <summary>Answers that can hardly be true together. A hint, never a fault; it changes no score.</summary>
/// <param name="When">Two or three conditions that hold together.</param>
public sealed record Contradiction(string Id, IReadOnlyList<ContradictionPart> When, Text Hint);
