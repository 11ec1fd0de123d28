using EhdsReadiness.Attack.Tests.Populations;

namespace EhdsReadiness.Attack.Tests.Attacker;

/// <summary>The share of those who take part that are at one level of a question lies between two bounds.</summary>
/// <param name="Question">Index of the question.</param>
/// <param name="Level">A level, or <see cref="Questions.Unknown"/>.</param>
/// <param name="Low">Per cent.</param>
/// <param name="High">Per cent.</param>
public sealed record ShareWithin(string Source, int Publication, IReadOnlyList<int> Units, int Question, int Level, double Low, double High) : Constraint(Source)
{
    public override IReadOnlyList<(int Publication, int Unit)> Touches { get; } = Pairs(Publication, Units);

    public override double Excess(Part?[][] population)
    {
        var (count, there) = Counted(population);
        return Outside(100 * there, Low * count, High * count, 100);
    }

    /// <summary>Whether more of them would have to be at the level.</summary>
    public bool IsTooLow(Part?[][] population)
    {
        var (count, there) = Counted(population);
        return 100 * there < Low * count;
    }

    private (int Count, int There) Counted(Part?[][] population)
    {
        int count = 0, there = 0;
        foreach (var unit in Units)
        {
            if (population[Publication][unit] is { } part)
            {
                count++;
                there += part.Levels is { } levels && levels[Question] == Level ? 1 : 0;
            }
        }

        return (count, there);
    }

    public override void AddTo(Programme programme)
    {
        var below = programme.Row(double.NegativeInfinity, 0);
        var above = programme.Row(0, double.PositiveInfinity);
        foreach (var unit in Units)
        {
            programme.AtLevel(below, Publication, unit, Question, Level, 100);
            programme.Count(below, Publication, unit, -High);
            programme.AtLevel(above, Publication, unit, Question, Level, 100);
            programme.Count(above, Publication, unit, -Low);
        }
    }
}
