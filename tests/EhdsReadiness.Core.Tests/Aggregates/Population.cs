namespace EhdsReadiness.Core.Tests.Aggregates;

/// <summary>Populations made by hand: so many known organisations in a place, so many of them counted.</summary>
internal sealed class Population
{
    private readonly List<RegisterEntry> _register = [];
    private readonly List<Participant> _participants = [];
    private readonly List<PastPublication> _past = [];

    public static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(value => (byte)value)];

    public static Questionnaire Questionnaire { get; } =
        Invented.Questionnaire(Invented.Question("one"), Invented.Question("two", axis: "provision", roles: Roles.Both));

    public IReadOnlyList<RegisterEntry> Register => _register;

    public IReadOnlyList<Participant> Participants => _participants;

    /// <summary>Adds organisations, of which the first ones are counted with these scores on every axis, in turn.</summary>
    public Population With(int known, int counted, string kind = "hospital", string region = "FR-IDF", Roles role =
        Roles.Holder, string categories = "", params int[] scores)
    {
        for (var i = 0; i < known; i++)
        {
            var identifier = string.Create(CultureInfo.InvariantCulture, $"{_register.Count:D9}");
            _register.Add(new(
                identifier, $"Organisation {identifier}", kind, region, role, [.. categories.Select(letter => letter.ToString())], null));
            if (i < counted)
            {
                _participants.Add(new(identifier, Scoring(scores.Length == 0 ? 20 + (i * 7 % 60) : scores[i % scores.Length])));
            }
        }

        return this;
    }

    /// <summary>Figures of an organisation with the same score on every axis.</summary>
    public static CountedFigures Scoring(int score) =>
        CountedFigures.Of(Questionnaire, [.. Questionnaire.Axes.Select(_ => (Fraction?)new Fraction(score))],
            [.. Questionnaire.Questions.Select(_ => (CountedAnswer)(score / 25))]);

    /// <summary>Gives a counted organisation other answers.</summary>
    public Population Answer(int place, int score)
    {
        _participants[place] = _participants[place] with { Figures = Scoring(score) };
        return this;
    }

    /// <summary>Takes a counted organisation out of what is computed from.</summary>
    public Population Withdraw(int place)
    {
        _participants.RemoveAt(place);
        return this;
    }

    public PublicationInput Input(Protections? protections = null) => new(
        _past.Count + 1, new(2026, 11, 26), Questionnaire, 10, Key, false, false, [.. _register], [.. _participants], [.. _past],
        protections ?? Protections.All);

    /// <summary>Publishes, and remembers it for the next time.</summary>
    public Publication Publish(Protections? protections = null)
    {
        var input = Input(protections);
        var publication = Publishing.Publish(input);
        _past.Add(new(publication, Publishing.Remember(input)));
        return publication;
    }
}
