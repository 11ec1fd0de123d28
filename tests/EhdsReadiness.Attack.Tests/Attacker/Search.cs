using EhdsReadiness.Attack.Tests.Populations;

namespace EhdsReadiness.Attack.Tests.Attacker;

/// <summary>Looks for populations that agree with all that is known, first by repairing one that is near, which is quick, then by the programme, which is exact.</summary>
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

    /// <summary>The range of a score by counts and means alone, where that is narrow already, else by everything; null where time ran out.</summary>
    public (double Low, double High)? RangeOf(int publication, int victim, int measure, double narrow)
    {
        Solved++;
        var means = ProgrammeOf(-2, constraint => constraint is CountWithin or MeanWithin).ScoreRange(publication, victim, measure);
        var found = means is { } range && range.High - range.Low <= narrow ? range : Whole().ScoreRange(publication, victim, measure);
        Undecided += found is null ? 1 : 0;
        return found;
    }

    /// <summary>Brings a population back to agreeing with the outputs and with what is supposed beside; false when it did not come to that.</summary>
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
    /// A population that agrees with the outputs and with what is supposed beside. The counts alone are asked first, then one publication, then all of it:
    /// what a part rules out stays so, and what the counts allow often needs only a few scores to be repaired.
    /// </summary>
    public Programme.Found Found(CountWithin supposed)
    {
        var counts = Counts().With(supposed, nearest: true);
        if (counts.Exists == false)
        {
            return counts;
        }

        for (var attempt = 0; attempt < 8 && counts.Population is { } near; attempt++)
        {
            var population = Filled(near, attempt);
            if (Repaired(population, supposed, attempt))
            {
                return new(true, population);
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

    /// <summary>The true population with those who enter or leave in another: whoever enters brings what somebody else brings.</summary>
    private Part?[][] Filled(Part?[][] presence, int attempt)
    {
        var random = new Random(attempt);
        var population = Imagined.Copy(Truth);
        for (var unit = 0; unit < world.Organisations; unit++)
        {
            Part? brought = null;
            for (var publication = 0; publication < population.Length; publication++)
            {
                var others = Truth[publication].OfType<Part>().ToList();
                var fresh = others.Count == 0 ? presence[publication][unit] : others[random.Next(others.Count)] with { Revision = 4000 + unit };
                population[publication][unit] = presence[publication][unit] is null ? null : Truth[publication][unit] ?? (brought ??= fresh);
            }
        }

        return population;
    }

    /// <summary>The programme of the counts alone.</summary>
    public Programme Counts() => ProgrammeOf(-1, constraint => constraint is CountWithin or CountOutside or ChangesWithin);

    private Programme Whole() => ProgrammeOf(world.Publications, _ => true);

    private Programme Alone(int publication) => ProgrammeOf(publication, constraint => constraint.Touches.All(pair => pair.Publication == publication));

    private Programme ProgrammeOf(int number, Func<Constraint, bool> included)
    {
        if (!_programmes.TryGetValue(number, out var programme))
        {
            _programmes[number] = programme = new Programme(world, controlled, knowledge.Constraints.Where(included));
        }

        return programme;
    }
}
