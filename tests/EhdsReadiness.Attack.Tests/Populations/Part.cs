namespace EhdsReadiness.Attack.Tests.Populations;

/// <summary>What one organisation brings to one publication, in the true population or in one that the attacker imagines.</summary>
/// <param name="Revision">Number of its answers: the same number in two publications means the same answers.</param>
/// <param name="Scores">Score of each axis, 0 to 100.</param>
/// <param name="Levels">Level of each question; null where an imagined population needs no levels to agree with the outputs.</param>
public sealed record Part(long Revision, IReadOnlyList<double> Scores, IReadOnlyList<int>? Levels)
{
    /// <summary>True answers, numbered by what they are, since only other answers are a change.</summary>
    public static Part Of(IReadOnlyList<int> levels) =>
        Of(levels.Aggregate(0L, (number, level) => (number * Questions.Levels.Count) + level - Questions.Unknown), levels);

    public static Part Of(long revision, IReadOnlyList<int> levels) =>
        new(revision, [.. Questions.Axes.Select((_, axis) => Questions.AxisScore(levels, axis))], levels);

    /// <summary>What an organisation brings by the mean of its units, as <see cref="Core.Aggregates.Counting.UnitsMean"/> has it: mean
    /// scores, and of each question the mean of the levels given, rounded down.</summary>
    public static Part MeanOf(IReadOnlyList<Part> units) => new(
        units.Aggregate(0L, (number, unit) => unchecked((number * 31) + unit.Revision)),
        [.. Questions.Axes.Select((_, axis) => units.Average(unit => unit.Scores[axis]))],
        [.. Questions.All.Select((_, question) => MeanLevel([.. units.Select(unit => unit.Levels![question])]))]);

    private static int MeanLevel(IReadOnlyList<int> levels)
    {
        var given = levels.Where(level => level != Questions.Unknown).ToList();
        return given.Count == 0 ? Questions.Unknown : given.Sum() / given.Count;
    }

    /// <summary>The score of an axis, or of the overall when the measure is <see cref="Questions.Overall"/>.</summary>
    public double Score(int measure) => measure < Scores.Count ? Scores[measure] : Scores.Average();
}
