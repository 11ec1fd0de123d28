using EhdsReadiness.Core.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
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
    /// <summary>What follows on a right password: somebody is signed in, or asked for the second factor.</summary>
    public Task<SignInResult> PassedPasswordAsync(Account account) => SignInOrTwoFactorAsync(account, isPersistent: false);
}
