namespace EhdsReadiness.Attack.Tests;

/// <summary>
/// Cases so small that every population can be tried: four organisations, and scores 0, 25, … 100 that are the same on every axis.
/// What is asked of them has its bounds on those scores, so that nothing is lost between them.
/// </summary>
public static class TinyCase
{
    /// <summary>The measure that the cases speak of.</summary>
    public const int Measure = 0;

    private const int Size = 4;

    public static (World World, IReadOnlyList<Constraint> Constraints) Of(int seed)
    {
        var random = new Random(seed);
        var world = new WorldBuilder($"tiny {seed}").Add(Size, Size).Publish().Build();
        var truth = Drawn(random);
        var constraints = new List<Constraint>();
        while (constraints.Count < 4)
        {
            var units = Enumerable.Range(0, Size).Where(_ => random.Next(3) > 0).ToArray();
            var low = random.Next(5) * 25;
            Constraint constraint = random.Next(4) switch
            {
                0 => new CountWithin("", 0, units, random.Next(3), random.Next(2, 5)),
                1 => new CountOutside("", 0, units, random.Next(2), random.Next(2, 5)),
                2 => new QuartileWithin("", 0, units, Measure, random.Next(1, 4), low, low + 25),
                _ => new MeanWithin("", 0, units, Measure, low, low),
            };

            // Each one holds for one population at least, and mostly all of them for the same.
            if (constraint.Holds([truth]) || random.Next(12) == 0)
            {
                constraints.Add(constraint);
            }
        }

        return (world, constraints);
    }

    /// <summary>Whether any population agrees, by trying them all.</summary>
    public static bool Exists(World world, IReadOnlyList<Constraint> constraints) =>
        All(world).Any(population => constraints.All(constraint => constraint.Holds(population)));

    /// <summary>Lowest and highest score of an organisation over the populations in which it takes part, by trying them all; null when
    /// there is none.</summary>
    public static (double Low, double High)? ScoreRange(World world, IReadOnlyList<Constraint> constraints, int unit)
    {
        var scores = All(world)
            .Where(population => population[0][unit] is not null && constraints.All(constraint => constraint.Holds(population)))
            .Select(population => population[0][unit]!.Score(Measure)).ToList();
        return scores.Count == 0 ? null : (scores.Min(), scores.Max());
    }

    private static Part?[] Drawn(Random random) => [.. Enumerable.Range(0, Size).Select(_ => Chosen(random.Next(6)))];

    private static IEnumerable<Part?[][]> All(World world)
    {
        var choices = (int)Math.Pow(6, world.Organisations);
        for (var number = 0; number < choices; number++)
        {
            var rest = number;
            var parts = new Part?[world.Organisations];
            for (var unit = 0; unit < parts.Length; unit++, rest /= 6)
            {
                parts[unit] = Chosen(rest % 6);
            }

            yield return [parts];
        }
    }

    private static Part? Chosen(int choice) => choice == 5 ? null : Part.Of(0, [.. Questions.All.Select(_ => choice)]);
}
