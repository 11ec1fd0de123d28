namespace EhdsReadiness.Core.Aggregates.Protection;

/// <summary>Turns what a cell adds up to into the figures that are published: ranges, steps and noise.</summary>
internal sealed class Showing(PublicationInput input)
{
    /// <summary>Known organisations that have to be absent from a published cell.</summary>
    public const int Absent = 3;

    private readonly Noise _noise = new(input.Key);

    private int ForQuartiles => 2 * input.K;

    /// <summary>All figures of a cell but the distributions of questions.</summary>
    /// <param name="withShares">False when the audit has withheld its shares.</param>
    public CellFigures FiguresOf(CubeCell cell, Tally tally, bool withShares)
    {
        var shares = withShares && cell.HasDistributions && HasShares(tally.Count);
        return new(
            RangeOf(tally.Count),
            ResponseOf(RangeOf(tally.Count), cell.Known),
            [.. Measures().Select((measure, place) => MeanOf(cell, measure, tally.Sums[place], tally.Values[place].Count))
                .OfType<MeasuredMean>()],
            cell.HasDistributions ? QuartilesOf(tally) : null,
            shares && tally.Bands.Any(count => count > 0) ? SharesOf(input.Questionnaire.Bands.Select(band => band.Id), tally.Bands) : null,
            shares && tally.Duties.Count > 0 ? StatesOf(tally.DutiesByState()) : null,
            shares && tally.Duties.Count > 0 ? DatesOf(tally) : null,
            shares && tally.UnknownAndOther() is var answers && answers.Sum() > 0 ? ShareOf(answers[0], answers.Sum()) : null,
            null);
    }

    /// <summary>The distribution of the answers to one question in a cell; null when too few were asked.</summary>
    public IReadOnlyList<NamedShare>? LevelsOf(Tally tally, int question)
    {
        var answers = tally.AnswersTo(question);
        return HasShares(answers.Sum()) ? SharesOf(answers.Select((_, answer) => ((CountedAnswer)answer).Id()), answers) : null;
    }

    public CountRange RangeOf(int count) => input.Protections.Ranges ? CountRange.Of(count, input.K) : new(count, count);

    /// <summary>The band that the whole range falls in, whichever count it hides; null when it falls in several.</summary>
    private static ResponseBand? ResponseOf(CountRange range, int known)
    {
        int low = range.From, high = range.HighestOf(known, Absent);
        return 10 * high < 3 * known ? ResponseBand.Under30
            : 10 * low > 6 * known ? ResponseBand.Over60
            : 10 * low >= 3 * known && 10 * high <= 6 * known ? ResponseBand.From30To60
            : null;
    }

    private IEnumerable<string> Measures() => input.Questionnaire.Axes.Select(axis => axis.Id).Prepend(CellFigures.OverallMeasure);

    private MeasuredMean? MeanOf(CubeCell cell, string measure, long sum, int count)
    {
        if (count == 0 || (input.Protections.Threshold && count < input.K)) { return null; }

        var noise = input.Protections.Noise ? _noise.Of(input.Number, cell.Id, measure) : 0;
        var points = (int)((Math.Clamp((sum / count) + noise, 0, 100 * Tally.Unit) + (Tally.Unit / 2)) / Tally.Unit);
        return new(measure, input.Protections.Bounds ? ShownMean.Of(points, RangeOf(count).From) : new(Bound.None, points));
    }

    private List<MeasuredQuartiles>? QuartilesOf(Tally tally)
    {
        var quartiles = Measures()
            .Select((measure, place) => (measure, Values: tally.Values[place]))
            .Where(one => one.Values.Count >= (input.Protections.Steps ? ForQuartiles : 1))
            .Select(one => new MeasuredQuartiles(one.measure, Quartile(one.Values, 1), Quartile(one.Values, 2), Quartile(one.Values, 3)))
            .ToList();
        return quartiles.Count == 0 ? null : quartiles;
    }

    /// <summary>The value at the nearest rank, to the nearest 5 points.</summary>
    private int Quartile(List<long> rising, int quarter)
    {
        var value = rising[RankOf(rising.Count, quarter) - 1];
        var step = input.Protections.Steps ? Step : Tally.Unit;
        return (int)(((value + (step / 2)) / step) * step / Tally.Unit);
    }

    /// <summary>Quartiles are to the nearest so many millionths of a point.</summary>
    public const long Step = 5 * Tally.Unit;

    /// <summary>The rank, from 1, of a quartile among so many values.</summary>
    public static int RankOf(int count, int quarter) => ((quarter * count) + 3) / 4;

    private bool HasShares(int count) => count >= (input.Protections.Steps ? Tally.ForShares : 1);

    private List<NamedShare> SharesOf(IEnumerable<string> ids, int[] parts)
    {
        var whole = parts.Sum();
        return [.. ids.Zip(parts, (id, part) => new NamedShare(id, ShareOf(part, whole)))];
    }

    private ShownShare ShareOf(long part, long whole) =>
        input.Protections.Steps ? ShownShare.Of(part, whole) : ShownShare.Unprotected(part, whole);

    private List<NamedShare> StatesOf(int[] states) => SharesOf(Enum.GetValues<DutyState>().Select(Ids.Id), states);

    private List<DatedShares> DatesOf(Tally tally) =>
    [
        .. tally.Duties
            .Where(date => HasShares(tally.BoundOn(date.Key)))
            .Select(date => new DatedShares(date.Key == DateOnly.MinValue ? null : date.Key, StatesOf(date.Value))),
    ];
}
