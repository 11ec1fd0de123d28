namespace EhdsReadiness.Web.Reports;

/// <summary>One column of a table.</summary>
/// <param name="Share">Width relative to the other columns.</param>
public sealed record Column(string Heading, double Share, Alignment Alignment = Alignment.Left);
