namespace EhdsReadiness.Core.Tests.Scoring;

/// <summary>The ten laws that hold for any answers, each on thousands of random questionnaires and assessments.</summary>
public class LawsTests
{
    private const int Random = 2_500;

    private static Result Score(Questionnaire questionnaire, Assessment assessment) =>
        Readiness.Of(questionnaire, Invented.Regulation, assessment);

    private static Assessment With(Assessment assessment, string id, Answer? answer)
    {
        var answers = assessment.Answers.Where(pair => pair.Key != id).ToDictionary(StringComparer.Ordinal);
        if (answer is not null)
        {
            answers[id] = answer;
        }

        return assessment with { Answers = answers };
    }

    private static Fraction Sum(IEnumerable<Fraction> fractions) => fractions.Aggregate(Fraction.Zero, (sum, one) => sum + one);

    /// <summary>A random case with one of its questions.</summary>
    private static readonly Gen<(Questionnaire Questionnaire, Assessment Assessment, Question Question, Answer? Other)> AnyWithQuestion =
        from any in Invented.Any
        from index in Gen.Int[0, any.Questionnaire.Questions.Count - 1]
        from other in Invented.AnyAnswer
        select (any.Questionnaire, any.Assessment, any.Questionnaire.Questions[index], other);

    [Fact]
    public void Law_1_contributions_add_up_to_the_low_end() => Invented.Any.Sample(
        any =>
        {
            foreach (var axis in Score(any.Questionnaire, any.Assessment).Readings.SelectMany(reading => reading.Axes))
            {
                Assert.Equal(axis.Score?.Low ?? 0, Sum(axis.Contributions.Select(contribution => contribution.Points)));
                Assert.Equal(Tenths.SumOf(axis), Tenths.Of(axis).Sum());
            }
        },
        iter: Random);

    [Fact]
    public void Law_2_the_low_end_is_never_above_the_high_end() => Invented.Any.Sample(
        any =>
        {
            foreach (var score in Scores(Score(any.Questionnaire, any.Assessment)).OfType<Score>())
            {
                Assert.True(0 <= score.Low && score.Low <= score.High && score.High <= 100);
            }
        },
        iter: Random);

    [Fact]
    public void Law_3_answering_never_widens_the_interval_and_levels_alone_close_it() => AnyWithQuestion.Sample(
        any =>
        {
            var missing = With(any.Assessment, any.Question.Id, null);
            var before = Score(any.Questionnaire, missing).Combined.Axes;
            var after = Score(any.Questionnaire, With(missing, any.Question.Id, any.Other ?? Answer.Unknown)).Combined.Axes;
            foreach (var (a, b) in before.Zip(after).Where(pair => pair.First.Score is not null && pair.Second.Score is not null))
            {
                Assert.True(b.Score!.High - b.Score.Low <= a.Score!.High - a.Score.Low || any.Other?.Kind == AnswerKind.NotApplicable);
            }

            var levels = any.Assessment with
                { Answers = any.Questionnaire.Questions.ToDictionary(question => question.Id, question =>
                Answer.AtLevel(question.Order % 5), StringComparer.Ordinal) };
            Assert.All(Scores(Score(any.Questionnaire, levels)).OfType<Score>(), score => Assert.True(score.IsFinal));
        },
        iter: Random);

    [Fact]
    public void Law_4_not_knowing_never_raises_the_low_end() => AnyWithQuestion.Sample(
        any =>
        {
            var before = Score(any.Questionnaire, With(any.Assessment, any.Question.Id, Answer.AtLevel(any.Other?.Level ?? 0)));
            var after = Score(any.Questionnaire, With(any.Assessment, any.Question.Id, Answer.Unknown));
            Assert.All(Scores(before).Zip(Scores(after)), pair => Assert.True(pair.Second is null || pair.Second.Low <= pair.First!.Low));
        },
        iter: Random);

    [Fact]
    public void Law_5_raising_one_level_lowers_nothing() => AnyWithQuestion.Sample(
        any =>
        {
            var level = Math.Min(any.Other?.Level ?? 0, 3);
            var before = Score(any.Questionnaire, With(any.Assessment, any.Question.Id, Answer.AtLevel(level)));
            var after = Score(any.Questionnaire, With(any.Assessment, any.Question.Id, Answer.AtLevel(level + 1)));
            Assert.All(Scores(before).Zip(Scores(after)), pair =>
                Assert.True(pair.First is null || (pair.Second!.Low >= pair.First.Low && pair.Second.High >= pair.First.High)));
        },
        iter: Random);

    [Fact]
    public void Law_6_no_order_in_the_files_changes_a_score_a_gain_or_a_state() => Invented.Any.Sample(
        any =>
        {
            var turned = any.Questionnaire with
            {
                Axes = [.. any.Questionnaire.Axes.Reverse()],
                Questions = [.. any.Questionnaire.Questions.Reverse().Select((question, order) => question with { Order = order })],
            };
            var assessment = any.Assessment with { Answers = any.Assessment.Answers.Reverse().ToDictionary(StringComparer.Ordinal) };
            Assert.Equal(Unordered(Score(any.Questionnaire, any.Assessment)), Unordered(Score(turned, assessment)));
        },
        iter: Random);

