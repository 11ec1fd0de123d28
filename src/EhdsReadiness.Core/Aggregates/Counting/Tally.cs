namespace EhdsReadiness.Core.Aggregates.Counting;

/// <summary>What the organisations of a cell add up to. Scores are whole millionths of a point, so that sums are exact in any
/// order.</summary>
internal sealed class Tally
{
    /// <summary>Millionths in a point.</summary>
    public const long Unit = 1_000_000;

    /// <summary>Organisations from which on shares are published.</summary>
    public const int ForShares = 50;

    private static readonly int States = Enum.GetValues<DutyState>().Length;

    private readonly Questionnaire _questionnaire;
    private readonly int[][] _answers;
    private readonly SortedDictionary<DateOnly, int[]> _duties = [];
    private readonly SortedDictionary<DateOnly, int> _bound = [];

    private Tally(Questionnaire questionnaire, bool withDistributions)
    {
        _questionnaire = questionnaire;
        Sums = new long[questionnaire.Axes.Count + 1];
        Values = [.. Sums.Select(_ => new List<long>())];
        Bands = new int[questionnaire.Bands.Count];
        _answers = [.. questionnaire.Questions.Take(withDistributions ? int.MaxValue : 0)
            .Select(_ => new int[(int)CountedAnswer.NotAsked])];
    }

    public int Count { get; private set; }

    /// <summary>By measure: the overall score, then each axis.</summary>
    public long[] Sums { get; }

    /// <summary>The scores that make up the sums, rising; an organisation without a score on a measure has none there.</summary>
    public IReadOnlyList<List<long>> Values { get; }

    /// <summary>Organisations with an overall score, by band in the order of the questionnaire.</summary>
    public int[] Bands { get; }

    /// <summary>Duties by due date, then by state; <see cref="DateOnly.MinValue"/> for law already in force.</summary>
    public IReadOnlyDictionary<DateOnly, int[]> Duties => _duties;

    /// <summary>By question, how often each answer was given, by <see cref="CountedAnswer"/> short of the last; empty without
    /// distributions.</summary>
    public IReadOnlyList<int[]> Answers => _answers;

    /// <summary>How often each answer was given to a question, by <see cref="CountedAnswer"/> short of the last.</summary>
    public int[] AnswersTo(int question) => _answers[question];

    /// <summary>Organisations with at least one duty of a date.</summary>
    public int BoundOn(DateOnly due) => _bound.GetValueOrDefault(due);

    public static Tally Of(Questionnaire questionnaire, CubeCell cell)
    {
        var tally = new Tally(questionnaire, cell.HasDistributions);
        foreach (var member in cell.Members)
        {
            tally.AddScores(member.Figures!);
            if (cell.HasDistributions)
            {
                tally.AddDistributions(member.Figures!, 1);
            }
        }

        foreach (var values in tally.Values)
        {
            values.Sort();
        }

        return tally;
    }

    /// <summary>A score in millionths of a point, rounded down; null for no score.</summary>
    public static long? InMillionths(Fraction? score) => score is { } value ? (value * Unit).Floor : null;

    /// <summary>The value of a measure: the overall score first, then the axes.</summary>
    public static long? ValueOf(CountedFigures figures, int measure) =>
        InMillionths(measure == 0 ? figures.Overall : figures.Axes[measure - 1]);

    /// <summary>"I don't know" and what else was said, over all questions asked.</summary>
    public int[] UnknownAndOther()
    {
        int unknown = 0, asked = 0;
        foreach (var answers in _answers)
        {
            unknown += answers[(int)CountedAnswer.Unknown];
            asked += answers.Sum();
        }

        return [unknown, asked - unknown];
    }

    /// <summary>Duties by state, over all dates.</summary>
    public int[] DutiesByState()
    {
        var all = new int[States];
        foreach (var date in _duties.Values)
        {
            for (var state = 0; state < States; state++)
            {
                all[state] += date[state];
            }
        }

        return all;
    }

    private void AddScores(CountedFigures figures)
    {
        Count++;
        for (var measure = 0; measure < Sums.Length; measure++)
        {
            if (ValueOf(figures, measure) is { } value)
            {
                Sums[measure] += value;
                Values[measure].Add(value);
            }
        }
    }

    private void AddDistributions(CountedFigures figures, int weight)
    {
        for (var band = 0; band < Bands.Length; band++)
        {
            Bands[band] += _questionnaire.Bands[band].Id == figures.Band ? weight : 0;
        }

        foreach (var date in figures.Duties.GroupBy(duty => duty.Due ?? DateOnly.MinValue))
        {
            _bound[date.Key] = BoundOn(date.Key) + weight;
            if (!_duties.TryGetValue(date.Key, out var states))
            {
                _duties.Add(date.Key, states = new int[States]);
            }

            foreach (var duty in date)
            {
                states[(int)duty.State] += weight * duty.Count;
            }
        }

        for (var question = 0; question < _answers.Length; question++)
        {
            if (figures.Answers[question] is not CountedAnswer.NotAsked and var answer)
            {
                _answers[question][(int)answer] += weight;
            }
        }
    }
}
