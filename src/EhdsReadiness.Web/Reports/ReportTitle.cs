namespace EhdsReadiness.Web.Reports;

/// <summary>What names a report outside its text: window bar, document properties, foot of each page.</summary>
/// <param name="Date">Day of the assessment; the only date a report knows, so that it is the same whenever it is printed.</param>
/// <param name="Foot">Stands at the foot of each page, before the page number.</param>
/// <param name="FootNote">Stands between the two; null when there is nothing to add.</param>
public sealed record ReportTitle(string Text, string Subject, DateOnly Date, string Foot, string? FootNote);
