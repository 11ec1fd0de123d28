namespace EhdsReadiness.Core.Tests.Reassessments;

public class ScoreComparisonTests
{
    private const int Random = 2_500;

    private static ScoreComparison Compare(TwoVersions any) => ScoreComparison.Of(any.Content, any.Before, any.After);

    private static Fraction Sum(IEnumerable<Fraction> fractions) => fractions.Aggregate(Fraction.Zero, (sum, one) => sum + one);

    private static IEnumerable<ScoreChange> Changes(ScoreComparison comparison) =>
        comparison.Axes.Select(axis => axis.Change).Prepend(comparison.Overall);

    [Fact]
    public void The_causes_add_up_exactly_to_the_change_of_each_axis_and_of_the_whole() => TwoVersions.Any.Sample(
        any =>
        {
            foreach (var change in Changes(Compare(any)))
            {
                Assert.Equal(change.Before is null || change.After is null, change.Low is null || change.High is null);
                if (change is { Before: { } before, After: { } after, Low: { } low, High: { } high })
                {
                    Assert.Equal(after.Low - before.Low, low.Total);
                    Assert.Equal(after.High - before.High, high.Total);
                }
            }
        },
        iter: Random);

    [Fact]
    public void The_scores_at_both_ends_are_those_of_the_two_assessments() => TwoVersions.Any.Sample(
        any =>
        {
            var comparison = Compare(any);
            Assert.Equal(Readiness.Of(any.Content, any.Before).Combined.Overall, comparison.Overall.Before);
            Assert.Equal(Readiness.Of(any.Content, any.After).Combined.Overall, comparison.Overall.After);
            foreach (var axis in Readiness.Of(any.Content, any.After).Combined.Axes)
            {
                Assert.Equal(axis.Score, comparison.Axes.Single(one => one.Axis.Id == axis.Axis.Id).Change.After);
            }
        },
        iter: Random);

    [Fact]
    public void The_effects_of_the_questions_add_up_to_each_cause() => TwoVersions.Any.Sample(
        any =>
        {
            var comparison = Compare(any);
            foreach (var cause in Enum.GetValues<ChangeCause>())
            {
                Assert.Equal(comparison.Overall.Low?.Of(cause)
                    ?? Fraction.Zero, Sum(comparison.Effects.Where(effect => effect.Cause == cause).Select(effect => effect.Points)));
            }

            Assert.DoesNotContain(comparison.Effects, effect => effect.Points == Fraction.Zero);
        },
        iter: Random);

    [Fact]
    public void What_did_not_change_is_no_cause() => TwoVersions.Any.Sample(
        any =>
        {
            var onlyAnswers = ScoreComparison.Of(any.Content, any.Before, any.Before with { Answers = OtherAnswers(any) });
            Assert.All(Changes(onlyAnswers).Where(change => change.Low is not null), change =>
                Assert.Equal((Fraction.Zero, Fraction.Zero), (change.Low!.Questionnaire, change.Low.Scope)));

            var onlyScope = ScoreComparison.Of(
                any.Content, any.Before, any.Before with { Role = any.After.Role, Mode = any.After.Mode, Profile = any.After.Profile });
            Assert.All(Changes(onlyScope).Where(change => change.Low is not null), change =>
                Assert.Equal((Fraction.Zero, Fraction.Zero), (change.Low!.Questionnaire, change.Low.Answers)));

            var onlyQuestionnaire =
                ScoreComparison.Of(any.Content, any.Before, QuestionnaireMove.Along(any.Content, any.Before, any.Second));
            Assert.All(Changes(onlyQuestionnaire).Where(change => change.Low is not null), change =>
                Assert.Equal((Fraction.Zero, Fraction.Zero), (change.Low!.Scope, change.Low.Answers)));

            Assert.Empty(ScoreComparison.Of(any.Content, any.Before, any.Before).Effects);
        },
        iter: Random);

    private static Dictionary<string, Answer> OtherAnswers(TwoVersions any) =>
        any.First.Questions.ToDictionary(question => question.Id, question =>
            Answer.AtLevel((question.Order + any.Before.Answers.Count) % 5), StringComparer.Ordinal);

    /// <summary>By hand: q0 (weight 1) and q1 (weight 3), one axis. Then q1 is removed, q2 (weight 1) is new; the role adds q3.</summary>
    [Fact]
    public void Each_cause_has_the_part_that_one_works_out_by_hand()
    {
        var first = Invented.Questionnaire(Invented.Question("q0"), Invented.Question("q1", weight: 3));
        var second = Invented.Questionnaire(
            Invented.Question("q0"), Invented.Question("q2"), Invented.Question("q3", roles: Roles.User)) with
        {
            Version = TwoVersions.NewVersion,
            Changes = new(first.Version,
                [new("q0", ChangeKind.Kept, ["q0"], Carrying.Carried), new("q1", ChangeKind.Removed, [], Carrying.Carried)]),
        };
        var before = Invented.Assessment(Roles.Holder, ("q0", Answer.AtLevel(4)), ("q1", Answer.AtLevel(0)));
        var after = Invented.Assessment(Roles.Both, ("q0", Answer.AtLevel(2)), ("q2", Answer.AtLevel(4)), ("q3", Answer.Unknown)) with
            { Questionnaire = second.Version };

        var comparison = ScoreComparison.Of(TwoVersions.ContentOf(first, second), before, after);

        // Low: 25, then 50 with q1 gone and q2 not yet answered, then 100/3 with q3 asked, then 50 with the answers.
        Assert.Equal(new Causes(new(25), new(-50, 3), new(50, 3)), comparison.Overall.Low);
        // High: 25, then 100, then 100, then 250/3.
        Assert.Equal(new Causes(new(75), new(0), new(-50, 3)), comparison.Overall.High);
        Assert.Equal((25, 50), (comparison.Overall.Before!.Shown, comparison.Overall.After!.Shown));
        Assert.Equal(
            [("q2", ChangeCause.Answers, new Fraction(100, 3)), ("q0", ChangeCause.Questionnaire, new Fraction(25)),
                ("q0", ChangeCause.Scope, new Fraction(-50, 3)), ("q0", ChangeCause.Answers, new Fraction(-50, 3))],
            comparison.Effects.Select(effect => (effect.Question.Id, effect.Cause, effect.Points)));
    }

    [Fact]
    public void Where_there_was_nothing_to_assess_there_is_no_change_to_explain()
    {
        var questionnaire = Invented.Questionnaire(Invented.Question("q0"), Invented.Question("q1", axis: "provision"));
        var before = Invented.Assessment(Roles.Holder, ("q0", Answer.NotApplicable("none")), ("q1", Answer.AtLevel(1)));
        var after = Invented.Assessment(Roles.Holder, ("q0", Answer.AtLevel(4)), ("q1", Answer.AtLevel(1)));

        var comparison = ScoreComparison.Of(TwoVersions.ContentOf(questionnaire), before, after);

        var axis = comparison.Axes.Single(one => one.Axis.Id == "transparency").Change;
        Assert.Null(axis.Before);
        Assert.Equal(100, axis.After!.Shown);
        Assert.Null(axis.Low);
        Assert.Equal(new Causes(0, 0, new(75, 2)), comparison.Overall.Low);
    }
}
