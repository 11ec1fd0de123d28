namespace EhdsReadiness.Web.Accounts;

/// <summary>What came of a try at a password.</summary>
/// <param name="Account">The account, when the password was right; null otherwise.</param>
/// <param name="LockedUntil">When the next try may be made; null when this one was.</param>
public sealed record PasswordTry(Account? Account, DateTimeOffset? LockedUntil);
