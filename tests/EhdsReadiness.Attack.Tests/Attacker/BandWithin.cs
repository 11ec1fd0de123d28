using EhdsReadiness.Attack.Tests.Populations;

namespace EhdsReadiness.Attack.Tests.Attacker;

/// <summary>The share of those who take part whose overall score lies in a band is between two bounds.</summary>
/// <param name="From">Lowest score of the band.</param>
/// <param name="Below">Lowest score of the next band; infinite for the last.</param>
/// <param name="Low">Per cent.</param>
/// <param name="High">Per cent.</param>
public sealed record BandWithin(string Source, int Publication, IReadOnlyList<int> Units, double From, double Below, double Low, double High) : Constraint(Source)
{
    public override IReadOnlyList<(int Publication, int Unit)> Touches { get; } = Pairs(Publication, Units);

    public override double Excess(Part?[][] population)
    {
        int count = 0, there = 0;
        foreach (var unit in Units)
        {
            if (population[Publication][unit] is { } part)
            {
                var score = part.Score(Questions.Overall);
                count++;
                there += score >= From - Tolerance && score < Below - Tolerance ? 1 : 0;
            }
        }

        return Outside(100 * there, Low * count, High * count, 100);
    }

    public override void AddTo(Programme programme)
    {
        var below = programme.Row(double.NegativeInfinity, 0);
        var above = programme.Row(0, double.PositiveInfinity);
        foreach (var unit in Units)
        {
            programme.InBand(below, Publication, unit, From, 100);
            programme.Count(below, Publication, unit, -High);
            programme.InBand(above, Publication, unit, From, 100);
            programme.Count(above, Publication, unit, -Low);
        }
    }
}
