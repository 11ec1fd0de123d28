namespace EhdsReadiness.Core.Accounts;

/// <summary>Who somebody is at an identity provider.</summary>
/// <param name="Provider">Name of the provider's settings.</param>
/// <param name="Issuer">The provider as it names itself.</param>
/// <param name="Subject">What it calls the person: the same for as long as it knows them, and nobody else's.</param>
public sealed record LoginSubject(string Provider, string Issuer, string Subject);
