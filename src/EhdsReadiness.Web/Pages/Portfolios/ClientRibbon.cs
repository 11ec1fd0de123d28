namespace EhdsReadiness.Web.Pages.Portfolios;

/// <summary>Said on every page of an assessment that somebody opens as a consultant: for whom they work.</summary>
/// <param name="Name">The client's, as its owners gave it.</param>
/// <param name="Until">Last day of the access.</param>
public sealed record ClientRibbon(string ClientId, string Name, DateOnly Until);
