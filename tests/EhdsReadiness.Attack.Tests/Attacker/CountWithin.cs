namespace EhdsReadiness.Attack.Tests.Attacker;

/// <summary>Between so many and so many of these organisations take part.</summary>
public sealed record CountWithin(string Source, int Publication, IReadOnlyList<int> Units, int Low, int High) : Constraint(Source)
{
    public override IReadOnlyList<(int Publication, int Unit)> Touches { get; } = Pairs(Publication, Units);

    public override double Excess(Part?[][] population)
    {
        return Outside(Units.Count(unit => population[Publication][unit] is not null), Low, High);
    }

    public override void AddTo(Programme programme)
    {
        var row = programme.Row(Low, High);
        foreach (var unit in Units)
        {
            programme.Count(row, Publication, unit, 1);
        }
    }
}
