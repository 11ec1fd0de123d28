using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace EhdsReadiness.Web.Accounts;

/// <summary>Signs people in, in one step or two. Tries are counted by <see cref="PasswordCheck"/>, for unknown addresses as well.</summary>
public sealed class SignIns(
    UserManager<Account> accounts,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<Account> principals,
    IOptions<IdentityOptions> options,
    ILogger<SignIns> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation)
    : SignInManager<Account>(accounts, http, principals, options, log, schemes, confirmation)
{
    private const string StampClaim = "stamp";
    private const string LoginClaim = "login";

    /// <summary>What follows on a right password: somebody is signed in, or asked for the second factor.</summary>
    /// <returns>True when the second factor is asked for.</returns>
    public Task<bool> PassedPasswordAsync(Account account) => PassedFirstStepAsync(account, null);

    /// <summary>What follows on a login at an identity provider, as <see cref="PassedPasswordAsync"/>; no second factor is asked for where
    /// the provider has done so.</summary>
    /// <returns>True when the second factor is asked for.</returns>
    public Task<bool> PassedProviderAsync(Account account, SessionLogin login) => PassedFirstStepAsync(account, login);

    private async Task<bool> PassedFirstStepAsync(Account account, SessionLogin? login)
    {
        if (!account.HasSecondFactor || login?.Vouched == true)
        {
            await EnterAsync(account, login is null ? null : JsonSerializer.Serialize(login));
            return false;
        }

        var half = new ClaimsIdentity(
            [new(ClaimTypes.Name, account.Id), new(StampClaim, account.SecurityStamp)], IdentityConstants.TwoFactorUserIdScheme);
        if (login is not null)
        {
            half.AddClaim(new(LoginClaim, JsonSerializer.Serialize(login)));
        }

        await Context.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(half));
        return true;
    }

    /// <summary>Who has passed the first step in this browser; null when nobody has, or when password, address or second factor have
    /// changed since.</summary>
    public async Task<Account?> HalfSignedInAsync()
    {
        var half = (await Context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Principal;
        var account = half?.FindFirstValue(ClaimTypes.Name) is { } id ? await UserManager.FindByIdAsync(id) : null;
        return account is { HasSecondFactor: true } && account.SecurityStamp == half!.FindFirstValue(StampClaim) ? account : null;
    }

    /// <summary>Signs in who has passed the second step as well.</summary>
    /// <param name="account">As <see cref="HalfSignedInAsync"/> gave it.</param>
    public async Task PassedSecondFactorAsync(Account account)
    {
        var half = (await Context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Principal;
        await Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await EnterAsync(account, half?.FindFirstValue(LoginClaim));
    }

    /// <summary>Signs in who has shown a passkey alone; whatever else was begun in this browser is over.</summary>
    public async Task PassedPasskeyAsync(Account account)
    {
        await Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await EnterAsync(account, login: null);
    }

    /// <summary>Signs in who has shown all that there is to show, and a login at an identity provider.</summary>
    public Task PassedAllAsync(Account account, SessionLogin login) => EnterAsync(account, JsonSerializer.Serialize(login));

    /// <summary>Begins a session.</summary>
    /// <param name="login">How it was begun at an identity provider, in JSON; null for a password.</param>
    private Task EnterAsync(Account account, string? login)
    {
        var properties = new AuthenticationProperties();
        if (login is not null)
        {
            properties.Items[SessionCookie.Login] = login;
        }

        return SignInAsync(account, properties);
    }

    /// <summary>Ends every session of the account and gives this browser a new one: after a new password, or a second factor switched on or
    /// off.</summary>
    /// <param name="account">As it is after the change.</param>
    public Task RenewAsync(Account account) =>
        SignInAsync(account, new AuthenticationProperties { Items = { [SessionCookie.Renewal] = "yes" } });
}
