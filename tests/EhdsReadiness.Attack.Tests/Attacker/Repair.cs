namespace EhdsReadiness.Attack.Tests.Attacker;

/// <summary>Brings a population that contradicts the outputs back to agreeing with them.</summary>
/// <param name="controlled">The attacker's own organisations, which stay as they are.</param>
internal sealed class Repair(World world, Knowledge knowledge, IReadOnlySet<int> controlled)
{
    private readonly IReadOnlyList<Constraint>[] _touching = Touching(world, knowledge);
    private readonly HashSet<int> _answering =
        [.. knowledge.Constraints.Where(constraint => constraint is ShareWithin or UnknownWithin)
            .SelectMany(constraint => constraint.Touches).Select(pair => pair.Unit)];

    /// <summary>Whether answers of this organisation enter some published distribution, and not only its scores a mean.</summary>
    public bool LevelsMatter(int unit) => _answering.Contains(unit);

    /// <summary>Whether the outputs agree with what the population says of this organisation.</summary>
    public bool Agrees(Part?[][] population, int unit) => _touching[unit].All(constraint => constraint.Holds(population));

    /// <summary>
    /// Changes organisations at random, one at a time and hardly ever for the worse, until the population agrees with the outputs again and
    /// with what is supposed beside; false when it did not come to that.
    /// </summary>
    public bool Repaired(Part?[][] population, Constraint supposed, int seed)
    {
        var random = new Random(seed);
        var publication = supposed.Touches[0].Publication;
        var concerned = supposed.Touches.Select(pair => pair.Unit).ToHashSet();
        var broken = knowledge.Constraints.Select(constraint => (Constraint: constraint, Excess: constraint.Excess(population)))
            .Where(pair => pair.Excess > 0)
                .ToDictionary(pair => pair.Constraint, pair =>
                pair.Excess, ReferenceEqualityComparer.Instance as IEqualityComparer<Constraint>);
        for (var step = 0; step < 5000 && broken.Count > 0; step++)
        {
            var wrong = broken.ElementAt(random.Next(broken.Count)).Key;
            var units = wrong.Touches;
            var (at, unit) = random.Next(4) == 0 ? (publication, random.Next(world.Organisations)) : units[random.Next(units.Count)];
            if (controlled.Contains(unit) || world.Register[at][unit] is null)
            {
                continue;
            }

            var before = population.Select(parts => parts[unit]).ToArray();
            Disturb(random, population, at, unit, wrong);
            var now = _touching[unit].Select(constraint => (Constraint: constraint, Excess: constraint.Excess(population))).ToList();
            var worse = now.Sum(pair => pair.Excess - broken.GetValueOrDefault(pair.Constraint));
            if (worse > 0.02 * random.NextDouble() || (concerned.Contains(unit) && !supposed.Holds(population)))
            {
                for (var index = 0; index < population.Length; index++)
                {
                    population[index][unit] = before[index];
                }

                continue;
            }

            foreach (var (constraint, excess) in now)
            {
                if (excess > 0)
                {
                    broken[constraint] = excess;
                }
                else
                {
                    broken.Remove(constraint);
                }
            }
        }

        return broken.Count == 0;
    }

    private void Disturb(Random random, Part?[][] population, int publication, int unit, Constraint wrong)
    {
        var own = population[publication][unit];
        var others = population[publication].OfType<Part>().ToList();
        if (own is null || others.Count == 0)
        {
            Put(population, publication, unit, others.Count == 0 ? null
                : others[random.Next(others.Count)] with { Revision = 3000 + random.Next(1000) }, random.Next(2) == 0);
            return;
        }

        var part = random.Next(8) switch
        {
            < 4 when Mending(random, population, own, wrong) is { } mending => mending,
            0 or 4 => null,
            1 or 5 => others[random.Next(others.Count)] with { Revision = own.Revision },
            2 or 6 when LevelsMatter(unit) =>
                Imagined.ExchangedAnswers(own, others[random.Next(others.Count)], random.Next(Questions.Axes.Count)).Item1,
            _ => LevelsMatter(unit) ? Imagined.Answered(random, own) : Imagined.Shifted(random, own),
        };
        if (part is null)
        {
            Put(population, publication, unit, null, random.Next(2) == 0);
            return;
        }

        for (var index = 0; index < population.Length; index++)
        {
            population[index][unit] = population[index][unit]?.Revision == own.Revision ? part : population[index][unit];
        }
    }

    /// <summary>The part with the answer that the share, or the mean, which is wrong lacks or has too often; null where that is not the
    /// question.</summary>
    private static Part? Mending(Random random, Part?[][] population, Part own, Constraint wrong)
    {
        if (own.Levels is not { } levels)
        {
            return null;
        }

        switch (wrong)
        {
            case ShareWithin share:
                var hasIt = levels[share.Question] == share.Level;
                var tooFew = share.IsTooLow(population);
                return hasIt == tooFew ? null : Imagined.Answered(own, share.Question, tooFew ? share.Level : random.Next(5));
            case MeanWithin mean:
                var step = mean.IsTooLow(population) ? 1 : -1;
                var question = random.Next(Questions.All.Count);
                return mean.Measure == Questions.Overall || Questions.All[question].Axis == mean.Measure
                    ? Imagined.Answered(own, question, Math.Clamp(levels[question] + step, 0, 4))
                    : null;
            default:
                return null;
        }
    }

    /// <summary>Lets an organisation bring a part, or none, to one publication or to all that know it.</summary>
    private void Put(Part?[][] population, int publication, int unit, Part? part, bool throughout)
    {
        for (var index = 0; index < population.Length; index++)
        {
            if (index == publication || (throughout && world.Register[index][unit] is not null))
            {
                population[index][unit] = part;
            }
        }
    }

    private static IReadOnlyList<Constraint>[] Touching(World world, Knowledge knowledge)
    {
        var touching = Enumerable.Range(0, world.Organisations).Select(_ => new List<Constraint>()).ToArray();
        foreach (var constraint in knowledge.Constraints)
        {
            foreach (var unit in constraint.Touches.Select(pair => pair.Unit).Distinct())
            {
                touching[unit].Add(constraint);
            }
        }

        return touching;
    }
}
