namespace EhdsReadiness.Core.Units;

/// <summary>That a house offers its answer to a question to its units.</summary>
/// <param name="AssessmentId">The assessment from which it is offered: the answer is the one that stands there.</param>
/// <param name="WithNote">Whether note and evidence go along.</param>
public sealed record OfferedAnswer(string AssessmentId, bool WithNote);
