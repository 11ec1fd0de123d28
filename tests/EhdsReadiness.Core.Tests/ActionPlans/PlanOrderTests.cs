using System.Text.Json;

namespace EhdsReadiness.Core.Tests.ActionPlans;

/// <summary>The plan against a second reading of its rules, written as slowly and plainly as they are said.</summary>
public class PlanOrderTests
{
    [Fact]
    public void The_plan_is_what_the_rules_say_read_by_brute_force() => Invented.Any.Sample(
        any =>
        {
            var result = Readiness.Of(any.Questionnaire, Invented.Regulation, any.Assessment);
            Assert.Equal(
                BruteForce(any.Questionnaire, any.Assessment)
                    .Select(entry => $"{entry.Question} {entry.Action} {entry.To} {entry.Gain} {entry.Priority}"),
                Planning.Of(result)
                    .ByPriority.Select(entry => $"{entry.Question.Id} {entry.ActionId} {entry.To} {entry.Gain} {entry.Priority}"));
            Assert.Equal(result.Scope.Count(question => !any.Assessment.Answers.ContainsKey(question.Id)), Planning.Of(result).Missing);
        },
        iter: 3_000);

    [Fact]
    public void What_the_law_asks_already_comes_first_then_what_it_will_by_date_and_good_practice_last_each_by_priority() =>
        Invented.Any.Sample(
            any =>
            {
                var plan = Planning.Of(Readiness.Of(any.Questionnaire, Invented.Regulation, any.Assessment));
                var date = any.Assessment.Date;
                string Group(PlanEntry entry) => entry.Duty switch
                {
                    null => "9999 good practice",
                    { From: { } from } when from > date => from.ToString("O", CultureInfo.InvariantCulture),
                    _ => "0000 already",
                };
                Assert.Equal(plan.ByPriority.Select(Group).Order(StringComparer.Ordinal), plan.Entries.Select(Group));
                foreach (var group in plan.ByPriority.GroupBy(Group))
                {
                    Assert.Equal(group, plan.Entries.Where(entry => Group(entry) == group.Key));
                }
            },
            iter: 1_000);

    [Fact]
    public void The_file_keeps_the_order_of_priority_and_says_the_place_in_the_order_of_doing() => Invented.Any.Sample(
        any =>
        {
            var result = Readiness.Of(any.Questionnaire, Invented.Regulation, any.Assessment);
            var plan = Planning.Of(result);
            using var file = JsonDocument.Parse(ResultFile.Write(result));
            var actions = file.RootElement.GetProperty("plan").GetProperty("actions").EnumerateArray()
                .Select(one => (Key: new ActionKey(one.GetProperty("question").GetString()!, one.GetProperty("action").GetString()!),
                    Place: one.GetProperty("place").GetInt32())).ToList();
            Assert.Equal(plan.ByPriority.Select(ActionKey.Of), actions.Select(one => one.Key));
            Assert.Equal(plan.Entries.Select(ActionKey.Of), actions.OrderBy(one => one.Place).Select(one => one.Key));
            Assert.Equal(Enumerable.Range(1, actions.Count), actions.Select(one => one.Place).Order());
        },
        iter: 300);

    private sealed record Entry(
        string Question, string Action, int? To, Fraction Gain, Fraction Priority, DateOnly Due, int Effort, int Axis, int Order);

    private static List<Entry> BruteForce(Questionnaire questionnaire, Assessment assessment)
    {
        Fraction OverallWith(string id, int level)
        {
            var answers = assessment.Answers.ToDictionary(StringComparer.Ordinal);
            answers[id] = Answer.AtLevel(level);
            return Readiness.Of(questionnaire, Invented.Regulation, assessment with { Answers = answers }).Combined.Overall!.Low;
        }

        var chains = new List<List<Entry>>();
        foreach (var question in Readiness.Of(questionnaire, Invented.Regulation, assessment).Scope)
        {
            var duty = question.Duty?.For(assessment.Profile, Invented.Regulation);
            var urgency = Urgency(duty, assessment.Date);
            var due = duty is null ? DateOnly.MaxValue : duty.From ?? DateOnly.MinValue;
            var axis = questionnaire.Axes.ToList().FindIndex(one => one.Id == question.AxisId);
            var chain = new List<Entry>();
            switch (assessment.Answers.GetValueOrDefault(question.Id))
            {
                case { Kind: AnswerKind.Unknown }:
                    var gain = OverallWith(question.Id, question.Target) - OverallWith(question.Id, 0);
                    chain.Add(new(question.Id, "find-out", null, gain, gain * urgency, due, 1, axis, question.Order));
                    break;
                case { Kind: AnswerKind.Level, Level: { } level }:
                    foreach (var action in question.Actions.Where(action => level < action.To && action.To <= question.Target)
                        .OrderBy(action => action.To))
                    {
                        var rise = OverallWith(question.Id, action.To) - OverallWith(question.Id, level);
                        var effort = action.Effort switch { Effort.Days => 1, Effort.Weeks => 3, _ => 8 };
                        chain.Add(new(question.Id, action.Id, action.To, rise, rise * urgency / effort, due, effort, axis, question.Order));
                        level = action.To;
                    }

                    break;
            }

            chains.Add(chain);
        }

        var plan = new List<Entry>();
        while (chains.Any(chain => chain.Count > 0))
        {
            var next = chains.Where(chain => chain.Count > 0).Select(chain => chain[0])
                .OrderByDescending(entry => entry.Priority).ThenBy(entry => entry.Due).ThenBy(entry => entry.Effort)
                    .ThenBy(entry => entry.Axis).ThenBy(entry => entry.Order)
                .First();
            plan.Add(next);
            chains.Single(chain => chain.Count > 0 && chain[0] == next).RemoveAt(0);
        }

        return plan;
    }

    private static int Urgency(BindingDuty? duty, DateOnly date)
    {
        if (duty is null)
        {
            return 1;
        }

        if (duty.From is not { } from || from <= date)
        {
            return 5;
        }

        var months = 0;
        while (date.AddMonths(months + 1) <= from)
        {
            months++;
        }

        return months <= 0 ? 5 : months <= 12 ? 4 : months <= 30 ? 3 : 2;
    }

    [Theory]
    [InlineData("2026-11-23", "2029-03-26", "2028-12")]
    [InlineData("2029-01-10", "2029-03-26", "2029-01")]
    [InlineData("2029-03-26", "2029-03-26", "2029-06")]
    [InlineData("2029-03-25", "2029-03-26", "2029-03")]
    [InlineData("2026-11-23", "now", "2027-02")]
    [InlineData("2026-11-23", "", "2027-11")]
    public void Finish_by_leaves_three_months_before_a_date_and_a_year_for_good_practice(string date, string due, string month)
    {
        var duty = due.Length == 0 ? null : new BindingDuty("60(2)", due == "now" ? null : DateOnly.Parse(due, null));
        Assert.Equal(month, Planning.FinishBy(duty, DateOnly.Parse(date, null)).ToString("yyyy-MM", null));
    }
}
