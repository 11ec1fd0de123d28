namespace EhdsReadiness.Attack.Tests.Attacker;

/// <summary>
/// A quartile of a measure lies between two bounds. It is the score that a quarter, a half or three quarters of those who take part reach
/// from below, rounded up to a whole organisation.
/// </summary>
/// <param name="Quarters">1 for the first quartile, 2 for the median, 3 for the third.</param>
public sealed record QuartileWithin(
    string Source, int Publication, IReadOnlyList<int> Units, int Measure, int Quarters, double Low, double High) : Constraint(Source)
{
    public override IReadOnlyList<(int Publication, int Unit)> Touches { get; } = Pairs(Publication, Units);

    public override double Excess(Part?[][] population)
    {
        int count = 0, below = 0, reached = 0;
        foreach (var unit in Units)
        {
            if (population[Publication][unit] is { } part)
            {
                var score = part.Score(Measure);
                count++;
                below += score < Low - Tolerance ? 1 : 0;
                reached += score <= High + Tolerance ? 1 : 0;
            }
        }

        var rank = ((Quarters * count) + 3) / 4;
        return Math.Max(0, below - (rank - 1)) + Math.Max(0, rank - reached);
    }

    public override void AddTo(Programme programme)
    {
        // 4 × rank lies between quarters × count and that plus 3, which fixes the whole number.
        var rank = programme.Whole(0, Units.Count);
        var lowest = programme.Row(0, double.PositiveInfinity);
        var highest = programme.Row(double.NegativeInfinity, 3);
        var notBelow = programme.Row(1, double.PositiveInfinity);
        var reached = programme.Row(0, double.PositiveInfinity);
        lowest.SetCoefficient(rank, 4);
        highest.SetCoefficient(rank, 4);
        notBelow.SetCoefficient(rank, 1);
        reached.SetCoefficient(rank, -1);
        foreach (var unit in Units)
        {
            programme.Count(lowest, Publication, unit, -Quarters);
            programme.Count(highest, Publication, unit, -Quarters);
            programme.Count(notBelow, Publication, unit, -1);
            programme.AtOrAbove(notBelow, Publication, unit, Measure, Low);
            programme.AtOrBelow(reached, Publication, unit, Measure, High);
        }
    }
}
