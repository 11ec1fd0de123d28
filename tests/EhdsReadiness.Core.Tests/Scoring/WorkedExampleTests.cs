namespace EhdsReadiness.Core.Tests.Scoring;

public class WorkedExampleTests
{
    private static readonly Questionnaire Three =
        Invented.Questionnaire(Invented.Question("a", 3), Invented.Question("b", 2), Invented.Question("c", 1));

    private static Result Score(Questionnaire questionnaire, params (string, Answer)[] answers) =>
        Readiness.Of(questionnaire, Invented.Regulation, Invented.Assessment(Roles.Holder, answers));

    [Fact]
    public void Not_knowing_counts_as_nothing_at_the_low_end_and_as_everything_at_the_high_end()
    {
        var axis = Score(Three, ("a", Answer.AtLevel(2)), ("b", Answer.Unknown), ("c", Answer.NotApplicable("none"))).Combined.Axes[0];

        Assert.Equal(new Fraction(30), axis.Score!.Low);
        Assert.Equal(new Fraction(70), axis.Score.High);
        Assert.Equal([new Fraction(30), Fraction.Zero], axis.Contributions.Select(contribution => contribution.Points));
        Assert.Equal(5, axis.Weight);
        Assert.Equal((3, 3), (axis.InScope, axis.Answered));
    }

    [Fact]
    public void Finding_out_closes_the_interval()
    {
        var axis = Score(Three, ("a", Answer.AtLevel(2)), ("b", Answer.AtLevel(4)), ("c", Answer.NotApplicable("none"))).Combined.Axes[0];

        Assert.Equal(new Fraction(70), axis.Score!.Low);
        Assert.True(axis.Score.IsFinal);
    }

    [Fact]
    public void The_overall_score_is_the_plain_mean_of_the_axes_that_have_one()
    {
        var questionnaire = Invented.Questionnaire(
            Invented.Question("a", 3), Invented.Question("b", 2),
            Invented.Question("c", 7, "reusable-databases"), Invented.Question("d", 3, "reusable-databases"),
            Invented.Question("e", 1, "provision"),
            Invented.Question("f", 4, "simple-use"), Invented.Question("g", 1, "simple-use"));

        // 30, 70, nothing to assess, 55: as in the method.
        var overall = Score(
            questionnaire,
            ("a", Answer.AtLevel(2)), ("b", Answer.AtLevel(0)),
            ("c", Answer.AtLevel(4)), ("d", Answer.AtLevel(0)),
            ("e", Answer.NotApplicable("none")),
            ("f", Answer.AtLevel(2)), ("g", Answer.AtLevel(3))).Combined.Overall;

        Assert.Equal(new Fraction(155, 3), overall!.Low);
        Assert.Equal(51, overall.Shown);
        Assert.Equal("structured", overall.Band.Id);
    }

    [Fact]
    public void An_axis_without_anything_to_assess_has_no_score()
    {
        var result = Score(Invented.Questionnaire(Invented.Question("a")), ("a", Answer.NotApplicable("none")));

        Assert.Null(result.Combined.Axes[0].Score);
        Assert.Null(result.Combined.Overall);
    }

    [Fact]
    public void One_hundred_is_shown_only_when_everything_is_at_level_four()
    {
        var questionnaire = Invented.Questionnaire([.. Enumerable.Range(0, 60).Select(i => Invented.Question($"q{i}", 5))]);
        var nearly = Score(questionnaire, [.. Enumerable.Range(0, 60).Select(i => ($"q{i}", Answer.AtLevel(i == 0 ? 3 : 4)))]);

        Assert.Equal(99, nearly.Combined.Overall!.Shown);
    }

    [Fact]
    public void A_blocker_keeps_its_axis_and_the_overall_below_the_next_band()
    {
        var law = new Duty("60(2)", new Due.ByCategory(), null);
        var questionnaire = Invented.Questionnaire(Invented.Question("a", 5), Invented.Question("b", 1, duty: law));
        var combined = Score(questionnaire, ("a", Answer.AtLevel(4)), ("b", Answer.AtLevel(1))).Combined;

        Assert.Equal(87, combined.Overall!.Shown);
        Assert.Equal(("structured", true), (combined.Axes[0].Score!.Band.Id, combined.Axes[0].Score!.Capped));
        Assert.Equal(("structured", true), (combined.Overall.Band.Id, combined.Overall.Capped));
        Assert.Equal(["b"], combined.Axes[0].Blockers.Select(question => question.Id));
    }

    [Fact]
    public void Printed_tenths_add_up_to_the_printed_sum_with_ties_in_the_order_of_asking()
    {
        var questionnaire = Invented.Questionnaire(Invented.Question("a"), Invented.Question("b"), Invented.Question("c"));
        var axis = Score(questionnaire, ("a", Answer.AtLevel(4)), ("b", Answer.AtLevel(4)), ("c", Answer.AtLevel(4))).Combined.Axes[0];

        Assert.Equal([334, 333, 333], Tenths.Of(axis));
        Assert.Equal(1000, Tenths.SumOf(axis));
    }

    [Theory]
    [InlineData("2026-11-23", "2029-03-26", 28)]
    [InlineData("2026-11-26", "2029-03-26", 28)]
    [InlineData("2026-11-27", "2029-03-26", 27)]
    [InlineData("2029-03-26", "2029-03-26", 0)]
    [InlineData("2029-03-27", "2029-03-26", -1)]
    [InlineData("2028-03-26", "2029-03-26", 12)]
    public void Months_left_are_whole_calendar_months_rounded_down(string from, string to, int months) =>
        Assert.Equal(months, EhdsReadiness.Core.ActionPlans.Planning.WholeMonths(DateOnly.Parse(from, null), DateOnly.Parse(to, null)));

    [Theory]
    [InlineData("7/2", 3)]
    [InlineData("-7/2", -4)]
    [InlineData("6/2", 3)]
    public void The_floor_of_a_fraction_is_the_greatest_integer_not_above_it(string written, long floor)
    {
        var parts = written.Split('/').Select(long.Parse).ToArray();
        Assert.Equal(floor, new Fraction(parts[0], parts[1]).Floor);
    }
}
