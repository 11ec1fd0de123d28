namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>Sends whoever is signed in to their identity provider, to show anew who they are before something that matters: for accounts
/// without a password.</summary>
[EnableRateLimiting(Security.RateLimits.SignIn)]
[Security.OpenWithoutSecondFactor]
public sealed class ConfirmIdentityModel(Providers providers, ExternalLoginStore logins, SignOns signOns, CodeCheck codes) : AccountPage
{
    private IReadOnlyList<ExternalLogin> _linked = [];

    [BindProperty(Name = "code")] public string? Code { get; set; }

    /// <summary>The providers that the account is linked with.</summary>
    public IReadOnlyList<ProviderSettings> Ways =>
    [
        .. providers.All.Select(one => one.Settings).Where(one => _linked.Any(login => login.Subject.Provider == one.Name)),
    ];

    /// <summary>Whether the code of the authenticator app is asked for: not where each provider asks for a second factor itself.</summary>
    public bool AsksCode => Account.HasSecondFactor && Ways.Any(way => !way.ReplacesSecondFactor);

    /// <summary>The provider to go on to, and where; null before somebody has asked to.</summary>
    public (string Label, string Address)? Leaving { get; private set; }

    /// <summary>The address of the form that leads to a provider.</summary>
    public string AddressOf(ProviderSettings way) =>
        $"?provider={way.Name}{(ReturnPath is null ? "" : $"&return={Uri.EscapeDataString(ReturnPath)}")}";

    protected override async Task<IActionResult?> AdmitAsync(HandlerMethodDescriptor? handler, CancellationToken cancel) =>
        await base.AdmitAsync(handler, cancel) ?? (providers.All.Count == 0 ? Refusal(StatusCodes.Status404NotFound) : null);

    protected override async Task ReadAsync(CancellationToken cancel) => _linked = await logins.OfAccountAsync(AccountId, cancel);

    public async Task<IActionResult> OnPostAsync([FromQuery(Name = "provider")] string? name, CancellationToken cancel)
    {
        if (providers.Find(name) is not { } provider || !Ways.Contains(provider.Settings)) { return NotFound(); }

        if (Account.HasSecondFactor && !provider.Settings.ReplacesSecondFactor
            && await codes.TryAsync(Account, Code, cancel) is { Account: null, LockedUntil: var until })
        {
            return Invalid("code", until is { } from ? Texts["Error.locked.code", AccountMails.Moment(from, Language)]
                : Texts["Error.code"]);
        }

        var signOn = new SignOn(SignOnPurpose.Confirm, Language, Now, ReturnPath, SessionId);
        if (await signOns.BeginAsync(HttpContext, provider, signOn, Links.SignInIdentity) is not { } address)
        {
            return Redirect(Links.SignInRefused(SignOnFailure.Down));
        }

        Leaving = (provider.Settings.Label, address);
        return this.LeadTo(address);
    }
}
