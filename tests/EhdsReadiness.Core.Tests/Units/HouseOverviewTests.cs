namespace EhdsReadiness.Core.Tests.Units;

public sealed class HouseOverviewTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly Duty Now = new("GDPR 32", new Due.Now(), null);
    private static readonly Duty Later = new("60(2)", new Due.ByCategory(), null);
    private static readonly Questionnaire Questionnaire = Invented.Questionnaire(
        Invented.Question("later-one", duty: Later), Invented.Question("later-two", duty: Later), Invented.Question("now", duty: Now),
        Invented.Question("good", axis: "provision"));

    [Fact]
    public void Duties_in_force_come_first_then_the_nearest_and_those_that_most_units_miss()
    {
        var overview = HouseOverview.Of(
            [
                Unit("Cohorte", ("later-one", 3), ("later-two", 1), ("now", 2), ("good", 0)),
                Unit("Registre", ("later-one", 0), ("later-two", 2), ("now", 3)),
            ],
            Today);

        Assert.Equal(["now", "later-two", "later-one"], overview.Duties.Select(duty => duty.Question.Id));
        Assert.Equal([("Cohorte", DutyState.ToDo), ("Registre", DutyState.Partly)], overview.Duties[1].Units);
        Assert.Equal([("Cohorte", DutyState.Partly)], overview.Duties[0].Units);
    }

    [Fact]
    public void Open_actions_stand_by_who_leads_them_and_those_that_nobody_leads_last()
    {
        var (unit, opened) = Unit("Registre", ("later-one", 1), ("later-two", 1), ("now", 1), ("good", 1));
        var result = opened!.Value.Result;
        var led = opened.Value.Plan.Actions.Take(2).Select(action => new TrackedAction(
            action.Id, 1, ActionDetails.Untouched with { Owner = "RSSI", Due = new(2026, 1, 1) }, null, default)).ToList();
        var plan = FollowedPlan.Of(result, Planning.Of(result), led, []);

        var overview = HouseOverview.Of([(unit, (result, plan)), Unit("Vide")], Today);

        Assert.Equal(["RSSI", null], overview.Owners.Select(owner => owner.Owner));
        Assert.Equal((2, 2), (overview.Owners[0].Open, overview.Owners[0].Late));
        Assert.Equal(plan.Actions.Count(action => action.IsOpen) - 2, overview.Owners[1].Open);
    }

    private static (OverseenUnit Unit, (Result Result, FollowedPlan Plan)? Opened) Unit(string name, params (string Id, int Level)[] levels)
    {
        var unit = new OverseenUnit(name, name, UnitKind.Registry, false, null, null, false);
        if (levels.Length == 0) { return (unit, null); }

        var result = Readiness.Of(Questionnaire, Invented.Regulation,
            Invented.Assessment(Roles.Holder, [.. levels.Select(one => (one.Id, Answer.AtLevel(one.Level)))]));
        return (unit, (result, FollowedPlan.Of(result, Planning.Of(result), [], [])));
    }
}
