namespace EhdsReadiness.Attack.Tests.Populations;

/// <summary>Draws worlds in which cells of all sizes occur. The same seed gives the same world.</summary>
public static class RandomWorld
{
    private static readonly string[] Kinds = ["hospital", "research", "registry", "cohort"];
    private static readonly string[] Regions = ["FR-IDF", "FR-BRE", "FR-OCC", "FR-HDF"];
    private static readonly string[] Roles = ["holder", "user", "both"];
    private static readonly string[] Categories = ["a", "b", "c", "d"];

    private enum Style
    {
        Mixed,
        Alike,
        High,
        Low,
        Polar,
        ByKind,
    }

    public static World Of(int seed)
    {
        var random = new Random(seed);
        var size = random.Next(random.Next(2) == 0 ? 13 : 40, 61);
        var publications = random.Next(20) switch { < 8 => 1, < 14 => 2, < 17 => 3, _ => 4 };
        var places = Places(random, size);
        var style = (Style)random.Next(6);
        var rate = 0.3 + (0.65 * random.NextDouble());
        var churn = new[] { 0.02, 0.1, 0.3, 0.8 }[random.Next(4)];
        var register = new List<IReadOnlyList<Placement?>>();
        var truth = new List<IReadOnlyList<Part?>>();
        for (var publication = 0; publication < publications; publication++)
        {
            var now = publication == 0 ? Begun(random, places) : Continued(random, places, register[^1]);
            register.Add(now);
            truth.Add([.. now.Select((place, unit) => place is null ? null : publication == 0
                ? random.NextDouble() < rate ? Answered(random, style, place) : null
                : Later(random, style, place, truth[^1][unit], rate, churn))]);
        }

        var controlled = new List<IReadOnlyList<int>> { Drawn(random, truth, random.Next(3)) };
        if (random.Next(3) == 0)
        {
            controlled.Add(Drawn(random, truth, 2));
        }

        return new($"random {seed}", random.Next(10) switch { < 7 => 10, < 9 => 5, _ => 7 }, register,
            Deviating(random, truth, controlled[0]), controlled);
    }

    /// <summary>
    /// The world of that seed, in which the attacker speaks for five, nine or nineteen organisations: those of one kind first, as it has
    /// chosen its numbers in the register. They answer at both ends, so that the ranks between are another's.
    /// </summary>
    public static World Linked(int seed)
    {
        var (world, random) = (Overseas(Of(seed)), new Random(-seed));
        var beside = random.Next(world.Organisations);
        var own = Enumerable.Range(0, world.Organisations).Where(unit => unit != beside)
            .OrderByDescending(unit => world.Truth.Any(parts => parts[unit] is not null))
            .ThenByDescending(unit => Places(world, unit).Intersect(Places(world, beside)).Any())
            .ThenBy(_ => random.Next()).Take(new[] { 5, 9, 19 }[random.Next(3)]).Order().ToArray();
        var other = random.Next(2) == 0 ? [] : Enumerable.Range(0, world.Organisations).Except(own).Take(1);
        return world with
        {
            Name = $"linked {seed}",
            Truth = [.. world.Truth.Select(parts => (IReadOnlyList<Part?>)[.. parts.Select((part, unit) =>
                part is null || !own.Contains(unit) ? part : Part.Of([.. Questions.All.Select(_ => Array.IndexOf(own, unit) % 2 * 4)]))])],
            Links = [own],
            Controlled = [[.. own, .. other]],
        };
    }

    /// <summary>The same world with two of its regions overseas.</summary>
    private static World Overseas(World world) => world with
    {
        Register = [.. world.Register.Select(register => (IReadOnlyList<Placement?>)[.. register.Select(place => place is null ? null
            : place with { Region = place.Region switch { "FR-OCC" => "FR-971", "FR-HDF" => "FR-974", var region => region } })])],
    };

    private static IEnumerable<string> Places(World world, int unit) =>
        world.Register.Select(register => register[unit]?.Kind).OfType<string>();

