namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>Ends the session. Asked for by its address alone, it asks first: a link from elsewhere signs nobody out.</summary>
[Security.OpenWithoutSecondFactor]
public sealed class SignOutModel(SignIns signIns, SessionStore sessions, Providers providers, SignOns signOns) : LocalisedPage
{
    /// <summary>The identity provider to sign out of as well, and where; null before, and when there is none.</summary>
    public (string Label, string Address)? Leaving { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var done = $"{Links.SignIn()}?done=signed-out";
        var begun = IsSignedIn && providers.All.Count > 0 ? await sessions.LoginAsync(SessionId, cancel) : null;
        await signIns.SignOutAsync();
        if (begun is not { } by || providers.Find(by.Provider) is not { } provider
            || await signOns.EndAsync(HttpContext, provider, by.Login, done) is not { } address)
        {
            return Redirect(done);
        }

        Leaving = (provider.Settings.Label, address);
        return this.LeadTo(address);
    }
}
