namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>The way to an identity provider, to sign in, or to open the account of a mail's link.</summary>
[EnableRateLimiting(Security.RateLimits.SignIn)]
public sealed class SignInWithModel(Providers providers, SignOns signOns) : EntrancePage
{
    private Provider? _provider;

    /// <summary>The provider of the address.</summary>
    public Provider Provider => _provider ?? throw new InvalidOperationException("The provider is found before a handler runs.");

    /// <summary>Where the person goes on; null before they have asked to.</summary>
    public string? Address { get; private set; }

    protected override Task<IActionResult?> AdmitAsync(HandlerMethodDescriptor? handler, CancellationToken cancel)
    {
        _provider = providers.Find(RouteData.Values["id"] as string);
        return Task.FromResult(_provider is null ? Refusal(StatusCodes.Status404NotFound) : null);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var token = Request.Query["token"].ToString() is { Length: > 0 and <= 100 } given ? given : null;
        var signOn = new SignOn(
            token is null ? SignOnPurpose.Enter : SignOnPurpose.Open, Language, Now, ReturnPath, Token: token);
        Address = await signOns.BeginAsync(HttpContext, Provider, signOn, Links.SignInIdentity);
        return Address is null ? Redirect(Links.SignInRefused(SignOnFailure.Down)) : this.LeadTo(Address);
    }
}
