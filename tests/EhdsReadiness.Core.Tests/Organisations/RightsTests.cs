namespace EhdsReadiness.Core.Tests.Organisations;

public sealed class RightsTests
{
    [Fact]
    public void The_documentation_says_for_every_right_standing_and_state_what_the_rule_says()
    {
        var written = WhoMayDoWhat.OfAssessment();

        Assert.Equal(Enum.GetValues<Right>().Length * Enum.GetValues<AccessRole>().Length, written.Count);
        Assert.All(written, cell =>
            Assert.Equal(cell.Value, Enum.GetValues<AssessmentState>()
            .Where(state => Rights.Of(cell.Key.AccessRole, state).Contains(cell.Key.Right))));
    }

    [Fact]
    public void The_documentation_says_for_every_right_and_role_in_an_organisation_what_the_rule_says()
    {
        var written = WhoMayDoWhat.OfOrganisation();

        Assert.Equal(Enum.GetValues<OrganisationRight>().Length * Enum.GetValues<MemberRole>().Length, written.Count);
        Assert.All(written, cell => Assert.Equal(cell.Value, OrganisationRights.Of(cell.Key.Role).Contains(cell.Key.Right)));
    }

    [Fact]
    public void Nothing_of_a_finalised_assessment_can_be_changed_by_anybody_but_its_plan_is_carried_out_and_the_next_one_begins()
    {
        Right[] looking =
            [Right.FollowPlan, Right.Reassess, Right.Offer, Right.See, Right.Download, Right.Subscribe, Right.SeeQuestions,
            Right.SeeInternalComments];
        Assert.All(Enum.GetValues<AccessRole>(), standing =>
            Assert.Subset(looking.ToHashSet(), Rights.Of(standing, AssessmentState.Finalised).ToHashSet()));
    }

    [Fact]
    public void No_consultant_sees_an_internal_comment() =>
        Assert.All([AccessRole.AnsweringConsultant, AccessRole.ReadingConsultant], standing =>
            Assert.False(Rights.IsEverGranted(standing, Right.SeeInternalComments)));

    [Theory]
    [InlineData(null, "", null)]
    [InlineData("owner", "contributor may answer", AccessRole.Owner)]
    [InlineData("reader", "owner may answer", AccessRole.Reader)]
    [InlineData(null, "owner may read", AccessRole.ReadingConsultant)]
    [InlineData(null, "owner may answer", AccessRole.AnsweringConsultant)]
    [InlineData(null, "reader may answer", AccessRole.ReadingConsultant)]
    [InlineData(null, "reader may answer, contributor may read", AccessRole.ReadingConsultant)]
    [InlineData(null, "owner may read, contributor may answer", AccessRole.AnsweringConsultant)]
    public void Standing_comes_from_membership_first_and_from_running_grants_then(string? member, string grants, AccessRole? expected)
    {
        var running = grants.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(grant => grant.Split(' '))
            .Select(words => (Ids.Find<MemberRole>(words[0])!.Value, words[2] == "answer")).ToList();
        Assert.Equal(expected, AccessRoles.Resolve(Ids.Find<MemberRole>(member), running));
    }

    [Theory]
    [InlineData(null, "", false, AccessRole.HouseMember)]
    [InlineData(null, "", true, AccessRole.HouseMemberWithDrafts)]
    [InlineData("reader", "", true, AccessRole.Reader)]
    [InlineData(null, "owner may read", true, AccessRole.ReadingConsultant)]
    public void Standing_as_a_member_of_the_house_comes_last(string? member, string grant, bool drafts, AccessRole expected) =>
        Assert.Equal(
            expected, AccessRoles.Resolve(Ids.Find<MemberRole>(member), grant.Length == 0 ? [] : [(MemberRole.Owner, false)], drafts));

    [Fact]
    public void A_house_never_sees_questions_with_their_history_nor_internal_comments_of_its_units() =>
        Assert.All([AccessRole.HouseMember, AccessRole.HouseMemberWithDrafts], standing => Assert.All(
            Enum.GetValues<Right>().Except([Right.See, Right.Download]), right => Assert.False(Rights.IsEverGranted(standing, right))));

    [Theory]
    [InlineData(AccessRole.Owner, Right.Answer, true)]
    [InlineData(AccessRole.Owner, Right.Approve, true)]
    [InlineData(AccessRole.Contributor, Right.Approve, false)]
    [InlineData(AccessRole.Reader, Right.Answer, false)]
    public void A_right_of_one_state_is_granted_at_some_time(AccessRole standing, Right right, bool expected) =>
        Assert.Equal(expected, Rights.IsEverGranted(standing, right));

    [Theory]
    [InlineData(1, 1, AssessmentState.Submitted, StepOutcome.Done)]
    [InlineData(1, 2, AssessmentState.Approved, StepOutcome.DoneBefore)]
    [InlineData(1, 2, AssessmentState.Draft, StepOutcome.Stale)]
    [InlineData(1, 3, AssessmentState.Approved, StepOutcome.Stale)]
    [InlineData(2, 1, AssessmentState.Approved, StepOutcome.Stale)]
    public void A_step_was_done_before_where_it_is_the_only_one_since(int seen, int count, AssessmentState state, StepOutcome expected) =>
        Assert.Equal(expected, WorkflowStep.Evaluate(seen, count, state, AssessmentState.Approved));

    [Theory]
    [InlineData("732829320", "732829320")]
    [InlineData(" 732 829 320 ", "732829320")]
    [InlineData("356000000", "356000000")]
    [InlineData("732829321", null)]
    [InlineData("000000000", null)]
    [InlineData("73282932", null)]
    [InlineData("7328293200", null)]
    [InlineData("73282932O", null)]
    [InlineData("٧٣٢٨٢٩٣٢٠", null)]
    [InlineData(null, null)]
    public void A_siren_is_nine_digits_of_which_the_last_checks_the_others(string? typed, string? digits) =>
        Assert.Equal(digits, Siren.Read(typed));

    [Fact]
    public void One_wrong_digit_is_always_noticed()
    {
        const string right = "732829320";
        Assert.All(
            from place in Enumerable.Range(0, 9) from digit in "0123456789" where digit != right[place]
                select right[..place] + digit + right[(place + 1)..],
            wrong => Assert.Null(Siren.Read(wrong)));
    }
}
