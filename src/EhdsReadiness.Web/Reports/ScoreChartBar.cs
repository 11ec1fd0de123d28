namespace EhdsReadiness.Web.Reports;

/// <summary>One bar of a score chart.</summary>
/// <param name="Interval">Null when there is nothing to assess.</param>
/// <param name="Figure">The score as written in texts.</param>
public sealed record ScoreChartBar(string Name, Interval? Interval, string Figure)
{
    /// <summary>The axis whose mark stands before the name; null for the overall score.</summary>
    public int? AxisNumber { get; init; }
}
