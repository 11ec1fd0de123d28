namespace EhdsReadiness.Core.Tests.ActionPlans;

public class FollowedPlanTests
{
    private const string OwnAction = "0197aaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);

    private static readonly Questionnaire Questionnaire = Invented.Questionnaire(
        Invented.Question("a", duty: new("85(1)", new EhdsReadiness.Core.Regulations.Due.On(new(2027, 3, 26)), null),
            actions: [Invented.Action("a", 2), Invented.Action("a", 3)]),
        Invented.Question("b"),
        Invented.Question("u", roles: Roles.User));

    private static Result Score(params (string Question, Answer Answer)[] answers) =>
        Readiness.Of(Questionnaire, Invented.Regulation, Invented.Assessment(Roles.Holder, answers));

    private static TrackedAction Row(string id, ActionDetails? details = null, bool removed = false) =>
        new(id, 1, details ?? ActionDetails.Untouched, removed ? Noon : null, Noon);

    private static readonly Result AtZero = Score(("a", Answer.AtLevel(0)), ("b", Answer.AtLevel(0)));

    [Fact]
    public void Every_entry_of_the_plan_is_followed_once_in_its_order_whatever_was_said_about_it() => Invented.Any.Sample(
        any =>
        {
            var result = Readiness.Of(any.Questionnaire, Invented.Regulation, any.Assessment);
            var keys = Planning.Of(result).Entries.Select(entry => ActionKey.Of(entry).ToString()).ToList();
            var followed = FollowedPlan.Of(
                result, Planning.Of(result),
                [.. keys.Where((_, place) => place % 2 == 0).Select(key => Row(key)), Row(OwnAction), Row("gone.gone")], []);

            Assert.Equal([.. keys, OwnAction, "gone.gone"], followed.Actions.Select(action => action.Id));
            Assert.Equal(Planning.Of(result).Entries, followed.Actions.Select(action => action.Entry).OfType<PlanEntry>());
            Assert.False(followed.IsOrderedByHand);
        },
        iter: 1_000);

    [Fact]
    public void Moving_changes_places_with_the_neighbour_and_loses_nothing() =>
        Gen.Select(Gen.Int[0, 9], Gen.Bool, Gen.Shuffle(Enumerable.Range(0, 10).ToArray(), 1, 10)).Sample(
        (moving, up, shownPlaces) =>
        {
            var plan = new FollowedPlan(
                [.. Enumerable.Range(0, 10)
                .Select(number => new FollowedAction($"q.{number}", ActionStanding.InPlan, null, null, null, null))], false);
            var shown = shownPlaces.Order().Select(place => plan.Actions[place]).ToList();
            var before = shown.ConvertAll(action => action.Id);
            var after = plan.Moved($"q.{moving}", shown, up);

            Assert.Equal(plan.Actions.Select(action => action.Id).Order(), after.Order());
            var seen = after.Where(before.Contains).ToList();
            var place = before.IndexOf($"q.{moving}");
            var other = up ? place - 1 : place + 1;
            if (place >= 0 && other >= 0 && other < before.Count)
            {
                (before[place], before[other]) = (before[other], before[place]);
            }

            Assert.Equal(before, seen);
        },
        iter: 1_000);

    [Fact]
    public void An_order_given_by_hand_holds_and_what_came_later_follows_in_the_computed_order()
    {
        var computed = FollowedPlan.Of(AtZero, Planning.Of(AtZero), [], []).Actions.Select(action => action.Id).ToList();
        var byHand = FollowedPlan.Of(AtZero, Planning.Of(AtZero), [], ["no.longer", computed[2], computed[2]]);

        Assert.True(byHand.IsOrderedByHand);
        Assert.Equal([computed[2], computed[0], computed[1]], byHand.Actions.Select(action => action.Id));
    }

