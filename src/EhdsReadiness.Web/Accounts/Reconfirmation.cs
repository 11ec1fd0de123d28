namespace EhdsReadiness.Web.Accounts;

/// <summary>
/// Re-authentication before what can't be undone or lets others in: the password, and a code where the account has a second factor, or one
/// of its passkeys, within the last minutes. A session left open, or stolen, is not enough. Who has no password is sent to their identity
/// provider before, which has them show anew who they are: the session is then confirmed when they come back.
/// </summary>
public sealed class Reconfirmation(
    UserManager<Account> accounts, PasswordCheck passwords, SecondFactorCodes codes, Passkeys passkeys, SessionStore sessions,
    AttemptStore attempts, AccountSettings settings, TimeProvider clock, PageTexts pageTexts)
{
    private readonly FolderTexts _texts = pageTexts.In("Pages/Shared");

    /// <summary>Name of the field of the password.</summary>
    public const string PasswordField = "current_password";

    /// <summary>Name of the field of the code.</summary>
    public const string CodeField = "confirmation_code";

    /// <summary>Name of the field of what a passkey answered.</summary>
    public const string PasskeyField = "confirmation_credential";

    /// <summary>The names of its fields, in the order of the form.</summary>
    public static readonly IReadOnlyList<string> Fields = [PasskeyField, PasswordField, CodeField];

    /// <summary>Whether the password was typed in this session within the last minutes.</summary>
    public bool IsFresh(ClaimsPrincipal user) =>
        SessionCookie.ConfirmedAt(user) is { } at && clock.GetUtcNow() < at.AddMinutes(settings.ConfirmedMinutes);

    /// <summary>Whether whoever asks is really the account's owner, by what the form that they sent has in these fields; errors beside them
    /// when that isn't shown.</summary>
    public async Task<bool> TryAsync(HttpContext http, ModelStateDictionary errors, CancellationToken cancel)
    {
        var (user, form) = (http.User, http.Request.Form);
        if (IsFresh(user)) { return true; }

        var (id, session) = (user.FindFirstValue(ClaimTypes.NameIdentifier), SessionCookie.IdOf(user));
        if (id is null || session is null || await accounts.FindByIdAsync(id) is not { } account) { return false; }

        if (!(form[PasskeyField].ToString() is { Length: > 0 } answer
            ? await IsPasskeyAsync(http, account, session, answer, errors, cancel)
            : await IsPasswordAsync(account, session, form[PasswordField].ToString(), form[CodeField].ToString(), errors, cancel)))
        {
            return false;
        }

        await sessions.ConfirmAsync(session, clock.GetUtcNow(), cancel);
        return true;
    }

    private async Task<bool> IsPasskeyAsync(
        HttpContext http, Account account, string session, string answer, ModelStateDictionary errors, CancellationToken cancel)
    {
        var tried = await passkeys.TryAsync(http, Passkeys.ToConfirm(session), answer, cancel);
        if (tried.Account?.Id == account.Id) { return true; }

        errors.AddModelError(PasskeyField, _texts[$"Passkey.Error.{(tried.Fault ?? PasskeyFault.Refused).Id()}"]);
        return false;
    }

    private async Task<bool> IsPasswordAsync(
        Account account, string session, string password, string code, ModelStateDictionary errors, CancellationToken cancel)
    {
        if (account.PasswordHash is null)
        {
            errors.AddModelError(PasswordField, _texts["Reconfirm.Error.provider"]);
            return false;
        }

        var tried = await passwords.TryAgainAsync(account, session, password, cancel);
        if (tried.Account is null)
        {
            errors.AddModelError(PasswordField, tried.LockedUntil is { } until
                ? _texts["Reconfirm.Locked", AccountMails.Moment(until, LanguageOf())] : _texts["Reconfirm.Error.password"]);
            return false;
        }

        if (account.HasSecondFactor && !await IsCodeAsync(account, session, code, cancel))
        {
            errors.AddModelError(CodeField, _texts["Reconfirm.Error.code"]);
            return false;
        }

        return true;
    }

    private async Task<bool> IsCodeAsync(Account account, string session, string code, CancellationToken cancel)
    {
        var subject = $"code in session {session}";
        if ((await attempts.TakeOrLockAsync(
            subject, settings.Tries, TimeSpan.FromMinutes(settings.LockoutMinutes), clock.GetUtcNow(), cancel)).Until is not null
            || !await codes.IsRightAsync(account, code, cancel))
        {
            return false;
        }

        await attempts.ForgetAsync(subject, cancel);
        return true;
    }

    private static Core.Language LanguageOf() =>
        Core.Languages.Find(System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? Core.Language.French;
}
