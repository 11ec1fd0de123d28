namespace EhdsReadiness.Core.Organisations;

/// <summary>Work of an assessment that nobody leads since somebody went, and of which the owners were not told yet.</summary>
/// <param name="Organisation">Name of the organisation.</param>
/// <param name="Actions">How many open actions of the plan.</param>
/// <param name="Answers">How many axes and questions that somebody was asked to answer.</param>
public sealed record LeftWork(string AssessmentId, string OrganisationId, string Organisation, int Actions, int Answers);
