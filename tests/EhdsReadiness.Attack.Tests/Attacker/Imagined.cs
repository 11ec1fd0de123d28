namespace EhdsReadiness.Attack.Tests.Attacker;

/// <summary>Parts and populations that the attacker imagines in place of others.</summary>
internal static class Imagined
{
    /// <summary>The part with another score on a measure: by other answers where answers are published, else by steps of the score
    /// itself.</summary>
    public static IEnumerable<Part> Moved(Part part, int measure, bool byLevels)
    {
        if (byLevels && part.Levels is { } levels)
        {
            var questions = Enumerable.Range(0, Questions.All.Count)
                .Where(question => measure == Questions.Overall || Questions.All[question].Axis == measure).ToList();
            foreach (var level in Questions.Levels.Skip(1))
            {
                yield return Part.Of(part.Revision, [.. levels.Select((own, question) => questions.Contains(question) ? level : own)]);
                foreach (var one in questions)
                {
                    yield return Part.Of(part.Revision, [.. levels.Select((own, question) => question == one ? level : own)]);
                }
            }

            yield break;
        }

        foreach (var step in new double[] { 11, -11, 6, -6, 25, -25, 3, -3 })
        {
            yield return part with
            {
                Levels = null,
                Scores = [.. part.Scores.Select((score, axis) =>
                    measure == axis || measure == Questions.Overall ? Math.Clamp(score + step, 0, 100) : score)],
            };
        }
    }

    /// <summary>The other's part moved so that the sum of both stays; null where that would leave the scale.</summary>
    public static Part? MakeUp(Part other, Part before, Part after)
    {
        var scores = other.Scores.Select((score, axis) => score - after.Scores[axis] + before.Scores[axis]).ToList();
        return scores.All(score => score is >= 0 and <= 100) ? other with { Scores = scores, Levels = null } : null;
    }

    /// <summary>Both parts with the answers of one axis exchanged; unchanged where one has no answers.</summary>
    public static (Part, Part) ExchangedAnswers(Part one, Part other, int axis)
    {
        Part Mixed(Part mine, Part theirs) => mine.Levels is { } levels && theirs.Levels is { } others
            ? Part.Of(mine.Revision,
                [.. levels.Select((level, question) => Questions.All[question].Axis == axis ? others[question] : level)])
            : mine;
        return (Mixed(one, other), Mixed(other, one));
    }

    /// <summary>The part with one answer drawn anew.</summary>
    public static Part Answered(Random random, Part part)
    {
        var (at, level) = (random.Next(Questions.All.Count), random.Next(5));
        return part.Levels is null ? part : Answered(part, at, level);
    }

    /// <summary>The part, which has answers, with another answer to one question.</summary>
    public static Part Answered(Part part, int question, int level) =>
        Part.Of(part.Revision, [.. part.Levels!.Select((own, index) => index == question ? level : own)]);

    /// <summary>The part with the score of one axis, or of all, up to 20 points away.</summary>
    public static Part Shifted(Random random, Part part)
    {
        var (axis, step) = (random.Next(-1, Questions.Axes.Count), (random.NextDouble() * 40) - 20);
        return part with
            { Levels = null, Scores =
            [.. part.Scores.Select((score, index) => axis < 0 || index == axis ? Math.Clamp(score + step, 0, 100) : score)] };
    }

    /// <summary>The population with other answers of one organisation, wherever it shows the same answers as in this publication.</summary>
    public static Part?[][] Replaced(Part?[][] population, int publication, int unit, Part part)
    {
        var revision = population[publication][unit]!.Revision;
        return [.. population.Select(parts =>
            parts[unit]?.Revision == revision ? [.. parts.Select((own, index) => index == unit ? part : own)] : parts)];
    }

    /// <summary>Parts that somebody unknown could bring without being noticed: those of others who take part.</summary>
    public static IEnumerable<Part?> Candidates(Part?[][] population, int publication) =>
        population[publication].OfType<Part>().Select(part => part with { Revision = 2000 + publication }).Take(16);

    /// <summary>The population with two organisations in each other's place.</summary>
    public static Part?[][] Exchanged(Part?[][] population, int one, int other) =>
        [.. population.Select(parts =>
            parts.Select((part, unit) => unit == one ? parts[other] : unit == other ? parts[one] : part).ToArray())];

    /// <summary>The population with two organisations in each other's place in one publication only.</summary>
    public static Part?[][] ExchangedAt(Part?[][] population, int publication, int one, int other)
    {
        var exchanged = Copy(population);
        exchanged[publication][one] = population[publication][other] is { } theirs ? theirs with { Revision = 2000 } : null;
        exchanged[publication][other] = population[publication][one] is { } own ? own with { Revision = 2000 } : null;
        return exchanged;
    }

    /// <summary>The population in which two organisations have each other's answers, wherever they show the same as in this
    /// publication.</summary>
    public static Part?[][] ExchangedAnswersOf(Part?[][] population, int publication, int one, int other)
    {
        var (mine, theirs) = (population[publication][one]!, population[publication][other]!);
        return Replaced(Replaced(population, publication, one, theirs with { Revision = mine.Revision }), publication, other,
            mine with { Revision = theirs.Revision });
    }

    public static Part?[][] Copy(Part?[][] population) => [.. population.Select(parts => parts.ToArray())];
}
