namespace EhdsReadiness.Attack.Tests.Attacker;

/// <summary>The true mean of a measure over those of these organisations that take part lies between two bounds.</summary>
public sealed record MeanWithin(string Source, int Publication, IReadOnlyList<int> Units, int Measure, double Low, double High)
    : Constraint(Source)
{
    public override IReadOnlyList<(int Publication, int Unit)> Touches { get; } = Pairs(Publication, Units);

    public override double Excess(Part?[][] population)
    {
        var (sum, count) = Summed(population);
        return count == 0 ? 1 : Outside(sum, Low * count, High * count, 25);
    }

    /// <summary>Whether they would have to have higher scores.</summary>
    public bool IsTooLow(Part?[][] population)
    {
        var (sum, count) = Summed(population);
        return sum < Low * count;
    }

    private (double Sum, int Count) Summed(Part?[][] population)
    {
        double sum = 0;
        var count = 0;
        foreach (var unit in Units)
        {
            if (population[Publication][unit] is { } part)
            {
                sum += part.Score(Measure);
                count++;
            }
        }

        return (sum, count);
    }

    public override void AddTo(Programme programme)
    {
        var below = programme.Row(double.NegativeInfinity, 0);
        var above = programme.Row(0, double.PositiveInfinity);
        var somebody = programme.Row(1, double.PositiveInfinity);
        foreach (var unit in Units)
        {
            programme.Count(somebody, Publication, unit, 1);
            programme.Score(below, Publication, unit, Measure, 1);
            programme.Count(below, Publication, unit, -High);
            programme.Score(above, Publication, unit, Measure, 1);
            programme.Count(above, Publication, unit, -Low);
        }
    }
}
