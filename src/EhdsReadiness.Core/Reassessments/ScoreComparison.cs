namespace EhdsReadiness.Core.Reassessments;

/// <summary>
/// Two assessments of one organisation, in the combined reading. The way from the first to the second is gone in a fixed order: first the
/// questionnaire, with the answers that its file of changes carries; then the scope; then the answers. Each stop is an assessment that the
/// site could have shown, and what changes from one stop to the next has one cause, so that the causes add up exactly. The other orders
/// would need today's answers on yesterday's questionnaire, which nobody gave.
/// </summary>
/// <param name="Before">The first one.</param>
/// <param name="After">The second one.</param>
/// <param name="Axes">Those of the second one's questionnaire, then those that only the first one's had.</param>
/// <param name="Effects">Questions with an effect, largest first.</param>
public sealed record ScoreComparison(
    Result Before, Result After, ScoreChange Overall, IReadOnlyList<AxisChange> Axes, IReadOnlyList<QuestionEffect> Effects)
{
    private static readonly ChangeCause[] InOrder = [ChangeCause.Questionnaire, ChangeCause.Scope, ChangeCause.Answers];

    /// <summary>Compares two assessments.</summary>
    /// <exception cref="ArgumentException">The content lacks the version of one of them.</exception>
    public static ScoreComparison Of(Content content, Assessment before, Assessment after)
    {
        var now = content.Find(after.Questionnaire)
            ?? throw new ArgumentException($"The content has no questionnaire “{after.Questionnaire}”.", nameof(after));
        var moved = QuestionnaireMove.Along(content, before, now);
        Result[] stops =
        [
            Readiness.Of(content, before),
            Readiness.Of(content, moved),
            Readiness.Of(content, moved with { Role = after.Role, Mode = after.Mode, Profile = after.Profile }),
            Readiness.Of(content, after),
        ];
        var axes = now.Axes.Concat(stops[0].Questionnaire.Axes.ExceptBy(now.Axes.Select(axis => axis.Id), axis => axis.Id));
        return new(
            stops[0],
            stops[^1],
            ChangeOf([.. stops.Select(stop => stop.Combined.Overall)]),
            [.. axes.Select(axis => new AxisChange(axis, ChangeOf([.. stops.Select(stop => ScoreOf(stop, axis))])))],
            EffectsOf(stops));
    }

    private static Score? ScoreOf(Result result, Axis axis) => result.Combined.Axes.FirstOrDefault(one => one.Axis.Id == axis.Id)?.Score;

    private static ScoreChange ChangeOf(IReadOnlyList<Score?> scores) =>
        scores[0] is null || scores[^1] is null
            ? new(scores[0], scores[^1], null, null)
            : new(scores[0], scores[^1], CausesOf(Bridged(scores, score => score.Low)), CausesOf(Bridged(scores, score => score.High)));

    private static Causes CausesOf(List<Fraction> values) => new(values[1] - values[0], values[2] - values[1], values[3] - values[2]);

    /// <summary>A stop with nothing to assess changes nothing by itself: the next one carries the whole difference.</summary>
    private static List<T> Bridged<T>(IReadOnlyList<Score?> scores, Func<Score, T> value)
    {
        var values = new List<T>();
        foreach (var score in scores)
        {
            values.Add(score is null ? values[^1] : value(score));
        }

        return values;
    }

    private static List<QuestionEffect> EffectsOf(Result[] stops)
    {
        if (stops[0].Combined.Overall is null || stops[^1].Combined.Overall is null) { return []; }

        var shares = new List<Dictionary<string, (Question Question, Fraction Points)>>();
        foreach (var stop in stops)
        {
            shares.Add(stop.Combined.Overall is null ? shares[^1] : SharesOf(stop.Combined));
        }

        var effects = new List<QuestionEffect>();
        foreach (var cause in InOrder)
        {
            var (from, to) = (shares[(int)cause], shares[(int)cause + 1]);
            foreach (var id in from.Keys.Union(to.Keys, StringComparer.Ordinal))
            {
                var points = (to.TryGetValue(id, out var after) ? after.Points : Fraction.Zero)
                    - (from.TryGetValue(id, out var before) ? before.Points : Fraction.Zero);
                if (points != Fraction.Zero)
                {
                    effects.Add(new(after.Question ?? before.Question, cause, points));
                }
            }
        }

        return [.. effects.OrderByDescending(effect => effect.Points < Fraction.Zero ? Fraction.Zero - effect.Points : effect.Points)];
    }

    /// <summary>What each question brings to the overall low: its contribution divided by the number of axes with a score.</summary>
    private static Dictionary<string, (Question Question, Fraction Points)> SharesOf(Reading reading)
    {
        var scored = reading.Axes.Count(axis => axis.Score is not null);
        return reading.Axes.SelectMany(axis => axis.Contributions)
            .ToDictionary(one => one.Question.Id, one => (one.Question, one.Points / scored), StringComparer.Ordinal);
    }
}