    [Fact]
    public void Law_7_a_question_that_does_not_apply_might_as_well_not_be_there() => AnyWithQuestion.Sample(
        any =>
        {
            var without = any.Questionnaire with
                { Questions = [.. any.Questionnaire.Questions.Where(question => question != any.Question)] };
            var applies = Score(any.Questionnaire, With(any.Assessment, any.Question.Id, Answer.NotApplicable("none")));
            var gone = Score(without, With(any.Assessment, any.Question.Id, null));
            foreach (var (a, b) in applies.Readings.SelectMany(reading => reading.Axes)
                .Zip(gone.Readings.SelectMany(reading => reading.Axes)))
            {
                // Whether it is provisional goes by the answers that were given, and that one was given too.
                Assert.Equal((b.Score?.Low, b.Score?.High, b.Score?.Band, b.Score?.Capped),
                    (a.Score?.Low, a.Score?.High, a.Score?.Band, a.Score?.Capped));
                Assert.Equal(b.Blockers, a.Blockers);
                Assert.Equal(b.Contributions, a.Contributions);
                Assert.InRange(a.InScope - b.InScope, 0, 1);
                Assert.Equal(a.InScope - b.InScope, a.Answered - b.Answered);
            }
        },
        iter: Random);

    [Fact]
    public void Law_8_both_roles_together_are_asked_what_each_is_asked() => Invented.Any.Sample(
        any =>
        {
            var both = any.Assessment with { Role = Roles.Both };
            Assert.Equal(
                Score(any.Questionnaire, both).Scope,
                any.Questionnaire.Questions.Where(question =>
                    Score(any.Questionnaire, both with { Role = Roles.Holder }).Scope.Contains(question)
                    || Score(any.Questionnaire, both with { Role = Roles.User }).Scope.Contains(question)));
            var readings = Score(any.Questionnaire, both).Readings;
            Assert.Equal(
                readings[0].Axes.SelectMany(axis => axis.Contributions).Select(one => one.Question.Id).ToHashSet(),
                readings.Skip(1).SelectMany(reading => reading.Axes).SelectMany(axis => axis.Contributions).Select(one => one.Question.Id)
                    .ToHashSet());
        },
        iter: Random);

    [Fact]
    public void Law_9_carrying_out_the_whole_plan_raises_the_overall_by_the_sum_of_its_gains() => Invented.Any.Sample(
        any =>
        {
            var levels = any.Assessment with
                { Answers = any.Questionnaire.Questions.ToDictionary(question => question.Id, question =>
                Answer.AtLevel((any.Assessment.Answers.GetValueOrDefault(question.Id)?.Level ?? question.Order) % 5),
                StringComparer.Ordinal) };
            var before = Score(any.Questionnaire, levels);
            if (before.Combined.Overall is null)
            {
                return;
            }

            var done = levels.Answers.ToDictionary(StringComparer.Ordinal);
            foreach (var entry in Planning.Of(before).Entries)
            {
                Assert.Equal(entry.From, done[entry.Question.Id].Level);
                done[entry.Question.Id] = Answer.AtLevel(entry.To!.Value);
            }

            var after = Score(any.Questionnaire, levels with { Answers = done });
            Assert.All(after.Scope, question => Assert.True(done[question.Id].Level >= question.Target));
            Assert.Equal(before.Combined.Overall.Low + Sum(Planning.Of(before).Entries.Select(entry => entry.Gain)),
                after.Combined.Overall!.Low);
        },
        iter: Random);

    [Fact]
    public void Law_10_the_same_file_gives_the_same_bytes_in_any_culture() => Invented.Any.Sample(
        any =>
        {
            var here = CultureInfo.CurrentCulture;
            var expected = ResultFile.Write(Score(any.Questionnaire, any.Assessment));
            try
            {
                foreach (var culture in new[] { "fr-FR", "ar-SA", "tr-TR", "th-TH" })
                {
                    CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                    Assert.Equal(expected, ResultFile.Write(Score(any.Questionnaire, any.Assessment)));
                }
            }
            finally
            {
                CultureInfo.CurrentCulture = here;
            }
        },
        iter: Random);

    private static IEnumerable<Score?> Scores(Result result) =>
        result.Readings.SelectMany(reading => reading.Axes.Select(axis => axis.Score).Append(reading.Overall));

    private static string Unordered(Result result)
    {
        var lines = new List<string>();
        foreach (var reading in result.Readings)
        {
            lines.Add($"{reading.Kind} {reading.Overall}");
            lines.AddRange(reading.Axes.Select(axis => $"{reading.Kind} {axis.Axis.Id} {axis.Score} {axis.InScope} {axis.Answered}"));
            lines.AddRange(reading.Axes.SelectMany(axis => axis.Contributions)
                .Select(one => $"{reading.Kind} {one.Question.Id} {one.Points}"));
            lines.AddRange(reading.Duties.Select(duty => $"{reading.Kind} {duty.Question.Id} {duty.Duty} {duty.State}"));
        }

        lines.AddRange(Planning.Of(result)
            .Entries.Select(entry => $"{entry.Question.Id} {entry.ActionId} {entry.Gain} {entry.Priority} {entry.FinishBy:O}"));
        lines.Sort(StringComparer.Ordinal);
        return new StringBuilder().AppendJoin('\n', lines).ToString();
    }
}
