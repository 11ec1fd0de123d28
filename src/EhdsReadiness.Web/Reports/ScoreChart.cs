namespace EhdsReadiness.Web.Reports;

/// <summary>Scores as bars from 0 to 100: solid is secured, hatched is still possible.</summary>
/// <param name="Ticks">The thresholds of the bands, rising from 0.</param>
public sealed record ScoreChart(string Alternative, Table Table, IReadOnlyList<ScoreChartBar> Bars, IReadOnlyList<Tick> Ticks)
    : Chart(Alternative, Table);
