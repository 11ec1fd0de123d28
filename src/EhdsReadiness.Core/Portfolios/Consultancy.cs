namespace EhdsReadiness.Core.Portfolios;

/// <summary>A consulting organisation as a client sees it that knows its identifier or its code.</summary>
/// <param name="Siren">Null when it has none.</param>
/// <param name="Since">When it was entered here; nobody verifies who enters one.</param>
public sealed record Consultancy(string Id, string Name, string? Siren, DateTimeOffset Since);
