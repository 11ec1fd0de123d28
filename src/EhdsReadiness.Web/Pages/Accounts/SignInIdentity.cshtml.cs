namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>
/// Where whoever comes back from an identity provider ends up: in their account when the login is linked with one, else before a choice. A
/// login is never linked by an address: whoever says that an account is theirs proves it here, by its password and its code.
/// </summary>
[EnableRateLimiting(Security.RateLimits.SignIn)]
[Security.OpenWithoutSecondFactor]
public sealed class SignInIdentityModel(
    Providers providers, SignOns signOns, ExternalLoginStore logins, AccountStore accounts, SignIns signIns, SignUpStore signUps,
    PasswordCheck passwords, CodeCheck codes, AccountMails mails, Outbox outbox, SessionStore sessions, AccountSettings settings,
    AskingBrowsers browsers)
    : LocalisedPage
{
    internal static readonly IReadOnlyList<string> Fields = ["account_email", "password", "code", "email", "name"];

    /// <summary>How much earlier than by our clock a provider may say that somebody has shown anew who they are.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    private Provider? _provider;
    private (SignOn SignOn, ProvenIdentity Identity) _back;

    [BindProperty(Name = "account_email")] public string? AccountEmail { get; set; }
    [BindProperty(Name = "password")] public string? Password { get; set; }
    [BindProperty(Name = "code")] public string? Code { get; set; }
    [BindProperty(Name = "email")] public string? Email { get; set; }
    [BindProperty(Name = "name")] public string? Name { get; set; }

    /// <summary>The provider that the person comes from.</summary>
    public Provider Provider => _provider ?? throw new InvalidOperationException("The provider is found before a handler runs.");

    /// <summary>Who they are there.</summary>
    public ProvenIdentity Identity => _back.Identity;

    protected override async Task<IActionResult?> AdmitAsync(HandlerMethodDescriptor? handler, CancellationToken cancel)
    {
        if (providers.All.Count == 0) { return Refusal(StatusCodes.Status404NotFound); }

        if (await signOns.ReadAsync(HttpContext) is not { } back || providers.Find(back.Identity.Subject.Provider) is not { } provider)
        {
            return HttpContext.Features.Get<ForgedForm>() is null ? Refused(SignOnFailure.Over) : BadRequest();
        }

        (_back, _provider) = (back, provider);
        return null;
    }

    protected override Task ReadAsync(CancellationToken cancel)
    {
        (AccountEmail, Email, Name) = (AccountEmail ?? Identity.Email, Email ?? Identity.Email, Name ?? Identity.Name);
        return Task.CompletedTask;
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => _back.SignOn.Purpose switch
    {
        SignOnPurpose.Enter => await FindAsync(cancel) is { } login ? await EnterAsync(login, cancel) : Page(),
        SignOnPurpose.Open => await OpenAsync(cancel),
        SignOnPurpose.Link => await LinkHereAsync(cancel),
        SignOnPurpose.Confirm => await ConfirmAsync(cancel),
    };

    /// <summary>Links the login with an account whose password, and code, are typed here.</summary>
    public async Task<IActionResult> OnPostLinkAsync(CancellationToken cancel)
    {
        if (_back.SignOn.Purpose != SignOnPurpose.Enter) { return await RefuseAsync(SignOnFailure.Invalid); }

        var email = TextSanitizer.SanitizeToken(AccountEmail);
        ModelState.AddIf(!EmailAddress.IsWellFormed(email), "account_email", Texts["Error.email"]);
        ModelState.AddIf(string.IsNullOrEmpty(Password), "password", Texts["Error.password.none"]);
        if (!ModelState.IsValid) { return Invalid(); }

        var tried = await passwords.TryAsync(email!, Password!, cancel);
        if (tried.Account is not { } account)
        {
            return Invalid("account_email", tried.LockedUntil is { } until ? Texts["Error.locked", AccountMails.Moment(until, Language)]
                : Texts["Error.signIn"]);
        }

        if (Demanded(account.Email) is { } other) { return Invalid("account_email", Texts["Error.domain", other.Settings.Label]); }

        if (account.HasSecondFactor && await codes.TryAsync(account, Code, cancel) is { Account: null, LockedUntil: var codesFrom })
        {
            return Invalid("code", codesFrom is { } from ? Texts["Error.locked.code", AccountMails.Moment(from, Language)]
                : Texts["Error.code"]);
        }

        if (!await LinkAsync(account, cancel)) { return await RefuseAsync(SignOnFailure.Taken); }

        var login = (await FindAsync(cancel))!;
        await signOns.TakeOverAsync(Provider, account, login, Identity, cancel);
        await signOns.ForgetAsync(HttpContext);
        await signIns.PassedAllAsync(account, signOns.SessionOf(Provider, login, Identity) with { ConfirmedAt = Now });
        return Redirect(Onward);
    }

    /// <summary>Makes an account: at once for an address that the provider has seen work, else once the link of a mail was
    /// followed.</summary>
    public async Task<IActionResult> OnPostNewAsync(CancellationToken cancel)
    {
        if (_back.SignOn.Purpose != SignOnPurpose.Enter) { return await RefuseAsync(SignOnFailure.Invalid); }

        if (await FindAsync(cancel) is { } mine) { return await EnterAsync(mine, cancel); }

        var email = AccountFields.Email(Email, ModelState, Texts);
        var name = AccountFields.Name(Name, ModelState, Texts);
        if (email is null || name is null) { return Invalid(); }

        if (Demanded(email) is { } other) { return Invalid("email", Texts["Error.domain", other.Settings.Label]); }

        if (!Identity.EmailVerified || EmailAddress.Normalize(Identity.Email ?? "") != EmailAddress.Normalize(email))
        {
            return await AskAsync(email, name, cancel);
        }

        if (!await logins.AddAccountAsync(NewAccount(email, name, Language), Identity.Subject, cancel))
        {
            return await FindAsync(cancel) is { } meanwhile ? await EnterAsync(meanwhile, cancel)
                : Invalid("email", Texts["Identity.Error.known"]);
        }

        return await EnterAsync((await FindAsync(cancel))!, cancel);
    }

    /// <summary>Signs in to the account of a login, or asks for its second factor.</summary>
    private async Task<IActionResult> EnterAsync(ExternalLogin login, CancellationToken cancel)
    {
        var account = await accounts.FindAsync(login.AccountId, cancel);
        if (account is not { DisabledAt: null } || Demanded(account.Email) is not null)
        {
            return await RefuseAsync(SignOnFailure.Closed);
        }

        await signOns.TakeOverAsync(Provider, account, login, Identity, cancel);
        await signOns.ForgetAsync(HttpContext);
        return Redirect(await signIns.PassedProviderAsync(account, signOns.SessionOf(Provider, login, Identity))
            ? Links.SignInCode(_back.SignOn.ReturnPath) : Onward);
    }

    /// <summary>Opens the account of a mail's link, for the login that asked for it.</summary>
    private async Task<IActionResult> OpenAsync(CancellationToken cancel)
    {
        var (token, now) = (_back.SignOn.Token!, Now);
        if (await signUps.FindAsync(token, now, cancel) is not { } signUp)
        {
            return Redirect(Links.ConfirmSignUp(token));
        }

        if (signUp.Login != Identity.Subject) { return await RefuseAsync(SignOnFailure.Another); }

        if (Demanded(signUp.Email) is not null) { return await RefuseAsync(SignOnFailure.Closed); }

        await signUps.ConfirmAsync(token, NewAccount(signUp.Email, signUp.Name, signUp.Language), signUp.Login, cancel);
        // Somebody may have been quicker: themselves, mostly, by a second click, and then the account is what they asked for.
        return await FindAsync(cancel) is { } login ? await EnterAsync(login, cancel) : await RefuseAsync(SignOnFailure.Taken);
    }

    /// <summary>Links the login with the account in whose session somebody set out.</summary>
    private async Task<IActionResult> LinkHereAsync(CancellationToken cancel)
    {
        if (!IsSameSession || await accounts.FindAsync(AccountId, cancel) is not { } account)
        {
            return await RefuseAsync(SignOnFailure.Over);
        }

        if (!await LinkAsync(account, cancel)) { return await RefuseAsync(SignOnFailure.Taken); }

        await signOns.TakeOverAsync(Provider, account, (await FindAsync(cancel))!, Identity, cancel);
        await signOns.ForgetAsync(HttpContext);
        return Redirect($"{Links.Logins}?done=linked");
    }

    /// <summary>Notes that the session's owner has shown anew who they are. An earlier sign-in at the provider shows nothing.</summary>
    private async Task<IActionResult> ConfirmAsync(CancellationToken cancel)
    {
        if (!IsSameSession) { return await RefuseAsync(SignOnFailure.Over); }

        if ((await FindAsync(cancel))?.AccountId != AccountId
            || Identity.AuthenticatedAt is not { } at || at < _back.SignOn.BegunAt - Skew)
        {
            return await RefuseAsync(SignOnFailure.Another);
        }

        await signOns.ForgetAsync(HttpContext);
        await sessions.ConfirmAsync(SessionId, Now, cancel);
        return Redirect(Onward);
    }

    /// <summary>Sends the link that proves the address; whoever has an account learns by mail, and nobody else does, that there is
    /// one.</summary>
    private async Task<IActionResult> AskAsync(string email, string name, CancellationToken cancel)
    {
        var (now, token) = (Now, Secret.Create());
        var signUp = new SignUp(email, name, Language, "", now.AddHours(settings.ConfirmHours), Identity.Subject);
        var known = await accounts.FindByEmailAsync(EmailAddress.Normalize(email), cancel);
        if (await mails.MayGoAsync("sign-up", email, known?.Id, cancel))
        {
            var mail = known is null
                ? Mail.Of("Confirm", email, Language, Whole(Links.ConfirmSignUp(token, browsers.Seal(_back.SignOn.ReturnPath, token))),
                    AccountMails.Moment(signUp.ExpiresAt, Language)) with
                {
                    Until = signUp.ExpiresAt,
                    Ground = new MailGround.SignUp(token),
                }
                : Mail.Of("Known", known.Email, known.Language, Whole(new Links(known.Language).SignIn()),
                    Whole(new Links(known.Language).ForgottenPassword));
            await outbox.PutAsync(mail, put => signUps.AddAsync(signUp, token, now, cancel, put));
        }

        await signOns.ForgetAsync(HttpContext);
        return Redirect($"{Links.SignUp}?sent=with");
    }

    /// <summary>True when the login is the account's from then on, or was before.</summary>
    private async Task<bool> LinkAsync(Account account, CancellationToken cancel)
    {
        var mail = Mail.Of("LoginLinked", account.Email, account.Language, Provider.Settings.Label,
            Whole(new Links(account.Language).Logins));
        return await outbox.PutAsync(mail, put => logins.LinkAsync(Identity.Subject, account.Id, Now, cancel, put))
            || (await FindAsync(cancel))?.AccountId == account.Id;
    }

    private Account NewAccount(string email, string name, Language language)
    {
        var now = Now;
        return new()
        {
            Id = Account.NewId(now),
            Email = email,
            Name = name,
            Language = language,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            ConcurrencyStamp = Guid.NewGuid().ToString("N"),
            CreatedAt = now,
        };
    }

    private Task<ExternalLogin?> FindAsync(CancellationToken cancel) =>
        logins.FindAsync(Identity.Subject.Issuer, Identity.Subject.Subject, cancel);

    /// <summary>The other provider that the domain of an address demands; null when this one is right.</summary>
    private Provider? Demanded(string email) => providers.Demanded(email) is { } demanded && demanded != Provider ? demanded : null;

    private bool IsSameSession => IsSignedIn && SessionId == _back.SignOn.SessionId;

    private string Onward => _back.SignOn.ReturnPath ?? Links.Waiting();

    private RedirectResult Refused(SignOnFailure failure) => Redirect(Links.SignInRefused(failure));

    private async Task<IActionResult> RefuseAsync(SignOnFailure failure)
    {
        await signOns.ForgetAsync(HttpContext);
        return Refused(failure);
    }
}
