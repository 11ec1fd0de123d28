namespace EhdsReadiness.Web.FormControls;

/// <summary>A score at one moment.</summary>
/// <param name="Number">What stands under it.</param>
/// <param name="Low">0 to 100.</param>
/// <param name="High">From the low end to 100.</param>
public sealed record HistoryPoint(int Number, long Low, long High);
