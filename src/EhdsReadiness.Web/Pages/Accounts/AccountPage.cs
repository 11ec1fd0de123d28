namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>A page about the account of whoever is signed in, read once for the whole folder.</summary>
public abstract class AccountPage : LocalisedPage
{
    private Account? _account;

    /// <summary>The account of whoever asks.</summary>
    public Account Account => _account ?? throw new InvalidOperationException("The account is read before a handler runs.");

    protected override async Task<IActionResult?> AdmitAsync(HandlerMethodDescriptor? handler, CancellationToken cancel)
    {
        if (AskToSignIn() is { } signIn) { return signIn; }

        _account = await Service<AccountStore>().FindAsync(AccountId, cancel);

        // Closed since the request began.
        return _account is null ? Redirect(Links.SignIn()) : null;
    }

    /// <summary>Whether the owner of an account without a password has still to show anew who they are, by their identity
    /// provider.</summary>
    public bool OwesConfirmation => Account.PasswordHash is null && !Service<Reconfirmation>().IsFresh(User);

    /// <summary>Whether whoever asks knows the password, or where there is none has just been confirmed by their identity provider; an
    /// error beside the field <c>current_password</c> otherwise. A session left open is not enough for what matters.</summary>
    protected async Task<bool> KnowsPasswordAsync(string? typed, CancellationToken cancel)
    {
        if (Account.PasswordHash is null)
        {
            ModelState.AddIf(OwesConfirmation, "current_password", SharedTexts["Reconfirm.Error.provider"]);
            return !OwesConfirmation;
        }

        if (string.IsNullOrEmpty(typed))
        {
            ModelState.AddModelError("current_password", Texts["Error.password.none"]);
            return false;
        }

        var tried = await Service<PasswordCheck>().TryAgainAsync(Account, SessionId, typed, cancel);
        if (tried.Account is null)
        {
            ModelState.AddModelError("current_password", tried.LockedUntil is { } until
                ? Texts["Error.locked", AccountMails.Moment(until, Language)] : Texts["Error.password.current"]);
        }

        return tried.Account is not null;
    }

    /// <summary>Writes the account with a new stamp, so that links and sessions of before end, with an entry of the trail and a mail to its
    /// owner: all or nothing. False when somebody else wrote meanwhile.</summary>
    /// <param name="remark">What was secured, as the trail says it.</param>
    /// <param name="mail">Name of the mail.</param>
    protected Task<bool> SecureAsync(string remark, string mail, CancellationToken cancel) =>
        SecureAsync(remark, mail, [], (what, put) => Service<AccountStore>().SaveAsync(Account, cancel, what, Now, put));

    /// <summary>As the other one, for what is written with the account.</summary>
    /// <param name="values">What the mail says beside the link to choose another password.</param>
    /// <param name="save">Writes the account and what belongs to it.</param>
    protected Task<bool> SecureAsync(
        string remark, string mail, IReadOnlyList<object> values, Func<AuditEvent, WaitingMail, Task<bool>> save)
    {
        Account.SecurityStamp = Guid.NewGuid().ToString("N");
        var forgotten = Whole(new Links(Account.Language).ForgottenPassword);
        return Service<Outbox>().PutAsync(
            Mail.Of(mail, Account.Email, Account.Language, [forgotten, .. values]), put => save(EventOf(AuditAction.Secured, remark), put));
    }

    /// <summary>Notes in the audit trail what the person did to their account.</summary>
    /// <param name="remark">What more there is to know, in one word; null when nothing is.</param>
    protected Task NoteAsync(AuditAction action, string? remark, CancellationToken cancel) =>
        Service<AuditTrail>().AppendAsync(EventOf(action, remark), Now, cancel);

    private AuditEvent EventOf(AuditAction action, string? remark) =>
        new(action, AuditActor.Account(Account.Id), AuditSubject.Account(Account.Id), null, remark);
}
