namespace EhdsReadiness.Web.Reports.Verification;

/// <summary>A line of the report whose figures are not those that its data give.</summary>
/// <param name="Printed">As the document shows it; null when it shows nothing of the kind.</param>
/// <param name="Computed">As the data give it; null when they give nothing of the kind.</param>
public sealed record FigureDifference(string? Printed, string? Computed);
