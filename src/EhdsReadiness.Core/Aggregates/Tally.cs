using EhdsReadiness.Core.Questionnaires;
using EhdsReadiness.Core.Scoring;

namespace EhdsReadiness.Core.Aggregates;

/// <summary>What the organisations of a cell add up to. Scores are whole millionths of a point, so that sums are exact in any order.</summary>
internal sealed class Tally
{
    /// <summary>Millionths in a point.</summary>
    public const long Unit = 1_000_000;

    private readonly Dictionary<string, int> _bands = new(StringComparer.Ordinal);
    private readonly Dictionary<(DateOnly? Due, DutyState State), int> _duties = [];
    private readonly Dictionary<DateOnly, int> _bound = [];
    private readonly int[][] _answers;

    private Tally(int measures, int questions)
    {
        Sums = new long[measures];
        Values = [.. Enumerable.Range(0, measures).Select(_ => new List<long>())];
        _answers = [.. Enumerable.Range(0, questions).Select(_ => new int[(int)CountedAnswer.NotAsked])];
    }

    public int Count { get; private set; }

    /// <summary>By measure: the overall score, then each axis.</summary>
    public long[] Sums { get; }

    /// <summary>The scores that make up the sums, rising; an organisation without a score on a measure has none there.</summary>
    public IReadOnlyList<List<long>> Values { get; }

    /// <summary>Organisations with an overall score, by band.</summary>
    public IReadOnlyDictionary<string, int> Bands => _bands;

    /// <summary>Duties by due date and state, over all organisations.</summary>
    public IReadOnlyDictionary<(DateOnly? Due, DutyState State), int> Duties => _duties;

    /// <summary>Organisations with at least one duty of a date; <see cref="DateOnly.MinValue"/> for law already in force.</summary>
    public IReadOnlyDictionary<DateOnly, int> Bound => _bound;

    /// <summary>How often each answer was given to a question, by <see cref="CountedAnswer"/> short of the last.</summary>
    public ReadOnlySpan<int> AnswersTo(int question) => _answers[question];

    public static Tally Of(Questionnaire questionnaire, CubeCell cell)
    {
        var tally = new Tally(questionnaire.Axes.Count + 1, cell.HasDistributions ? questionnaire.Questions.Count : 0);
        foreach (var member in cell.Members)
        {
            tally.Add(member.Figures!, cell.HasDistributions);
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
    public static long? ValueOf(CountedFigures figures, int measure) => InMillionths(measure == 0 ? figures.Overall : figures.Axes[measure - 1]);

    private void Add(CountedFigures figures, bool withDistributions)
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

        if (!withDistributions)
        {
            return;
        }

        if (figures.Band is not null)
        {
            _bands[figures.Band] = _bands.GetValueOrDefault(figures.Band) + 1;
        }

        foreach (var duty in figures.Duties)
        {
            _duties[(duty.Due, duty.State)] = _duties.GetValueOrDefault((duty.Due, duty.State)) + duty.Count;
        }

        foreach (var due in figures.Duties.Select(duty => duty.Due ?? DateOnly.MinValue).Distinct())
        {
            _bound[due] = _bound.GetValueOrDefault(due) + 1;
        }

        for (var question = 0; question < _answers.Length; question++)
        {
            if (figures.Answers[question] is not CountedAnswer.NotAsked and var answer)
            {
                _answers[question][(int)answer]++;
            }
        }
    }
}
