namespace EhdsReadiness.Core.Notices;

/// <summary>What a member was asked to answer by a day that is near or over, and was not told of yet.</summary>
public sealed record DatedAssignment(
    string AssessmentId, string OrganisationId, string TargetKind, string TargetId, string AccountId, DateOnly Due)
{
    /// <summary>What is asked.</summary>
    public AssignmentTarget Target =>
        TargetKind == "axis" ? AssignmentTarget.Axis(TargetId) : AssignmentTarget.Question(TargetId);
}
