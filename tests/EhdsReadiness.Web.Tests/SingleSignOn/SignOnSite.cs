using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.SingleSignOn;

/// <summary>A site with two hostile identity providers: <c>hostile</c>, and <c>pro</c>, which is set up as ProConnect and demanded by a
/// domain.</summary>
public sealed class SignOnSite : IAsyncLifetime
{
    /// <summary>The domain whose people sign in by <c>pro</c> alone.</summary>
    public const string Domain = "demande.example";

    public TestSite Site { get; } = new();

    internal HostileProvider Hostile { get; private set; } = null!;

    internal HostileProvider Pro { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        (Hostile, Pro) = (await HostileProvider.StartAsync(Site.Clock), await HostileProvider.StartAsync(Site.Clock));
        await Site.StartAsync([
            .. Settings("hostile", Hostile), .. Settings("pro", Pro), "--Oidc:pro:Title", "ProConnect", "--Oidc:pro:AcrValues", "eidas1",
            "--Oidc:pro:Scopes", "openid given_name usual_name email siret", "--Oidc:pro:Prompt", "login", "--Oidc:pro:Claims",
            """{"id_token":{"amr":{"essential":true}}}""", "--Oidc:pro:TrustsOrganisation", "true", "--Oidc:pro:ReplacesSecondFactor", "true",
            "--Oidc:pro:RoleClaim", "groups", "--Oidc:pro:AdministratorValue", "ehds-admin", "--Oidc:pro:AnalystValue", "ehds-analyst",
            "--Oidc:pro:Domains:0", Domain,
        ]);
    }

    public async Task DisposeAsync()
    {
        await Site.DisposeAsync();
        await Hostile.DisposeAsync();
        await Pro.DisposeAsync();
    }

    /// <summary>An account that somebody's login signs in to.</summary>
    internal async Task<Account> LinkedAsync(
        string email, string subject, HostileProvider? at = null, AccountRole? role = null, bool hasPassword = true)
    {
        var account = await Site.AddAccountAsync(email, role: role);
        if (!hasPassword)
        {
            account.PasswordHash = null;
            Assert.True(await Site.Accounts.SaveAsync(account, default));
        }

        Assert.True(await Site.Services.GetRequiredService<ExternalLoginStore>().LinkAsync(
            new(at == Pro ? "pro" : "hostile", (at ?? Hostile).Issuer, subject), account.Id, Site.Clock.GetUtcNow(), default));
        return account;
    }

    /// <summary>Sets out to a provider by the page, and gives the address there.</summary>
    internal static async Task<string> SetOutAsync(Visitor visitor, string provider = "hostile", string query = "", string language = "fr")
    {
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync($"/{language}/sign-in/with/{provider}{query}"));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync());
        return Onward(visitor);
    }

    /// <summary>Where the last page leads on to.</summary>
    internal static string Onward(Visitor visitor) => visitor.Response.Headers.GetValues("Refresh").Single()[6..];

    /// <summary>Goes to a provider by the page and comes back.</summary>
    internal async Task SignInAsync(Visitor visitor, HostileProvider? at = null, string query = "", string language = "fr") =>
        await visitor.GetAsync((at ?? Hostile)
            .Authorize(await SetOutAsync(visitor, at == Pro ? "pro" : "hostile", query, language)).PathAndQuery);

    /// <summary>Whether somebody is signed in.</summary>
    internal static async Task<bool> IsInAsync(Visitor visitor) =>
        await visitor.GetAsync("/fr/account", follow: false) == HttpStatusCode.OK;

    private static string[] Settings(string name, HostileProvider provider) =>
    [
        $"--Oidc:{name}:Authority", provider.Issuer, $"--Oidc:{name}:ClientId", HostileProvider.ClientId,
        $"--Oidc:{name}:ClientSecret", HostileProvider.ClientSecret,
    ];
}
