namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>Changes the password. All sessions end; this browser goes on in a new one.</summary>
[EnableRateLimiting(Security.RateLimits.SignIn)]
public sealed class PasswordModel(UserManager<Account> accounts, SignIns signIns) : AccountPage
{
    internal static readonly IReadOnlyList<string> Fields = ["current_password", "password"];

    [BindProperty(Name = "current_password")] public string? CurrentPassword { get; set; }
    [BindProperty(Name = "password")] public string? Password { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var password = AccountFields.NewPassword(Password, Account.Email, Account.Name, Account.Role, ModelState, Texts);
        if (!await KnowsPasswordAsync(CurrentPassword, cancel) || password is null) { return Invalid(); }

        Account.PasswordHash = accounts.PasswordHasher.HashPassword(Account, password);
        if (!await SecureAsync("password", "PasswordChanged", cancel)) { return StatusCode(StatusCodes.Status409Conflict); }

        await signIns.RenewAsync(Account);
        return Redirect($"{Links.Account}?done=password");
    }
}
