using System.Runtime.InteropServices;

namespace EhdsReadiness.Core.Aggregates.Audit;

/// <summary>
/// Which other scores fit the means and quartiles shown: the noise is any value within its bound, as whoever lacks the key has to take it.
/// It judges by the full protections, whichever are switched on.
/// </summary>
internal sealed class ScoreWorld
{
    /// <summary>Stands for no score on a measure.</summary>
    public const long None = -1;

    // A rounded mean hides half a point, the noise two.
    private const long Slack = (Noise.Largest * Tally.Unit) + (Tally.Unit / 2);

    private readonly List<Limits?> _limits = [];
    private readonly long[]?[] _scores;

    // Who moves in the cell looked at: one list for all, as there are millions of looks.
    private readonly List<(long[] Before, long[] After)> _here = [];

    public ScoreWorld(PublicationInput input, Cube cube, IReadOnlyList<Tally> tallies, Func<CubeCell, bool> isNew)
    {
        var showing = new Showing(input with { Protections = Protections.All });
        foreach (var cell in cube.Cells)
        {
            _limits.Add(isNew(cell)
                ? new(tallies[cell.Index], showing.FiguresOf(cell, tallies[cell.Index], withShares: false), input.Questionnaire) : null);
        }

        var measures = input.Questionnaire.Axes.Count + 1;
        _scores = [.. cube.Units.Select(unit =>
            unit.Figures is { } figures ? Enumerable.Range(0, measures).Select(measure => Tally.ValueOf(figures, measure) ?? None).ToArray()
            : null)];
    }

    /// <summary>The scores of a counted organisation in millionths of a point, the overall first, then the axes; <see cref="None"/> where
    /// it has none.</summary>
    public long[] ScoresOf(Unit unit) => _scores[unit.Index]!;

    /// <summary>The cell's figures bind nobody's score any more.</summary>
    public void Forget(CubeCell cell) => _limits[cell.Index] = null;

    /// <summary>Answers as if a cell were not shown.</summary>
    public bool Without(CubeCell cell, Func<bool> ask)
    {
        var limits = _limits[cell.Index];
        Forget(cell);
        var answer = ask();
        _limits[cell.Index] = limits;
        return answer;
    }

    public bool IsShown(int cell) => _limits[cell] is not null;

    /// <summary>The lowest and the highest that the scores of a cell may add up to on a measure, as far as its own mean tells; null when it
    /// has none.</summary>
    public (long Low, long High)? SumOf(CubeCell cell, int measure) => _limits[cell.Index]?.SumOf(measure);

    /// <summary>How far the score of one counted organisation can move alone on an axis, in millionths of a point, as far as means
    /// tell.</summary>
    public (long Down, long Up) RoomOf(Unit unit, int axis)
    {
        var value = ScoresOf(unit)[axis];
        long down = value, up = (100 * Tally.Unit) - value;
        foreach (var cell in unit.Cells)
        {
            if (_limits[cell] is { } limits)
            {
                var own = limits.RoomOf(axis);
                down = Math.Min(down, own.Down);
                up = Math.Min(up, own.Up);
            }
        }

        return (Math.Max(0, down), Math.Max(0, up));
    }

    /// <summary>Whether what is shown stays as it is when these organisations have those scores instead of their own.</summary>
    public bool Allows(params ReadOnlySpan<(Unit Unit, long[] Scores)> moves)
    {
        foreach (var (unit, _) in moves)
        {
            foreach (var cell in unit.Cells)
            {
                if (_limits[cell] is { } limits && !Allows(limits, cell, moves)) { return false; }
            }
        }

        return true;
    }

    private bool Allows(Limits limits, int cell, ReadOnlySpan<(Unit Unit, long[] Scores)> moves)
    {
        _here.Clear();
        foreach (var (unit, scores) in moves)
        {
            if (Array.IndexOf(unit.Cells, cell) >= 0)
            {
                _here.Add((ScoresOf(unit), scores));
            }
        }

        return limits.Allow(CollectionsMarshal.AsSpan(_here));
    }

