namespace EhdsReadiness.Core.Tests.ActionPlans;

public class ScenarioTests
{
    private static Result Score(Questionnaire questionnaire, Assessment assessment) =>
        Readiness.Of(questionnaire, Invented.Regulation, assessment);

    private static readonly Gen<(Questionnaire Questionnaire, Assessment Assessment, Scenario Scenario)> Any =
        from any in Invented.Any
        from chosen in Gen.Bool.Array[64]
        from levels in Gen.Int[-8, 4].Array[any.Questionnaire.Questions.Count]
        let plan = Planning.Of(Score(any.Questionnaire, any.Assessment))
        select (any.Questionnaire, any.Assessment, new Scenario(
            [.. plan.Entries.Where((_, place) => chosen[place % 64]).Select(ActionKey.Of)],
            any.Questionnaire.Questions.Where((_, place) => levels[place] >= 0)
                .ToDictionary(question => question.Id, question => levels[question.Order], StringComparer.Ordinal)));

    [Fact]
    public void A_scenario_changes_nothing_of_the_assessment() => Any.Sample(
        any =>
        {
            var before = AssessmentFile.Write(any.Assessment, any.Questionnaire);
            var after = any.Scenario.ApplyTo(any.Questionnaire, any.Assessment);
            Assert.Equal(before, AssessmentFile.Write(any.Assessment, any.Questionnaire));
            Assert.Equal(any.Assessment with { Answers = after.Answers }, after);
        },
        iter: 1_000);

    [Fact]
    public void Ready_scenarios_are_the_first_actions_and_all_that_the_law_asks_by_each_day() => Invented.Any.Sample(
        any =>
        {
            var (plan, date) = (Planning.Of(Score(any.Questionnaire, any.Assessment)), any.Assessment.Date);
            var ready = ReadyScenario.Of(plan, date);
            if (plan.Entries.Count == 0)
            {
                Assert.Empty(ready);
                return;
            }

            Assert.Equal(ReadyScenario.First, ready[0].Id);
            Assert.Equal(plan.Entries.Take(6), ready[0].Steps);
            Assert.All(ready.Skip(1), one => Assert.Equal(plan.Entries.Where(entry =>
                entry.Duty is { } duty && (duty.From is not { } from || from <= one.By)), one.Steps));
            Assert.All(ready.Skip(1).Zip(ready.Skip(2)), pair => Assert.True(
                pair.First.By < pair.Second.By && pair.First.Steps.Count < pair.Second.Steps.Count));
            Assert.Equal(plan.Entries.Count(entry => entry.Duty is not null), ready.Skip(1).LastOrDefault()?.Steps.Count ?? 0);
            Assert.All(ready, one => Assert.Equal(one.Steps, one.Scenario.StepsOf(plan).Where(one.Steps.Contains)));
            Assert.Equal(ready.Count, ready.Select(one => one.Id).Distinct().Count());
        },
        iter: 1_000);

    [Fact]
    public void Carrying_out_every_action_is_carrying_out_the_plan() => Invented.Any.Sample(
        any =>
        {
            var before = Score(any.Questionnaire, any.Assessment);
            var after = Score(any.Questionnaire,
                new Scenario([.. Planning.Of(before).Entries.Select(ActionKey.Of)], new Dictionary<string, int>())
                .ApplyTo(any.Questionnaire, any.Assessment));

            Assert.Empty(Planning.Of(after).Entries);
            if (before.Combined.Overall is { } overall)
            {
                Assert.Equal(overall.Low + Planning.Of(before).Entries.Aggregate(Fraction.Zero, (sum, entry) => sum + entry.Gain),
                    after.Combined.Overall!.Low);
            }
        },
        iter: 2_500);

    [Fact]
    public void An_action_takes_those_it_builds_on_with_it_and_the_steps_named_are_those_no_longer_in_the_plan() => Any.Sample(
        any =>
        {
            var before = Planning.Of(Score(any.Questionnaire, any.Assessment));
            var done = any.Scenario.StepsOf(before).Select(ActionKey.Of).ToHashSet();
            var left = Planning.Of(Score(any.Questionnaire, any.Scenario.ApplyTo(any.Questionnaire, any.Assessment)))
                .Entries.Select(ActionKey.Of).ToHashSet();

            Assert.All(before.Entries, entry =>
                Assert.True(done.Contains(ActionKey.Of(entry)) != left.Contains(ActionKey.Of(entry))
                || any.Scenario.Levels.ContainsKey(entry.Question.Id)));
        },
        iter: 2_500);

    [Fact]
    public void An_action_never_lowers_a_level_and_a_level_counts_whatever_the_actions_say()
    {
        var questionnaire =
            Invented.Questionnaire(Invented.Question("a", target: 3, actions: [Invented.Action("a", 2), Invented.Action("a", 3)]));
        var assessment = Invented.Assessment(Roles.Holder, ("a", Answer.AtLevel(3) with { Note = "note" }));

        Assert.Equal(Answer.AtLevel(3) with { Note = "note" }, Scenario.Of(new("a", "a-to-2")).ApplyTo(questionnaire, assessment)
            .Answers["a"]);
        Assert.Equal(Answer.AtLevel(1) with { Note = "note" }, new Scenario([new("a", "a-to-3")], new Dictionary<string, int> { ["a"] = 1 })
            .ApplyTo(questionnaire, assessment).Answers["a"]);
    }

    [Fact]
    public void Finding_out_is_taken_to_end_at_the_target()
    {
        var questionnaire = Invented.Questionnaire(Invented.Question("a", target: 3));

        Assert.Equal(Answer.AtLevel(3), Scenario.Of(new("a", ActionPlan.FindOut))
            .ApplyTo(questionnaire, Invented.Assessment(Roles.Holder, ("a", Answer.Unknown))).Answers["a"]);
    }

    [Theory]
    [InlineData("a", "a-to-9")]
    [InlineData("z", "a-to-3")]
    [InlineData("b", "b-to-3")]
    [InlineData("c", "c-to-3")]
    public void What_is_no_step_of_an_answered_question_does_nothing(string question, string action)
    {
        var questionnaire = Invented.Questionnaire(Invented.Question("a"), Invented.Question("b"), Invented.Question("c"));
        var assessment = Invented.Assessment(Roles.Holder, ("a", Answer.AtLevel(0)), ("b", Answer.NotApplicable("none")));

        Assert.Equal(assessment.Answers, Scenario.Of(new(question, action)).ApplyTo(questionnaire, assessment).Answers);
    }

    [Theory]
    [InlineData("holder-opt-out.find-out", true)]
    [InlineData("holder-opt-out", false)]
    [InlineData("a.b.c", false)]
    [InlineData(".b", false)]
    [InlineData(null, false)]
    public void A_key_is_a_question_and_an_action(string? written, bool isKey)
    {
        Assert.Equal(isKey, ActionKey.Parse(written) is not null);
        Assert.True(!isKey || ActionKey.Parse(written)!.ToString() == written);
    }
}
