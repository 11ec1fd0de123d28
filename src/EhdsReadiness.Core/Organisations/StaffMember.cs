namespace EhdsReadiness.Core.Organisations;

/// <summary>An account with a role on the whole site, as administrators see it. Nothing tells from where somebody signs in.</summary>
/// <param name="HasPassword">False until the person has followed the link to set one.</param>
/// <param name="HasSecondFactor">Whether an authenticator app or a passkey is set up.</param>
/// <param name="DisabledAt">Since when it is kept out; null while it is open.</param>
/// <param name="LastSignIn">When somebody last signed in; null for never.</param>
/// <param name="Sessions">In how many browsers it is signed in.</param>
public sealed record StaffMember(string Id, string Name, string Email, AccountRole Role, bool HasPassword, bool HasSecondFactor,
    DateTimeOffset CreatedAt, DateTimeOffset? DisabledAt, DateTimeOffset? LastSignIn, int Sessions);
