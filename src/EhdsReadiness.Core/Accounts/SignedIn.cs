namespace EhdsReadiness.Core.Accounts;

/// <summary>Who is behind a session, as every request needs it.</summary>
/// <param name="SessionId">Identifier of the session, as in <see cref="Session"/>.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Name">Name of the person.</param>
/// <param name="Role">Role on the whole site; null for none.</param>
/// <param name="TwoFactor">Whether the account has an authenticator app.</param>
/// <param name="HasPasskey">Whether it has a passkey.</param>
/// <param name="BegunAt">When somebody signed in.</param>
/// <param name="SeenAt">When the session last asked for something.</param>
/// <param name="ConfirmedAt">When the password was last typed in the session, or its owner shown by their identity provider.</param>
/// <param name="Vouched">Whether the session was begun by a provider that asks for a second factor in the site's place.</param>
/// <param name="HasPassword">Whether the account has a password.</param>
/// <param name="IsConsultant">Whether the account is a member of an organisation that others may let in: a consultancy or a group.</param>
public sealed record SignedIn(string SessionId, string AccountId, string Name, AccountRole? Role, bool TwoFactor, bool HasPasskey,
    DateTimeOffset BegunAt, DateTimeOffset SeenAt, DateTimeOffset ConfirmedAt, bool Vouched, bool HasPassword,
    bool IsConsultant)
{
    /// <summary>Whether the account has a second factor, of either kind.</summary>
    public bool HasSecondFactor => TwoFactor || HasPasskey;
}
