namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>New recovery codes in place of those there were, shown once.</summary>
[EnableRateLimiting(Security.RateLimits.SignIn)]
public sealed class RecoveryCodesModel(RecoveryCodeStore codes) : AccountPage
{
    [BindProperty(Name = "current_password")] public string? CurrentPassword { get; set; }

    /// <summary>The codes just made; empty otherwise: only their hashes are kept.</summary>
    public IReadOnlyList<string> NewCodes { get; private set; } = [];

    public IActionResult OnGet() => Account.HasSecondFactor ? Page() : Redirect(Links.TwoFactor);

    [ShowsOnce]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!Account.HasSecondFactor) { return Redirect(Links.TwoFactor); }

        if (!await KnowsPasswordAsync(CurrentPassword, cancel)) { return Invalid(); }

        NewCodes = await codes.RenewAsync(AccountId, cancel);
        await NoteAsync(AuditAction.Secured, "recovery codes", cancel);
        return Page();
    }
}
