namespace EhdsReadiness.Core.Accounts;

/// <summary>A passkey (WebAuthn credential) by which somebody signs in. The site has its public half only.</summary>
/// <param name="Id">Name of the passkey in addresses; it means nothing outside the database.</param>
/// <param name="AccountId">Whose it is.</param>
/// <param name="CredentialId">Identifier that the authenticator gave it, in base64url.</param>
/// <param name="PublicKey">Its public key as COSE writes it, in base64url.</param>
/// <param name="SignCount">How often the authenticator says that it has signed; 0 where it does not count, as with passkeys that several
/// devices share.</param>
/// <param name="Name">What its owner calls it, 1 to <see cref="LongestName"/> characters.</param>
/// <param name="Transports">How a browser reaches the authenticator, such as <c>internal hybrid</c>; empty when it did not say.</param>
/// <param name="BackupEligible">Whether it may be copied to other devices of its owner.</param>
/// <param name="BackedUp">Whether it is kept elsewhere too, as of its last use.</param>
/// <param name="CreatedAt">When it was added.</param>
/// <param name="UsedAt">When somebody last signed in by it, or confirmed something; null for never.</param>
public sealed record Passkey(string Id, string AccountId, string CredentialId, string PublicKey, long SignCount, string Name,
    string Transports, bool BackupEligible, bool BackedUp, DateTimeOffset CreatedAt, DateTimeOffset? UsedAt)
{
    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>Most passkeys of one account.</summary>
    public const int Most = 20;
}
