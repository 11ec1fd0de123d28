namespace EhdsReadiness.Core.Tests.Aggregates;

public sealed class UnitsMeanTests
{
    private static readonly Questionnaire Questionnaire = Invented.Questionnaire(
        Invented.Question("one", duty: new("60(2)", new Due.ByCategory(), null)), Invented.Question("two", axis: "provision"),
        Invented.Question("three", axis: "simple-use"));

    [Fact]
    public void A_single_unit_counts_as_it_stands() =>
        Invented.Any.Sample(any =>
        {
            var result = Readiness.Of(any.Questionnaire, Invented.Regulation, any.Assessment);
            var (mean, own) = (UnitsMean.Of([result]), CountedFigures.Of(result));
            Assert.Equal(own.Axes, mean.Axes);
            Assert.Equal((own.Overall, own.Band), (mean.Overall, mean.Band));
            Assert.Equal(own.Answers, mean.Answers);
            Assert.Equal(own.Duties.OrderBy(duty => duty.ToString()), mean.Duties.OrderBy(duty => duty.ToString()));
        });

    [Fact]
    public void Scores_are_plain_means_levels_are_rounded_down_and_a_duty_is_as_far_as_where_it_is_least_far()
    {
        var mean = UnitsMean.Of(
        [
            ResultOf(("one", Answer.AtLevel(4)), ("two", Answer.AtLevel(1)), ("three", Answer.Unknown)),
            ResultOf(("one", Answer.AtLevel(1)), ("two", Answer.Unknown), ("three", Answer.Unknown)),
        ]);

        Assert.Equal([new Fraction(125, 2), null, new Fraction(25, 2), 0], mean.Axes);
        Assert.Equal(new Fraction(25), mean.Overall);
        Assert.Equal([CountedAnswer.Level2, CountedAnswer.Level1, CountedAnswer.Unknown], mean.Answers);
        Assert.Equal(new(new(2029, 3, 26), DutyState.ToDo, 1), Assert.Single(mean.Duties));
    }

    [Fact]
    public void A_band_is_no_higher_than_the_cap_where_a_units_is_capped()
    {
        var questionnaire = Invented.Questionnaire(
            Invented.Question("blocks", weight: 1, duty: new("GDPR 32", new Due.Now(), null)), Invented.Question("other", weight: 5));
        Result Of(int level) => Readiness.Of(questionnaire, Invented.Regulation, Invented.Assessment(
            Roles.Holder, ("blocks", Answer.AtLevel(level)), ("other", Answer.AtLevel(4))));
        var (capped, full) = (Of(0), Of(4));

        Assert.True(capped.Combined.Overall!.Capped);
        Assert.Equal("exemplary", UnitsMean.Of([full]).Band);
        Assert.Equal("structured", UnitsMean.Of([capped, full, full]).Band);
    }

    private static Result ResultOf(params (string, Answer)[] answers) =>
        Readiness.Of(Questionnaire, Invented.Regulation, Invented.Assessment(Roles.Holder, answers));
}
