namespace EhdsReadiness.Attack.Tests.Attacker;

/// <summary>Between so many and so many organisations entered a cell, left it or changed their answers from one publication to a later
/// one.</summary>
/// <param name="UnitsBefore">The organisations that the register placed in the cell at the earlier publication.</param>
/// <param name="UnitsAfter">Those that it places there at the later one.</param>
public sealed record ChangesWithin(
    string Source, int Before, int After, IReadOnlyList<int> UnitsBefore, IReadOnlyList<int> UnitsAfter, int Low, int High)
        : Constraint(Source)
{
    public override IReadOnlyList<(int Publication, int Unit)> Touches { get; } =
        [.. Pairs(Before, UnitsBefore), .. Pairs(After, UnitsAfter)];

    public override double Excess(Part?[][] population)
    {
        var changes = UnitsBefore.Union(UnitsAfter).Count(unit =>
        {
            var before = UnitsBefore.Contains(unit) ? population[Before][unit] : null;
            var after = UnitsAfter.Contains(unit) ? population[After][unit] : null;
            return before?.Revision != after?.Revision;
        });
        return Outside(changes, Low, High);
    }

    public override void AddTo(Programme programme)
    {
        var row = programme.Row(Low, High);
        foreach (var unit in UnitsBefore.Union(UnitsAfter))
        {
            if (UnitsBefore.Contains(unit) && UnitsAfter.Contains(unit))
            {
                programme.Change(row, Before, After, unit);
            }
            else
            {
                programme.Count(row, UnitsBefore.Contains(unit) ? Before : After, unit, 1);
            }
        }
    }
}
