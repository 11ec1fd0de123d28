using System.Globalization;
using System.Text;

namespace EhdsReadiness.Attack.Tests.Outputs;

/// <summary>All publications of a world, made by the entry point that the site uses and read back from their JSON.</summary>
public static class Published
{
    private static readonly byte[] Key = Encoding.UTF8.GetBytes("a key that the attacker doesn't know");

    private static readonly Questionnaire Questionnaire = new(
        "attack", new DateOnly(2026, 1, 1), new string('0', 64),
        [.. Questions.Axes.Select((id, index) => new Axis(id, index + 1, Named(id), Named(id)))],
        [.. Enumerable.Range(0, 5).Select(level => Named($"{level}"))],
        [.. Questions.Bands.Select(band => new Band(band.Id, (int)band.From, Named(band.Id), Named(band.Id)))],
        Questions.Bands[^1].Id,
        new HashSet<string>(),
        [.. Questions.All.Select((question, order) => new Core.Questionnaires.Question(
            question.Id, order, Questions.Axes[question.Axis], Roles.Both, question.Weight, 3, null, null, [], Named(question.Id),
            Named(question.Id),
            [.. Enumerable.Range(0, 5).Select(level => Named($"{level}"))], null, [], []))],
        []);

    /// <summary>The cells of each publication, oldest first.</summary>
    public static IReadOnlyList<IReadOnlyList<Cell>> Of(World world, Protections protections)
    {
        var outputs = new List<IReadOnlyList<Cell>>();
        var past = new List<PastPublication>();
        for (var publication = 0; publication < world.Publications; publication++)
        {
            var input = new PublicationInput(
                publication + 1, new DateOnly(2026, 1, 1).AddMonths(publication), Questionnaire, world.K, Key, true, false,
                Register(world, publication), Participants(world, publication), [.. past], protections)
            {
                Links = world.Links.SelectMany((group, number) => group.Select(unit => (Identifier(unit), number))).ToDictionary(),
            };
            var made = Publishing.Publish(input);
            past.Add(new(made, Publishing.Remember(input)));
            outputs.Add(PublicationFile.Read(Encoding.UTF8.GetString(PublicationJson.Write(made))));
        }

        return outputs;
    }

    private static List<RegisterEntry> Register(World world, int publication)
    {
        var register = new List<RegisterEntry>();
        for (var unit = 0; unit < world.Organisations; unit++)
        {
            if (world.Register[publication][unit] is { } place)
            {
                var role = place.Role switch { "holder" => Roles.Holder, "user" => Roles.User, _ => Roles.Both };
                var subsidiaries = world.Subsidiaries.GetValueOrDefault(unit);
                var group = subsidiaries > 0 ? Identifier(unit) : null;
                register.Add(new(Identifier(unit), $"Organisation {unit}", place.Kind, place.Region, role, place.Categories, group));
                register.AddRange(Enumerable.Range(1, subsidiaries).Select(number => new RegisterEntry(
                    Identifier((1000 * number) + unit), $"Subsidiary {number} of {unit}", place.Kind, place.Region, role, place.Categories,
                    group)));
            }
        }

        return register;
    }

    private static List<Participant> Participants(World world, int publication)
    {
        var participants = new List<Participant>();
        for (var unit = 0; unit < world.Organisations; unit++)
        {
            if (world.Truth[publication][unit] is { Levels: { } levels } part)
            {
                // Scores lie 2.5 apart, and those of a mean of two or three units so many parts of that.
                var axes = part.Scores.Select(score => (Fraction?)new Fraction((long)Math.Round(12 * score), 12)).ToList();
                var answers = levels.Select(level => level == Questions.Unknown ? CountedAnswer.Unknown : (CountedAnswer)level).ToList();
                participants.Add(new(Identifier(unit), CountedFigures.Of(Questionnaire, axes, answers)));
            }
        }

        return participants;
    }

    private static string Identifier(int unit) => (100_000_000 + unit).ToString(CultureInfo.InvariantCulture);

    private static Text Named(string name) => new(name, name);
}
