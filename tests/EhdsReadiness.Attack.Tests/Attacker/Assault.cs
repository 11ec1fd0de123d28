using System.Collections.Concurrent;
using System.Diagnostics;

namespace EhdsReadiness.Attack.Tests.Attacker;

/// <summary>The attack on many worlds, and its figures.</summary>
/// <param name="Worlds">Populations attacked.</param>
/// <param name="Publications">Publications made of them.</param>
/// <param name="Attackers">Sets of controlled organisations tried.</param>
/// <param name="Victims">Organisations attacked, once for each attacker.</param>
/// <param name="Cells">Withheld counts attacked, likewise.</param>
/// <param name="Shown">Cells that carry figures, so that it is seen that not everything was withheld.</param>
/// <param name="Solved">Claims that took the exact programme.</param>
/// <param name="Undecided">Claims of those on which it ran out of time.</param>
public sealed record Assault(int Worlds, int Publications, int Attackers, int Victims, int Cells, int Shown, int Solved, int Undecided,
    TimeSpan Time, IReadOnlyList<Win> Wins)
{
    /// <summary>Publishes each world and attacks it.</summary>
    /// <param name="victims">Victims drawn for each attacker; null for all organisations.</param>
    public static Assault On(IEnumerable<World> worlds, Protections protections, int? victims)
    {
        var watch = Stopwatch.StartNew();
        var results = new ConcurrentBag<Assault>();
        // One by one: a world may take a thousand times as long as another.
        Parallel.ForEach(
            Partitioner.Create(worlds, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            world => results.Add(On(world, protections, victims)));
        return new(
            results.Count, results.Sum(one => one.Publications), results.Sum(one => one.Attackers), results.Sum(one => one.Victims),
            results.Sum(one => one.Cells),
            results.Sum(one => one.Shown), results.Sum(one => one.Solved), results.Sum(one => one.Undecided), watch.Elapsed,
            [.. results.SelectMany(one => one.Wins).OrderBy(win => win.World, StringComparer.Ordinal)]);
    }

    /// <summary>The rules as the attacker knows them, which is also which protections are off.</summary>
    private static Rules RulesOf(World world, Protections protections) => new(world.K)
    {
        Absent = protections.Threshold ? 3 : null,
        Noise = protections.Noise ? 2 : 0,
        QuartileStep = protections.Steps ? 5 : 1,
        ShareStep = protections.Steps ? 5 : 1,
        QuartilesFrom = protections.Steps ? 2 : null,
        Repeats = protections.Repetition,
        Audited = protections.Audit,
        Links = protections.Links,
    };

    /// <summary>The wins of one kind against one world and the named victims.</summary>
    /// <param name="heard">See <see cref="Rules.Heard"/>.</param>
    public static IReadOnlyList<Win> On(World world, Protections protections, WinKind kind, IReadOnlyList<int> victims, int? heard)
    {
        var knowledge = Knowledge.Of(world, RulesOf(world, protections) with { Heard = heard }, Published.Of(world, protections));
        var wins = new List<Win>();
        foreach (var controlled in world.Controlled)
        {
            using var attack = new Attack(world, knowledge, controlled);
            if (kind == WinKind.Count)
            {
                attack.OnCounts();
            }
            else
            {
                attack.On(victims);
            }

            wins.AddRange(attack.Wins.Where(win => win.Kind == kind));
        }

        return wins;
    }

    private static Assault On(World world, Protections protections, int? victims)
    {
        var outputs = Published.Of(world, protections);
        var knowledge = Knowledge.Of(world, RulesOf(world, protections), outputs);
        var (attacked, cells, solved, undecided) = (0, 0, 0, 0);
        var wins = new List<Win>();
        var random = new Random(world.Organisations);
        foreach (var controlled in world.Controlled)
        {
            var drawn = Enumerable.Range(0, world.Organisations).Except(controlled).ToArray();
            if (victims is { } some)
            {
                random.Shuffle(drawn);
                drawn = drawn[..Math.Min(some, drawn.Length)];
            }

            using var attack = new Attack(world, knowledge, controlled);
            attack.OnCounts();
            attack.On(drawn);
            wins.AddRange(attack.Wins);
            attacked += drawn.Length;
            cells += attack.Cells;
            solved += attack.Solved;
            undecided += attack.Undecided;
        }

        var shown = outputs.Sum(cellsOf => cellsOf.Count(cell => !cell.IsWithheld));
        return new(1, world.Publications, world.Controlled.Count, attacked, cells, shown, solved, undecided, TimeSpan.Zero, wins);
    }
}
