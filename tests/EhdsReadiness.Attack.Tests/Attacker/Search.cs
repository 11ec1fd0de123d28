namespace EhdsReadiness.Attack.Tests.Attacker;

/// <summary>Looks for populations that agree with all that is known, first by repairing one that is near, which is quick, then by the
/// programme, which is exact.</summary>
internal sealed class Search(World world, Knowledge knowledge, IReadOnlySet<int> controlled, Repair repair) : IDisposable
{
    private readonly Dictionary<int, Programme> _programmes = [];
    private readonly List<Part?[][]> _witnesses = [[.. world.Truth.Select(parts => parts.ToArray())]];

    /// <summary>The true population.</summary>
    public Part?[][] Truth => _witnesses[0];

    /// <summary>Populations that agree with all that is known, as far as they were met; the true one first.</summary>
    public IReadOnlyList<Part?[][]> Witnesses => _witnesses;

    /// <summary>How often the programme had to be solved.</summary>
    public int Solved { get; private set; }

    /// <summary>How often it ran out of time; such a claim is neither proved nor refuted.</summary>
    public int Undecided { get; private set; }

    public void Dispose()
    {
        foreach (var programme in _programmes.Values)
        {
            programme.Dispose();
        }
    }

    /// <summary>The range of a score by counts and means alone, where that is narrow already, else by everything; null where time ran
    /// out.</summary>
    public (double Low, double High)? RangeOf(int publication, int victim, int measure, double narrow)
    {
        Solved++;
        var means = ProgrammeOf(-2, constraint => constraint is CountWithin or MeanWithin).ScoreRange(publication, victim, measure);
        var found = means is { } range && range.High - range.Low <= narrow ? range : Whole().ScoreRange(publication, victim, measure);
        Undecided += found is null ? 1 : 0;
        return found;
    }

    /// <summary>Brings a population back to agreeing with the outputs and with what is supposed beside; false when it did not come to
    /// that.</summary>
    public bool Repaired(Part?[][] population, Constraint supposed, int seed)
    {
        var repaired = repair.Repaired(population, supposed, seed);
        if (repaired && _witnesses.Count < 64)
        {
            _witnesses.Add(population);
        }

        return repaired;
    }

    /// <summary>
    /// A population that agrees with the outputs and with what is supposed beside. The counts alone are asked first, then one publication,
    /// then all of it: what a part rules out stays so, and what the counts allow often needs only a few scores to be repaired.
    /// </summary>
    public Programme.Found Found(CountWithin supposed)
    {
        var counts = Counts().With(supposed, nearest: true);
        if (counts.Exists == false)
        {
            return counts;
        }

        // Shares hardly allow another count; as many entering as leaving, with their answers, they notice least.
        foreach (var near in new[] { LikeTruth().With(supposed, nearest: true).Population, counts.Population }.OfType<Part?[][]>())
        {
            for (var attempt = 0; attempt < 40; attempt++)
            {
                var population = Filled(near, attempt);
                if (Repaired(population, supposed, attempt))
                {
                    return new(true, population);
                }
            }
        }

        Solved++;
        if (world.Publications > 1 && Alone(supposed.Publication).With(supposed, nearest: false).Exists == false)
        {
            return new(false, null);
        }

        var found = counts.Population is { } participants ? Whole().WithParticipants(participants) : default;
        if (found.Exists != true)
        {
            found = Whole().With(supposed, nearest: false);
        }

        Undecided += found.Exists is null ? 1 : 0;
        if (found.Population is { } whole)
        {
            _witnesses.Add(whole);
            if (knowledge.Constraints.FirstOrDefault(constraint => !constraint.Holds(whole)) is { } broken)
            {
                throw new InvalidOperationException($"{world.Name}: the population that the solver found does not agree with {broken}");
            }
        }

        return found;
    }

    /// <summary>The true population with those who enter or leave in another: whoever enters brings what somebody who leaves no longer
    /// does, of the same kind or role if there is one.</summary>
    private Part?[][] Filled(Part?[][] presence, int attempt)
    {
        var random = new Random(attempt);
        var population = Imagined.Copy(Truth);
        var brought = new Part?[world.Organisations];
        for (var publication = 0; publication < population.Length; publication++)
        {
            var (there, then) = (presence[publication], Truth[publication]);
            var left = Enumerable.Range(0, world.Organisations).Where(unit => then[unit] is not null && there[unit] is null).ToList();
            var others = then.OfType<Part>().ToList();
            for (var unit = 0; unit < world.Organisations; unit++)
            {
                if (there[unit] is null || then[unit] is not null)
                {
                    population[publication][unit] = there[unit] is null ? null : then[unit];
                    continue;
                }

                if (brought[unit] is null && left.Count > 0)
                {
                    var instead = left.MaxBy(other =>
                        Alike(world.Register[publication][unit]!, world.Register[publication][other]!) + random.NextDouble());
                    left.Remove(instead);
                    brought[unit] = then[instead]! with { Revision = 4000 + unit };
                }

                population[publication][unit] = brought[unit] ??= others.Count == 0 ? there[unit]
                    : others[random.Next(others.Count)] with { Revision = 4000 + unit };
            }
        }

        return population;
    }

    private static int Alike(Placement one, Placement other) =>
        (one.Role == other.Role ? 2 : 0) + (one.Kind == other.Kind ? 2 : 0) + (one.Region == other.Region ? 1 : 0);

    /// <summary>The programme of the counts alone, where whatever shows shares counts as many as in truth.</summary>
    private Programme LikeTruth()
    {
        var exact = knowledge.Constraints
            .Where(constraint => constraint is ShareWithin or BandWithin or UnknownWithin)
            .DistinctBy(constraint => constraint.Source)
            .Select(constraint => (constraint.Touches[0].Publication, Units: constraint.Touches.Select(pair => pair.Unit).ToList()))
            .Select(cell => (cell.Publication, cell.Units, Count: cell.Units.Count(unit => Truth[cell.Publication][unit] is not null)))
            .Select(cell => new CountWithin("as in truth", cell.Publication, cell.Units, cell.Count, cell.Count));
        return ProgrammeOf(-3, IsCount, exact);
    }

    private static bool IsCount(Constraint constraint) => constraint is CountWithin or CountOutside or ChangesWithin;

    /// <summary>The programme of the counts alone.</summary>
    public Programme Counts() => ProgrammeOf(-1, IsCount);

    private Programme Whole() => ProgrammeOf(world.Publications, _ => true);

    private Programme Alone(int publication) =>
        ProgrammeOf(publication, constraint => constraint.Touches.All(pair => pair.Publication == publication));

    private Programme ProgrammeOf(int number, Func<Constraint, bool> included, IEnumerable<Constraint>? beside = null)
    {
        if (!_programmes.TryGetValue(number, out var programme))
        {
            _programmes[number] = programme = new Programme(world, controlled, knowledge.Constraints.Where(included).Concat(beside ?? []));
        }

        return programme;
    }
}
