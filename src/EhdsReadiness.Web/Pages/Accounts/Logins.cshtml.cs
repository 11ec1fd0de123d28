namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>The identity providers by which the account signs in: others are linked here, and linked ones taken off, but for the last way
/// in.</summary>
[EnableRateLimiting(Security.RateLimits.SignIn)]
public sealed class LoginsModel(
    Providers providers, ExternalLoginStore logins, SignOns signOns, Outbox outbox) : AccountPage
{
    internal static readonly IReadOnlyList<string> Fields = Reconfirmation.Fields;

    /// <summary>The logins of the account.</summary>
    public IReadOnlyList<ExternalLogin> Linked { get; private set; } = [];

    /// <summary>The providers that it has no login of.</summary>
    public IReadOnlyList<ProviderSettings> Others =>
    [
        .. providers.All.Select(one => one.Settings).Where(one => Linked.All(login => login.Subject.Provider != one.Name)),
    ];

    /// <summary>The provider to go on to, and where; null before somebody has asked to.</summary>
    public (string Label, string Address)? Leaving { get; private set; }

    /// <summary>What was just done; null for nothing.</summary>
    public string? Notice => Request.Query["done"].ToString() switch
    {
        "linked" => Texts["Logins.Done.linked"].Value,
        "unlinked" => Texts["Logins.Done.unlinked"].Value,
        _ => null,
    };

    /// <summary>What a page calls the provider of a login.</summary>
    public string LabelOf(ExternalLogin login) => providers.LabelOf(login.Subject);

    protected override async Task<IActionResult?> AdmitAsync(HandlerMethodDescriptor? handler, CancellationToken cancel) =>
        await base.AdmitAsync(handler, cancel) ?? (providers.All.Count == 0 ? Refusal(StatusCodes.Status404NotFound) : null);

    protected override async Task ReadAsync(CancellationToken cancel) => Linked = await logins.OfAccountAsync(AccountId, cancel);

    public async Task<IActionResult> OnPostLinkAsync([FromQuery(Name = "provider")] string? name, CancellationToken cancel)
    {
        if (providers.Find(name) is not { } provider) { return NotFound(); }

        if (!await IsReconfirmedAsync(cancel)) { return Invalid(); }

        var signOn = new SignOn(SignOnPurpose.Link, Language, Now, SessionId: SessionId);
        if (await signOns.BeginAsync(HttpContext, provider, signOn, Links.SignInIdentity) is not { } address)
        {
            return Redirect(Links.SignInRefused(SignOnFailure.Down));
        }

        Leaving = (provider.Settings.Label, address);
        return this.LeadTo(address);
    }

    public async Task<IActionResult> OnPostUnlinkAsync([FromQuery(Name = "login")] string? id, CancellationToken cancel)
    {
        if (Linked.FirstOrDefault(one => one.Id == id) is not { } login) { return NotFound(); }

        if (!await IsReconfirmedAsync(cancel)) { return Invalid(); }

        var mail = Mail.Of("LoginUnlinked", Account.Email, Account.Language, LabelOf(login),
            Whole(new Links(Account.Language).ForgottenPassword));
        string[] ways = [.. providers.All.Select(one => one.Settings.Name)];
        return await outbox.PutAsync(mail, put => logins.UnlinkAsync(AccountId, login.Id, ways, SessionId, Now, cancel, put))
            ? Redirect($"{Links.Logins}?done=unlinked")
            : Invalid("", Texts["Logins.Error.last"], StatusCodes.Status409Conflict);
    }
}
