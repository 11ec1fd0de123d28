namespace EhdsReadiness.Web.Accounts;

/// <summary>Checks codes of authenticator apps for Identity, by our clock and each code once: Identity's own provider does
/// neither.</summary>
public sealed class AuthenticatorCodes(AccountStore accounts, AuthenticatorKeys keys, TimeProvider clock)
    : IUserTwoFactorTokenProvider<Account>
{
    /// <summary>The name under which Identity knows this provider.</summary>
    public const string Name = "authenticator";

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user) =>
        user.AuthenticatorKey is { } kept
        && keys.Open(kept) is { } key
        && AuthenticatorCode.StepOf(key, token, clock.GetUtcNow()) is { } step
        && await accounts.UseStepAsync(user.Id, step, CancellationToken.None);

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) =>
        Task.FromResult(user.AuthenticatorKey is not null);

    /// <summary>The app makes the codes.</summary>
    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) => throw new NotSupportedException();
}