    [Fact]
    public void What_leaves_the_plan_stays_in_sight_as_reached_or_gone()
    {
        var result = Score(("a", Answer.AtLevel(2)), ("b", Answer.NotApplicable("none")), ("u", Answer.AtLevel(4)));
        var standings = FollowedPlan.Of(result, Planning.Of(result),
            [Row("a.a-to-2"), Row("a.find-out"), Row("b.b-to-3"), Row("u.u-to-3"), Row("z.z-to-3"), Row("a.a-to-9")], [])
            .Actions.ToDictionary(action => action.Id, action => action.Standing);

        Assert.Equal(ActionStanding.InPlan, standings["a.a-to-3"]);
        Assert.Equal(ActionStanding.Reached, standings["a.a-to-2"]);
        Assert.Equal(ActionStanding.Reached, standings["a.find-out"]);
        Assert.All(["b.b-to-3", "u.u-to-3", "z.z-to-3", "a.a-to-9"], id => Assert.Equal(ActionStanding.Gone, standings[id]));
    }

    [Theory]
    [InlineData(ActionStatus.ToDo, false, false, true)]
    [InlineData(ActionStatus.Doing, false, false, true)]
    [InlineData(ActionStatus.Done, false, false, false)]
    [InlineData(ActionStatus.Dropped, false, false, false)]
    [InlineData(ActionStatus.ToDo, true, false, false)]
    [InlineData(ActionStatus.ToDo, false, true, false)]
    public void Only_what_is_followed_and_not_finished_is_open(ActionStatus status, bool setAside, bool removed, bool open)
    {
        var row = Row(OwnAction, ActionDetails.Untouched with { Title = "own", Status = status, SetAside = setAside }, removed);
        Assert.Equal(open, FollowedPlan.Of(AtZero, Planning.Of(AtZero), [row], []).Find(OwnAction)!.IsOpen);
    }

    [Theory]
    [InlineData("2026-10-01", "2026-11-23", true)]
    [InlineData("2026-11-01", "2026-11-23", false)]
    [InlineData("2026-11-01", "2026-11-30", false)]
    [InlineData("2026-11-01", "2026-12-01", true)]
    public void An_action_is_overdue_when_its_month_is_over(string due, string day, bool overdue)
    {
        var plan = FollowedPlan.Of(
            AtZero, Planning.Of(AtZero), [Row("b.b-to-3", ActionDetails.Untouched with { Due = DateOnly.Parse(due, null) })], []);

        Assert.Equal(overdue, plan.Find("b.b-to-3")!.IsOverdueOn(DateOnly.Parse(day, null)));
        Assert.Equal(overdue, plan.OverdueOn(DateOnly.Parse(day, null)).Any(action => action.Id == "b.b-to-3"));
        Assert.Equal(plan.Actions.Count, plan.OverdueOn(DateOnly.Parse(day, null)).Count + plan.OpenOn(DateOnly.Parse(day, null)).Count);
    }

    [Fact]
    public void The_month_is_the_computed_one_until_somebody_gives_another()
    {
        var plan = FollowedPlan.Of(
            AtZero, Planning.Of(AtZero), [Row("b.b-to-3", ActionDetails.Untouched with { Due = new(2030, 1, 1) })], []);

        Assert.Equal(new DateOnly(2030, 1, 1), plan.Find("b.b-to-3")!.Due);
        Assert.Equal(plan.Find("a.a-to-2")!.Entry!.FinishBy, plan.Find("a.a-to-2")!.Due);
    }

    [Theory]
    [InlineData("2027-02-01", "2027-03-26", false)]
    [InlineData("2027-03-01", "2027-03-26", true)]
    [InlineData("2027-04-01", "2027-03-26", true)]
    [InlineData("2030-01-01", "2026-03-26", false)]
    [InlineData("2030-01-01", null, false)]
    public void A_month_that_ends_after_a_legal_date_still_to_come_is_late(string due, string? from, bool late) =>
        Assert.Equal(late,
            FollowedPlan.IsAfterLegalDate(
            DateOnly.Parse(due, null), new("60(2)", from is null ? null : DateOnly.Parse(from, null)), Invented.Day));

    [Fact]
    public void Good_practice_has_no_legal_date_to_be_after() =>
        Assert.False(FollowedPlan.IsAfterLegalDate(new(2099, 1, 1), null, Invented.Day));

    [Fact]
    public void Each_status_has_an_identifier_of_its_own() =>
        Assert.Equal(Enum.GetValues<ActionStatus>(), Ids.All<ActionStatus>().Select(status => Ids.Find<ActionStatus>(status.Id())!.Value));
}
