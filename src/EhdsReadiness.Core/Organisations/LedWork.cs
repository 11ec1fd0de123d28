namespace EhdsReadiness.Core.Organisations;

/// <summary>Work that a member leads and that nobody leads once they go.</summary>
/// <param name="Questionnaire">Version of the questionnaire that knows the action, the axis or the question.</param>
/// <param name="TargetId">Identifier of the action, the axis or the question; empty for reminders.</param>
/// <param name="Title">What is to be done, for an action of the organisation’s own; null for everything else.</param>
/// <param name="BegunAt">When the assessment was begun.</param>
public sealed record LedWork(
    string AssessmentId, string Questionnaire, LedWorkKind Kind, string TargetId, string? Title, DateTimeOffset BegunAt);
