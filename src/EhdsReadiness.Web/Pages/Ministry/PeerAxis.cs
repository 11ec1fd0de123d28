namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>One axis of the organisation with what is published of its kind.</summary>
public sealed record PeerAxis(AxisScore Own, MeasuredQuartiles Kind);
