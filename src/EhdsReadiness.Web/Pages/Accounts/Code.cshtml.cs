using EhdsReadiness.Core.Accounts;
using EhdsReadiness.Web.Accounts;
using EhdsReadiness.Web.Mails;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>The second step of signing in: a code of the authenticator app, or a recovery code in its place.</summary>
[EnableRateLimiting(Security.RateLimits.SignIn)]
public sealed class CodeModel(
    SignIns signIns, AttemptStore attempts, RecoveryCodeStore recovery, Outbox outbox, AccountSettings settings, TimeProvider clock, IStringLocalizer<Texts> texts) : EntrancePage
{
    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    /// <summary>Without the first step there is no second.</summary>
    public async Task<IActionResult> OnGetAsync() => await signIns.GetTwoFactorAuthenticationUserAsync() is null ? Redirect(Links.SignIn(ReturnPath)) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await signIns.GetTwoFactorAuthenticationUserAsync() is not { } account)
        {
            return Redirect(Links.SignIn(ReturnPath));
        }

        var subject = AccountFields.CodeAttempts(account);
        if (await attempts.TakeAsync(subject, settings.Tries, TimeSpan.FromMinutes(settings.LockoutMinutes), clock.GetUtcNow(), cancel) is { } until)
        {
            return Refuse(texts["Error.locked.code", AccountMails.Moment(until, Language)]);
        }

        var code = RecoveryCode.Normalize(Code ?? "");
        var isOfApp = code.Length == AuthenticatorCode.Digits;
        var result = isOfApp ? await signIns.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false) : await signIns.TwoFactorRecoveryCodeSignInAsync(code);
        if (!result.Succeeded)
        {
            return Refuse(texts["Error.code"]);
        }

        await attempts.ForgetAsync(subject, cancel);
        if (!isOfApp)
        {
            var left = await recovery.CountAsync(account.Id, cancel);
            await outbox.PutAsync(Mail.Of("RecoveryCode", account.Email, account.Language, left, Whole(new Links(account.Language).ForgottenPassword)), cancel);
        }

        return Redirect(Onward);
    }

    protected override IActionResult GiveBack() => PageWithStatus(StatusCodes.Status400BadRequest);

    private IActionResult Refuse(string why)
    {
        ModelState.AddModelError("code", why);
        return PageWithStatus(StatusCodes.Status400BadRequest);
    }
}
