namespace EhdsReadiness.Web.Reports;

/// <summary>The names of the four boxes.</summary>
public sealed record DutyLegend(string InPlace, string Partly, string ToDo, string ToClarify);
