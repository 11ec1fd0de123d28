namespace EhdsReadiness.Attack.Tests.Attacker;

/// <summary>At most so many of these organisations take part, or at least so many: a cell that only its size can have withheld.</summary>
public sealed record CountOutside(string Source, int Publication, IReadOnlyList<int> Units, int AtMost, int OrAtLeast) : Constraint(Source)
{
    public override IReadOnlyList<(int Publication, int Unit)> Touches { get; } = Pairs(Publication, Units);

    public override double Excess(Part?[][] population)
    {
        var count = Units.Count(unit => population[Publication][unit] is not null);
        return Math.Max(0, Math.Min(count - AtMost, OrAtLeast - count));
    }

    public override void AddTo(Programme programme)
    {
        var large = programme.Flag();
        var below = programme.Row(double.NegativeInfinity, AtMost);
        var above = programme.Row(0, double.PositiveInfinity);
        below.SetCoefficient(large, -Units.Count);
        above.SetCoefficient(large, -OrAtLeast);
        foreach (var unit in Units)
        {
            programme.Count(below, Publication, unit, 1);
            programme.Count(above, Publication, unit, 1);
        }
    }
}
