namespace EhdsReadiness.Web.Reports;

/// <summary>A threshold with the name of the band that begins there.</summary>
public sealed record Tick(int At, string Name);
