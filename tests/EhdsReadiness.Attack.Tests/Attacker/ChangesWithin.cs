namespace EhdsReadiness.Attack.Tests.Attacker;

/// <summary>Between so many and so many organisations entered a cell, left it or changed their answers from one publication to a later
/// one.</summary>
/// <param name="UnitsBefore">The organisations that the register placed in the cell at the earlier publication.</param>
/// <param name="UnitsAfter">Those that it places there at the later one.</param>
public sealed record ChangesWithin(
    string Source, int Before, int After, IReadOnlyList<int> UnitsBefore, IReadOnlyList<int> UnitsAfter, int Low, int High)
        : Constraint(Source)
{
    /// <summary>By organisation, the one that stands for it where of several that are linked one counts; null where each counts.</summary>
    public Func<int, int>? FirstOf { get; init; }

    public override IReadOnlyList<(int Publication, int Unit)> Touches { get; } =
        [.. Pairs(Before, UnitsBefore), .. Pairs(After, UnitsAfter)];

    public override double Excess(Part?[][] population)
    {
        var changed = UnitsBefore.Union(UnitsAfter).Where(unit =>
        {
            var before = UnitsBefore.Contains(unit) ? population[Before][unit] : null;
            var after = UnitsAfter.Contains(unit) ? population[After][unit] : null;
            return before?.Revision != after?.Revision;
        });
        return Outside(FirstOf is null ? changed.Count() : changed.Select(FirstOf).Distinct().Count(), Low, High);
    }

    public override void AddTo(Programme programme)
    {
        var row = programme.Row(Low, High);
        foreach (var group in UnitsBefore.Union(UnitsAfter).GroupBy(unit => FirstOf?.Invoke(unit) ?? unit))
        {
            if (group.Count() == 1)
            {
                AddChange(programme, row, group.Single(), 1);
                continue;
            }

            // It changed where one of them did at least, and no more than all of them did.
            var changed = programme.Flag();
            var all = programme.Row(double.NegativeInfinity, 0);
            row.SetCoefficient(changed, 1);
            all.SetCoefficient(changed, 1);
            foreach (var unit in group)
            {
                var one = programme.Row(0, double.PositiveInfinity);
                one.SetCoefficient(changed, 1);
                AddChange(programme, one, unit, -1);
                AddChange(programme, all, unit, -1);
            }
        }
    }

    private void AddChange(Programme programme, Google.OrTools.LinearSolver.Constraint row, int unit, double factor)
    {
        if (UnitsBefore.Contains(unit) && UnitsAfter.Contains(unit))
        {
            programme.Change(row, Before, After, unit, factor);
        }
        else
        {
            programme.Count(row, UnitsBefore.Contains(unit) ? Before : After, unit, factor);
        }
    }
}