    private static List<Placement> Places(Random random, int size)
    {
        T Pick<T>(T[] values, double[] weights)
        {
            var at = random.NextDouble() * weights.Sum();
            var index = 0;
            while (index < weights.Length - 1 && (at -= weights[index]) > 0)
            {
                index++;
            }

            return values[index];
        }

        double[] Weights(int count) => [.. Enumerable.Range(0, count).Select(_ => Math.Pow(random.NextDouble(), 2) + 0.02)];
        var kinds = Weights(random.Next(1, 5));
        var regions = Weights(random.Next(1, 5));
        var roles = Weights(random.Next(1, 4));
        var categories = Enumerable.Range(0, random.Next(0, 5)).Select(_ => random.NextDouble()).ToArray();
        var nested = random.Next(4) == 0;
        return [.. Enumerable.Range(0, size).Select(_ =>
        {
            var own = Categories.Take(categories.Length).Where((_, index) => random.NextDouble() < categories[index]).ToList();
            return new Placement(
                Pick(Kinds, kinds), Pick(Roles, roles), Pick(Regions, regions), nested && own.Contains("b") && !own.Contains("a")
                    ? ["a", .. own] : own);
        })];
    }

    private static List<Placement?> Begun(Random random, List<Placement> places)
    {
        var late = random.Next(5) == 0 ? 0.1 : 0;
        return [.. places.Select(place => random.NextDouble() < late ? null : place)];
    }

    private static List<Placement?> Continued(Random random, List<Placement> places, IReadOnlyList<Placement?> before)
    {
        var moves = random.Next(6) == 0 ? 0.05 : 0;
        return [.. before.Select((place, unit) => place is null
            ? random.Next(2) == 0 ? places[unit] : null
            : random.NextDouble() < moves ? place with { Region = Regions[random.Next(2)] } : place)];
    }

    private static Part? Later(Random random, Style style, Placement place, Part? before, double rate, double churn)
    {
        if (before is null)
        {
            return random.NextDouble() < churn * rate ? Answered(random, style, place) : null;
        }

        if (random.NextDouble() < churn * (1 - rate))
        {
            return null;
        }

        return random.NextDouble() < churn ? Changed(random, Answered(random, style, place), before) : before;
    }

    /// <summary>New answers that differ from the old ones, as only those are a change.</summary>
    private static Part Changed(Random random, Part drawn, Part before)
    {
        var levels = drawn.Levels!.ToList();
        if (levels.SequenceEqual(before.Levels!))
        {
            var question = random.Next(levels.Count);
            levels[question] = levels[question] == 4 ? 3 : levels[question] + 1;
        }

        return Part.Of(levels);
    }

    private static Part Answered(Random random, Style style, Placement place)
    {
        var own = random.Next(2) * 4;
        int Level() => style switch
        {
            Style.Mixed => random.Next(-1, 5),
            Style.Alike => random.Next(30) == 0 ? 3 : 2,
            Style.High => random.Next(12) == 0 ? 3 : 4,
            Style.Low => random.Next(12) == 0 ? 1 : 0,
            Style.Polar => own,
            _ => Math.Clamp(Array.IndexOf(Kinds, place.Kind) + random.Next(3), 0, 4),
        };
        return Part.Of([.. Questions.All.Select(_ => Level())]);
    }

    /// <summary>Organisations that the attacker controls: as a rule they take part, since only then do they know something.</summary>
    private static List<int> Drawn(Random random, List<IReadOnlyList<Part?>> truth, int count)
    {
        var there = Enumerable.Range(0, truth[0].Count).Where(unit => truth.Any(parts => parts[unit] is not null)).ToList();
        return there.Count < count ? [] : [.. Enumerable.Range(0, count).Select(_ => there[random.Next(there.Count)]).Distinct().Order()];
    }

    /// <summary>Sometimes the attacker's organisations answer at one end throughout, which gives away most about the others.</summary>
    private static List<IReadOnlyList<Part?>> Deviating(Random random, List<IReadOnlyList<Part?>> truth, IReadOnlyList<int> controlled)
    {
        if (random.Next(2) == 0)
        {
            return truth;
        }

        var level = random.Next(2) * 4;
        return [.. truth.Select(parts => (IReadOnlyList<Part?>)[.. parts.Select((part, unit) =>
            part is not null && controlled.Contains(unit) ? Part.Of([.. Questions.All.Select(_ => level)]) : part)])];
    }
}
