namespace EhdsReadiness.Core.Aggregates.Demonstration;

/// <summary>A synthetic population for trying, testing and measuring: how organisations answer hangs together, but nobody stands behind
/// it.</summary>
public static class Demonstration
{
    // Weight among all, share that holds data, share that uses them, readiness in levels, share that takes part, usual categories.
    private static readonly Dictionary<
        string, (int Weight, double Holds, double Uses, double Level, double Takes, string Categories)> Kinds = new(StringComparer.Ordinal)
    {
        ["hospital"] = (24, 1.0, 0.45, 1.9, 0.66, "aehn"),
        ["research"] = (14, 0.55, 0.95, 2.1, 0.7, "fgmpq"),
        ["registry"] = (7, 1.0, 0.3, 2.3, 0.74, "kl"),
        ["cohort"] = (6, 1.0, 0.5, 2.4, 0.72, "mpb"),
        ["biobank"] = (5, 1.0, 0.35, 2.2, 0.7, "fgq"),
        ["insurer"] = (6, 0.95, 0.6, 2.3, 0.58, "ecj"),
        ["public-agency"] = (6, 0.7, 0.9, 2.4, 0.7, "cdo"),
        ["industry-medicine"] = (8, 0.6, 0.95, 2.0, 0.55, "mo"),
        ["industry-device"] = (8, 0.85, 0.6, 1.7, 0.5, "hn"),
        ["digital-health"] = (9, 0.8, 0.65, 1.6, 0.52, "ih"),
        ["care-practice"] = (5, 1.0, 0.05, 1.0, 0.4, "a"),
    };

    private static readonly (int Weight, double Holds, double Uses, double Level, double Takes, string Categories) Other =
        (2, 0.7, 0.5, 1.6, 0.5, "a");

    private static readonly Dictionary<string, int> Regions = new(StringComparer.Ordinal)
    {
        ["FR-IDF"] = 24, ["FR-ARA"] = 12, ["FR-PAC"] = 8, ["FR-OCC"] = 9, ["FR-NAQ"] = 8, ["FR-HDF"] = 8, ["FR-GES"] = 7,
        ["FR-PDL"] = 6, ["FR-BRE"] = 6, ["FR-NOR"] = 4, ["FR-NAT"] = 5,
    };

    /// <summary>The same organisations for the same number and seed; about three in five take part.</summary>
    /// <param name="date">Day of their assessments.</param>
    /// <param name="complete">True for organisations that all take part, hold data and use them, so that each answers every question: for
    /// measuring.</param>
    public static IEnumerable<InventedOrganisation> Of(
        Content content, int organisations, int seed, DateOnly date, bool complete = false)
    {
        var random = new Random(seed);
        var questionnaire = content.NewestOn(date);
        var kinds = content.Field("organisation_kind")
            .Values.Select(value => (value.Id, Weight: Kinds.TryGetValue(value.Id, out var kind) ? kind.Weight : Other.Weight)).ToList();
        var regions = content.Field("region").Values.Select(value => (value.Id, Weight: Regions.GetValueOrDefault(value.Id, 1))).ToList();
        var regional = regions.ToDictionary(region => region.Id, _ => Normal(random) * 0.2, StringComparer.Ordinal);
        var difficulty = questionnaire.Questions.Select(_ => Normal(random) * 0.5).ToList();
        for (var number = 1; number <= organisations; number++)
        {
            var kind = Draw(random, kinds);
            var region = Draw(random, regions);
            var character = Kinds.TryGetValue(kind, out var known) ? known : Other;
            var holds = complete || random.NextDouble() < character.Holds;
            var uses = complete || (holds && random.NextDouble() < character.Uses);
            var role = !holds ? Roles.User : uses ? Roles.Both : Roles.Holder;
            var categories = role == Roles.User ? [] : CategoriesOf(content, random, character.Categories);
            var entry = new RegisterEntry(Siren(number), string.Create(CultureInfo.InvariantCulture, $"Organisation fictive {number}"),
                kind, region, role, categories, null);
            var level = character.Level + regional[region] + (Normal(random) * 0.7);
            var takesPart = complete || random.NextDouble() < character.Takes + (0.05 * (level - character.Level));
            var assessment = Assessment(random, questionnaire, entry, level, difficulty, date);
            yield return new(entry, takesPart ? assessment : null);
        }
    }

    private static Assessment Assessment(
        Random random, Questionnaire questionnaire, RegisterEntry entry, double level, List<double> difficulty, DateOnly date)
    {
        var profile = new Profile(
            entry.Kind,
            entry.Region,
            "yes",
            entry.Kind is "care-practice" && random.Next(3) == 0 ? "yes" : "no",
            entry.Categories,
            random.Next(5) switch { 0 => "unsure", 1 or 2 => "no", _ => "yes" },
            entry.Kind is "insurer" or "hospital" or "public-agency" && random.Next(2) == 0 ? "yes" : "no");
        var axes = questionnaire.Axes.ToDictionary(axis => axis.Id, _ => Normal(random) * 0.35, StringComparer.Ordinal);
        var candour = 0.02 + (0.1 * random.NextDouble());
        var answers = Scope.Of(questionnaire, entry.Role, profile, AssessmentMode.Full).ToDictionary(
            question => question.Id,
            question => random.NextDouble() < candour ? Answer.Unknown
                : question.NotApplicable is not null && random.Next(12) == 0
                    ? Answer.NotApplicable("Sans objet dans cette population inventée.")
                : Answer.AtLevel(
                    Math.Clamp((int)Math.Round(level + axes[question.AxisId] - difficulty[question.Order] + (Normal(random) * 0.6)), 0, 4)),
            StringComparer.Ordinal);
        return new(questionnaire.Version, AssessmentMode.Full, entry.Role, date, profile, entry.Name, answers);
    }

    private static List<string> CategoriesOf(Content content, Random random, string usual)
    {
        var all = content.Regulation.Categories.Select(category => category.Letter);
        var chosen = all.Where(letter => random.NextDouble() < (usual.Contains(letter, StringComparison.Ordinal) ? 0.6 : 0.04)).ToList();
        return chosen.Count > 0 ? chosen : [usual[..1]];
    }

    private static string Draw(Random random, List<(string Id, int Weight)> among)
    {
        var draw = random.Next(among.Sum(one => one.Weight));
        return among.First(one => (draw -= one.Weight) < 0).Id;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Nine digits with a right last one, among numbers that are given to nobody.</summary>
    private static string Siren(int number)
    {
        var digits = number.ToString("D8", CultureInfo.InvariantCulture);
        var sum = digits.Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 1 : 2)).Sum(value => value > 9 ? value - 9 : value);
        return digits + ((10 - (sum % 10)) % 10).ToString(CultureInfo.InvariantCulture);
    }
}
