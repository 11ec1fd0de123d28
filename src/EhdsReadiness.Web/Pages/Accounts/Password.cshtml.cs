using EhdsReadiness.Core.Accounts;
using EhdsReadiness.Core.Audit;
using EhdsReadiness.Web.Mails;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>Changes the password. All other sessions end.</summary>
[EnableRateLimiting(Security.RateLimits.SignIn)]
public sealed class PasswordModel(UserManager<Account> accounts, SessionStore sessions, Outbox outbox, IStringLocalizer<Texts> texts) : AccountPage
{
    internal static readonly IReadOnlyList<string> Fields = ["current_password", "password"];

    [BindProperty(Name = "current_password")]
    public string? CurrentPassword { get; set; }

    [BindProperty(Name = "password")]
    public string? Password { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var password = AccountFields.NewPassword(Password, Account.Email, Account.Name, ModelState, texts);
        if (!await KnowsPasswordAsync(CurrentPassword, cancel) || password is null)
        {
            return PageWithStatus(StatusCodes.Status400BadRequest);
        }

        if (!(await accounts.ChangePasswordAsync(Account, CurrentPassword!, password)).Succeeded)
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        await sessions.EndAllAsync(Account.Id, SessionId, cancel);
        await NoteAsync(AuditAction.Secured, "password", cancel);
        await outbox.PutAsync(Mail.Of("PasswordChanged", Account.Email, Account.Language, Whole(new Links(Account.Language).ForgottenPassword)), cancel);
        return Redirect($"{Links.Account}?done=password");
    }

    protected override IActionResult GiveBack() => PageWithStatus(StatusCodes.Status400BadRequest);
}
