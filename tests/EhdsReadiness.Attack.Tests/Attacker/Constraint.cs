namespace EhdsReadiness.Attack.Tests.Attacker;

/// <summary>One thing that the outputs say about the population behind them.</summary>
/// <param name="Source">The cell and publication it comes from, for reports.</param>
public abstract record Constraint(string Source)
{
    /// <summary>Room for the rounding of floating-point sums; far below any published step.</summary>
    protected const double Tolerance = 1e-3;

    /// <summary>By publication, the organisations that the constraint speaks of.</summary>
    public abstract IReadOnlyList<(int Publication, int Unit)> Touches { get; }

    /// <summary>Whether a population agrees with it.</summary>
    public bool Holds(Part?[][] population) => Excess(population) <= 0;

    /// <summary>By how much a population disagrees with it: 0 when it agrees, else roughly how many organisations would have to be
    /// others.</summary>
    public abstract double Excess(Part?[][] population);

    /// <summary>Writes it as linear rows over the variables of a programme.</summary>
    public abstract void AddTo(Programme programme);

    /// <summary>How far a value lies outside its bounds, in units of <paramref name="unit"/>; 0 within the tolerance.</summary>
    protected static double Outside(double value, double low, double high, double unit = 1)
    {
        var excess = Math.Max(low - value, value - high);
        return excess <= Tolerance ? 0 : excess / unit;
    }

    protected static IReadOnlyList<(int, int)> Pairs(int publication, IReadOnlyList<int> units) =>
        [.. units.Select(unit => (publication, unit))];
}
