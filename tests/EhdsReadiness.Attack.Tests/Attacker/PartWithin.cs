namespace EhdsReadiness.Attack.Tests.Attacker;

/// <summary>Of those who take part, the share of some lies between two bounds.</summary>
/// <param name="Low">Per cent.</param>
/// <param name="High">Per cent.</param>
public abstract record PartWithin(string Source, int Publication, IReadOnlyList<int> Units, double Low, double High) : Constraint(Source)
{
    public override IReadOnlyList<(int Publication, int Unit)> Touches { get; } = Pairs(Publication, Units);

    public override double Excess(Part?[][] population)
    {
        var (count, there) = Counted(population);
        return Outside(100 * there, Low * count, High * count, 100);
    }

    /// <summary>Whether it would have to be more of them.</summary>
    public bool IsTooLow(Part?[][] population)
    {
        var (count, there) = Counted(population);
        return 100 * there < Low * count;
    }

    public override void AddTo(Programme programme)
    {
        var below = programme.Row(double.NegativeInfinity, 0);
        var above = programme.Row(0, double.PositiveInfinity);
        foreach (var unit in Units)
        {
            Add(programme, below, unit, 100);
            programme.Count(below, Publication, unit, -High);
            Add(programme, above, unit, 100);
            programme.Count(above, Publication, unit, -Low);
        }
    }

    /// <summary>Whether somebody who takes part is one of those.</summary>
    protected abstract bool Has(Part part);

    /// <summary>Adds so much to a row where the organisation is one of those.</summary>
    protected abstract void Add(Programme programme, Google.OrTools.LinearSolver.Constraint row, int unit, double factor);

    private (int Count, int There) Counted(Part?[][] population)
    {
        int count = 0, there = 0;
        foreach (var unit in Units)
        {
            if (population[Publication][unit] is { } part)
            {
                count++;
                there += Has(part) ? 1 : 0;
            }
        }

        return (count, there);
    }
}
