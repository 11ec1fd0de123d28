namespace EhdsReadiness.Core.Notices;

/// <summary>Something that waits for somebody.</summary>
/// <param name="OrganisationId">Of the organisation whose it is; of an access, the client.</param>
/// <param name="Organisation">Name of the organisation; of an access that they gave, the consultancy.</param>
/// <param name="AssessmentId">Null where it is about none.</param>
/// <param name="Item">The question to begin with or with something said, the axis of the first carried answer, or the only action; null
/// for nothing.</param>
/// <param name="Count">How many questions, answers, requests or actions; 1 for what is not counted.</param>
/// <param name="Due">The first last day among them; null for none. Of actions, the first day of the month.</param>
public sealed record Waiting(
    WaitingKind Kind, string OrganisationId, string Organisation, string? AssessmentId, string? Item, int Count, DateOnly? Due);
