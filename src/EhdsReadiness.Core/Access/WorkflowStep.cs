namespace EhdsReadiness.Core.Access;

/// <summary>The steps of an assessment: which right takes it from where to where.</summary>
public static class WorkflowStep
{
    /// <summary>Where the step that a right allows leads; null for a right that changes no state.</summary>
    public static AssessmentState? Target(Right right) => right switch
    {
        Right.Submit => AssessmentState.Submitted,
        Right.AskForChanges => AssessmentState.Draft,
        Right.Approve => AssessmentState.Approved,
        Right.Finalise => AssessmentState.Finalised,
        _ => null,
    };

    /// <summary>What the trail says of the step.</summary>
    internal static AuditAction Trail(AssessmentState target) => target switch
    {
        AssessmentState.Submitted => AuditAction.Submitted,
        AssessmentState.Draft => AuditAction.Returned,
        AssessmentState.Approved => AuditAction.Approved,
        AssessmentState.Finalised => AuditAction.Finalised,
    };

    /// <summary>What becomes of a step that was asked for from a page that showed <paramref name="seen"/> steps.</summary>
    /// <param name="count">Steps taken by now.</param>
    /// <param name="state">The state by now.</param>
    public static StepOutcome Evaluate(int seen, int count, AssessmentState state, AssessmentState target) =>
        seen == count ? StepOutcome.Done
        : count == seen + 1 && state == target ? StepOutcome.DoneBefore
        : StepOutcome.Stale;
}
