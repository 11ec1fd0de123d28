namespace EhdsReadiness.Web.Reports;

/// <summary>Duties per due date, one box each: full is in place, half is partly, hatched is to do, empty is to clarify.</summary>
public sealed record DutyChart(string Alternative, Table Table, IReadOnlyList<DutyChartBar> Bars, DutyLegend Legend)
    : Chart(Alternative, Table);
