namespace EhdsReadiness.Core.Accounts;

/// <summary>How a session was begun at an identity provider.</summary>
/// <param name="LoginId">The login, as <see cref="ExternalLogin"/> has it.</param>
/// <param name="ProviderSession">What the provider calls its own session; null when it says nothing of it.</param>
/// <param name="IdToken">The token that its end is asked for with, as the site seals it; null for none.</param>
/// <param name="Vouched">Whether the provider has asked for a second factor in the site's place.</param>
/// <param name="ConfirmedAt">When the provider last had the person show who they are; long ago when it doesn't say.</param>
public sealed record SessionLogin(string LoginId, string? ProviderSession, string? IdToken, bool Vouched, DateTimeOffset ConfirmedAt);
