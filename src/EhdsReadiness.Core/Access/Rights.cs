namespace EhdsReadiness.Core.Access;

/// <summary>
/// Who may do what with an assessment. This is the only place that says so; <c>docs/who-may-do-what.md</c> shows the same as a table.
/// Somebody without a <see cref="AccessRole"/> isn't even told that the assessment exists.
/// </summary>
public static class Rights
{
    private static readonly Right[] Looking = [Right.See, Right.Download];
    private static readonly Right[] Consulting = [.. Looking, Right.Subscribe, Right.SeeQuestions];
    private static readonly Right[] Belonging = [.. Consulting, Right.SeeInternalComments];
    private static readonly Right[] Contributing = [.. Belonging, Right.FollowPlan, Right.Reassess, Right.Offer];

    private static readonly Dictionary<(AccessRole, AssessmentState), IReadOnlySet<Right>> Table = Build();

    /// <summary>Every right that this standing gives in this state.</summary>
    public static IReadOnlySet<Right> Of(AccessRole standing, AssessmentState state) => Table[(standing, state)];

    /// <summary>Whether the standing gives the right in some state: what it never gives is forbidden, what it gives at another time is only
    /// out of turn.</summary>
    public static bool IsEverGranted(AccessRole standing, Right right) =>
        Enum.GetValues<AssessmentState>().Any(state => Of(standing, state).Contains(right));

    private static Dictionary<(AccessRole, AssessmentState), IReadOnlySet<Right>> Build() =>
        (from standing in Enum.GetValues<AccessRole>()
         from state in Enum.GetValues<AssessmentState>()
         select ((standing, state), (IReadOnlySet<Right>)List(standing, state).ToHashSet())).ToDictionary();

    private static Right[] List(AccessRole standing, AssessmentState state) => (standing, state) switch
    {
        (AccessRole.LinkHolder, AssessmentState.Draft) =>
            [.. Looking, Right.Subscribe, Right.SeeQuestions, Right.FollowPlan, Right.Reassess, Right.Answer, Right.AskOutside,
            Right.ChangeProfile, Right.ShareByLink, Right.Keep, Right.Attach, Right.Delete],
        (AccessRole.LinkHolder, _) => [.. Looking, Right.Subscribe, Right.SeeQuestions, Right.FollowPlan, Right.Reassess],
        (AccessRole.LinkReader, _) => Looking,

        (AccessRole.Owner, AssessmentState.Draft) =>
            [.. Contributing, Right.Answer, Right.AskOutside, Right.ChangeProfile, Right.Comment, Right.Assign, Right.Submit, Right.Delete],
        (AccessRole.Owner, AssessmentState.Submitted) =>
            [.. Contributing, Right.Comment, Right.AskForChanges, Right.Approve, Right.Delete],
        (AccessRole.Owner, AssessmentState.Approved) =>
            [.. Contributing, Right.Comment, Right.AskForChanges, Right.Finalise, Right.Delete],

        (AccessRole.Contributor, AssessmentState.Draft) =>
            [.. Contributing, Right.Answer, Right.AskOutside, Right.ChangeProfile, Right.Comment, Right.Submit],
        (AccessRole.Contributor, AssessmentState.Submitted or AssessmentState.Approved) =>
            [.. Contributing, Right.Comment],

        (AccessRole.AnsweringConsultant, AssessmentState.Draft) => [.. Consulting, Right.FollowPlan, Right.Answer, Right.Comment],
        (AccessRole.AnsweringConsultant, AssessmentState.Submitted or AssessmentState.Approved) =>
            [.. Consulting, Right.FollowPlan, Right.Comment],

        (AccessRole.Owner or AccessRole.Contributor, AssessmentState.Finalised) => Contributing,
        (AccessRole.Reader, _) => Belonging,
        (AccessRole.AnsweringConsultant, AssessmentState.Finalised) => [.. Consulting, Right.FollowPlan],
        (AccessRole.ReadingConsultant, _) => Consulting,

        (AccessRole.HouseMember or AccessRole.HouseMemberWithDrafts, AssessmentState.Finalised) => Looking,
        (AccessRole.HouseMemberWithDrafts, _) => [Right.See],
        (AccessRole.HouseMember, _) => [],
    };
}