    /// <summary>What the figures of a shown cell demand of scores.</summary>
    private sealed class Limits
    {
        private readonly Tally _tally;
        private readonly (long Low, long High)?[] _means;
        private readonly List<(int Measure, int Rank, long Low, long High, int BelowLow, int BelowHigh)> _quartiles = [];

        public Limits(Tally tally, CellFigures figures, Questionnaires.Questionnaire questionnaire)
        {
            _tally = tally;
            string[] measures = [CellFigures.OverallMeasure, .. questionnaire.Axes.Select(axis => axis.Id)];
            _means = [.. measures.Select(measure => figures.MeanOf(measure) is { } mean ? IntervalOf(mean) : ((long, long)?)null)];
            foreach (var one in figures.Quartiles ?? [])
            {
                var measure = Array.IndexOf(measures, one.Measure);
                var values = tally.Values[measure];
                foreach (var (quarter, shown) in new[] { (1, one.Lower), (2, one.Median), (3, one.Upper) })
                {
                    long low = (shown * Tally.Unit) - (Showing.Step / 2), high = low + Showing.Step;
                    _quartiles.Add((measure, Showing.RankOf(values.Count, quarter), low, high, Below(values, low), Below(values, high)));
                }
            }
        }

        public (long Low, long High)? SumOf(int measure) =>
            _means[measure] is { } mean ? (mean.Low * _tally.Values[measure].Count, mean.High * _tally.Values[measure].Count) : null;

        public (long Down, long Up) RoomOf(int measure) => SumOf(measure) is { } sum
            ? (_tally.Sums[measure] - sum.Low, sum.High - _tally.Sums[measure])
            : (100 * Tally.Unit, 100 * Tally.Unit);

        public bool Allow(ReadOnlySpan<(long[] Before, long[] After)> moves)
        {
            for (var measure = 0; measure < _means.Length; measure++)
            {
                var sum = 0L;
                foreach (var (before, after) in moves)
                {
                    sum += after[measure] - before[measure];
                }

                var room = RoomOf(measure);
                if (-sum > room.Down || sum > room.Up) { return false; }
            }

            foreach (var quartile in _quartiles)
            {
                if (!Keeps(quartile, moves)) { return false; }
            }

            return true;
        }

        private static bool Keeps((int Measure, int Rank, long Low, long High, int BelowLow, int BelowHigh) quartile,
            ReadOnlySpan<(long[] Before, long[] After)> moves)
        {
            int belowLow = quartile.BelowLow, belowHigh = quartile.BelowHigh;
            foreach (var move in moves)
            {
                if (move.Before[quartile.Measure] is not None and var before && move.After[quartile.Measure] is var after
                    && after != before)
                {
                    belowLow += (after < quartile.Low ? 1 : 0) - (before < quartile.Low ? 1 : 0);
                    belowHigh += (after < quartile.High ? 1 : 0) - (before < quartile.High ? 1 : 0);
                }
            }

            return belowLow < quartile.Rank && belowHigh >= quartile.Rank;
        }

        private static (long Low, long High) IntervalOf(ShownMean mean) => mean.Bound switch
        {
            Bound.None => ((mean.Value * Tally.Unit) - Slack, (mean.Value * Tally.Unit) + Slack - 1),
            Bound.Over => (((mean.Value + 1) * Tally.Unit) - Slack, 100 * Tally.Unit),
            Bound.Under => (0, ((mean.Value - 1) * Tally.Unit) + Slack - 1),
        };

        private static int Below(List<long> rising, long edge)
        {
            var place = rising.BinarySearch(edge);
            place = place < 0 ? ~place : place;
            while (place > 0 && rising[place - 1] >= edge)
            {
                place--;
            }

            return place;
        }
    }
}
