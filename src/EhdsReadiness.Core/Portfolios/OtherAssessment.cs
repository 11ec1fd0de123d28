namespace EhdsReadiness.Core.Portfolios;

/// <summary>Another assessment of a client.</summary>
/// <param name="State">Never <see cref="ClientState.NotBegun"/>.</param>
public sealed record OtherAssessment(string Id, ClientState State, DateTimeOffset CreatedAt);
