namespace EhdsReadiness.Core.Notices;

/// <summary>What a member was asked to answer by a day that is near or over, and was not told of yet.</summary>
/// <param name="EventId">Of the event that tells of it, made of the words of what is asked and its day.</param>
/// <param name="IsOver">Whether the day is over.</param>
public sealed record DatedAssignment(
    string EventId, bool IsOver, string AssessmentId, string OrganisationId, string TargetKind, string TargetId, string AccountId)
{
    /// <summary>What is asked.</summary>
    public AssignmentTarget Target => AssignmentTarget.Of(TargetKind, TargetId);
}
