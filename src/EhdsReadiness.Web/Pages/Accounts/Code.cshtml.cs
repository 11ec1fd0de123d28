namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>The second step of signing in: a code of the authenticator app, or a recovery code in its place.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class CodeModel(SignIns signIns, CodeCheck codes) : EntrancePage
{
    [BindProperty(Name = "code")] public string? Code { get; set; }

    /// <summary>Without the first step there is no second.</summary>
    public async Task<IActionResult> OnGetAsync() =>
        await signIns.HalfSignedInAsync() is null ? Redirect(Links.SignIn(ReturnPath)) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await signIns.HalfSignedInAsync() is not { } account) { return Redirect(Links.SignIn(ReturnPath)); }

        var tried = await codes.TryAsync(account, Code, cancel);
        if (tried.Account is null)
        {
            return Invalid("code", tried.LockedUntil is { } until ? Texts["Error.locked.code", AccountMails.Moment(until, Language)]
                : Texts["Error.code"]);
        }

        await signIns.PassedSecondFactorAsync(account);
        return Enter();
    }
}
