namespace EhdsReadiness.Core.Aggregates.Publications;

/// <summary>The figures of a cell, as they are published.</summary>
/// <param name="Response">Null when the count range does not tell.</param>
/// <param name="Means">Of the overall score and of each axis, in their order; without one that fewer than k organisations have. Empty in
/// the tables of questions.</param>
/// <param name="Quartiles">By the same identifiers; null in a table without quartiles, or below 2k organisations.</param>
/// <param name="Bands">Shares of the overall bands, in their order; null in a table without them, or below 50 organisations.</param>
/// <param name="Duties">Shares of the states of the legal duties; null likewise.</param>
/// <param name="DutiesByDate">The same for each due date; null likewise, without a date whose duties fewer than 50 organisations
/// have.</param>
/// <param name="Unknown">Share of "I don't know" among the questions asked; null likewise.</param>
/// <param name="Levels">Distribution of the answers to one question; null outside the tables of questions, or when fewer than 50 were
/// asked.</param>
public sealed record CellFigures(
    CountRange Count,
    ResponseBand? Response,
    IReadOnlyList<MeasuredMean> Means,
    IReadOnlyList<MeasuredQuartiles>? Quartiles,
    IReadOnlyList<NamedShare>? Bands,
    IReadOnlyList<NamedShare>? Duties,
    IReadOnlyList<DatedShares>? DutiesByDate,
    ShownShare? Unknown,
    IReadOnlyList<NamedShare>? Levels)
{
    /// <summary>Identifier of the overall score among the measures.</summary>
    public const string OverallMeasure = "overall";

    /// <summary>The mean of an axis or of the overall score; null when it is not published.</summary>
    public ShownMean? MeanOf(string measure) => Means.FirstOrDefault(mean => mean.Measure == measure)?.Mean;
}
