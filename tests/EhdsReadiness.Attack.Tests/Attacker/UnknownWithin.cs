namespace EhdsReadiness.Attack.Tests.Attacker;

/// <summary>The share of "I don't know" among all the answers of those who take part lies between two bounds, in per cent.</summary>
public sealed record UnknownWithin(string Source, int Publication, IReadOnlyList<int> Units, double Low, double High) : Constraint(Source)
{
    public override IReadOnlyList<(int Publication, int Unit)> Touches { get; } = Pairs(Publication, Units);

    public override double Excess(Part?[][] population)
    {
        int answers = 0, unknown = 0;
        foreach (var unit in Units)
        {
            if (population[Publication][unit]?.Levels is { } levels)
            {
                answers += levels.Count;
                unknown += levels.Count(level => level == Questions.Unknown);
            }
        }

        return Outside(100 * unknown, Low * answers, High * answers, 100 * Questions.All.Count);
    }

    public override void AddTo(Programme programme)
    {
        var below = programme.Row(double.NegativeInfinity, 0);
        var above = programme.Row(0, double.PositiveInfinity);
        foreach (var unit in Units)
        {
            for (var question = 0; question < Questions.All.Count; question++)
            {
                programme.AtLevel(below, Publication, unit, question, Questions.Unknown, 100);
                programme.AtLevel(above, Publication, unit, question, Questions.Unknown, 100);
            }

            programme.Count(below, Publication, unit, -High * Questions.All.Count);
            programme.Count(above, Publication, unit, -Low * Questions.All.Count);
        }
    }
}
