using System.Text.Json.Nodes;
using EhdsReadiness.Web.Tests.Pages;
using Microsoft.AspNetCore.Http;

namespace EhdsReadiness.Web.Tests.SingleSignOn;

/// <summary>Signing in by an identity provider: accounts made and linked, second factor, roles, numbers, sessions.</summary>
public sealed class SignOnTests(SignOnSite sites) : IClassFixture<SignOnSite>
{
    private const string Siren = "732829320";

    private TestSite Site => sites.Site;

    private HostileProvider Hostile => sites.Hostile;

    [Theory]
    [InlineData("fr", "Se connecter avec ProConnect")]
    [InlineData("en", "Sign in with ProConnect")]
    public async Task The_page_of_signing_in_names_each_provider_which_leads_back_to_where_one_was_going(string language, string button)
    {
        await sites.LinkedAsync($"known.{language}@exemple.fr", $"known-{language}");
        Hostile.Next = new() { Subject = $"known-{language}" };
        using var visitor = Site.Visitor();
        await visitor.GetAsync($"/{language}/organisations");
        Assert.Contains(button, visitor.Page.QuerySelectorAll("main button").Select(one => one.TextContent));
        var form = visitor.Page.QuerySelector("form:has(button[formaction*='/sign-in/with/hostile'])")!;
        await visitor.SendFormAsync(form, "");
        var with = form.QuerySelector("button[formaction*=hostile]")!.GetAttribute("formaction")!;
        await visitor.GetAsync(with);
        await visitor.SendAsync();

        Assert.NotNull(visitor.Page.QuerySelector($"main a[href^='{Hostile.Issuer}/authorize']"));
        await visitor.GetAsync(Hostile.Authorize(SignOnSite.Onward(visitor)).PathAndQuery);

        Assert.Equal($"/{language}/organisations", visitor.Path);
        Assert.Equal(language, Hostile.Asked["ui_locales"]);
        await visitor.GetAsync($"/{language}/account/sessions");
        Assert.Single(visitor.Page.QuerySelectorAll(".er-tasks li"));
    }

    [Fact]
    public async Task A_verified_address_opens_an_account_at_once_and_another_one_by_a_mail_and_the_same_login()
    {
        Hostile.Next = new() { Subject = "new", Email = "new@chu.example", EmailVerified = true };
        using var visitor = Site.Visitor();
        await sites.SignInAsync(visitor, language: "en");
        Assert.Equal("Noémie Le Goff", visitor.Page.QuerySelector("input[name=name]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(visitor, "new", ("email", "NEW@chu.example"), ("name", "Noémie Le Goff")));
        Assert.Equal("/en/waiting", visitor.Path);
        Assert.Null((await Site.Accounts.FindByEmailAsync(EmailAddress.Normalize("new@chu.example"), default))!.PasswordHash);

        Hostile.Next = new() { Subject = "unverified", Email = "unverified@chu.example" };
        using var asking = Site.Visitor();
        await sites.SignInAsync(asking);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(asking, "new", ("email", "unverified@chu.example"), ("name", "Noémie Le Goff")));
        Assert.Equal("/fr/sign-up?sent=with", asking.Path);
        var link = Site.LastMail("unverified@chu.example").Links[0];
        using var other = Site.Visitor();
        Hostile.Next = new() { Subject = "somebody-else" };
        await OpenAsync(other, link);
        Assert.Contains("because=another", other.Path, StringComparison.Ordinal);
        Assert.Null(await Site.Accounts.FindByEmailAsync(EmailAddress.Normalize("unverified@chu.example"), default));

        Hostile.Next = new() { Subject = "unverified" };
        await OpenAsync(asking, link);
        Assert.Equal("/fr/waiting", asking.Path);
        Assert.True(await SignOnSite.IsInAsync(asking));
    }

    [Fact]
    public async Task An_account_is_linked_by_its_password_and_its_code_and_opens_by_both_from_then_on()
    {
        var account = await Site.AddAccountAsync("linking@exemple.fr");
        var (owner, key) = await Site.WithSecondFactorAsync(account);
        owner.Dispose();
        Site.Clock.Move(TimeSpan.FromMinutes(1));
        Hostile.Next = new() { Subject = "linking" };
        using var visitor = Site.Visitor();
        await sites.SignInAsync(visitor);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(visitor, "link", ("account_email", account.Email),
            ("password", Visitor.Password), ("code", AuthenticatorCode.Of(key, Site.Clock.GetUtcNow()))));
        Assert.Equal("/fr/waiting", visitor.Path);
        Assert.Equal("Un service de connexion est lié à votre compte", Site.LastMail(account.Email).Subject);

        // The provider asks for no second factor, so the site does.
        Site.Clock.Move(TimeSpan.FromMinutes(1));
        using var again = Site.Visitor();
        await sites.SignInAsync(again, query: "?return=%2Ffr%2Forganisations");
        Assert.Equal("/fr/sign-in/code?return=%2Ffr%2Forganisations", again.Path);
        Assert.False(await SignOnSite.IsInAsync(again));
        await again.GetAsync("/fr/sign-in/code?return=%2Ffr%2Forganisations");
        Assert.Equal(HttpStatusCode.OK, await again.SendAsync(("code", AuthenticatorCode.Of(key, Site.Clock.GetUtcNow()))));
        Assert.Equal("/fr/organisations", again.Path);
        Assert.NotNull((await Site.Services.GetRequiredService<SessionStore>().LoginAsync(await SessionAsync(account), default)));
    }

    [Fact]
    public async Task Who_is_signed_in_links_a_provider_and_takes_it_off_but_never_the_last_way_in()
    {
        var account = await Site.AddAccountAsync("ways@exemple.fr");
        using var visitor = Site.Visitor();
        await visitor.SignInAsync(account.Email);
        await visitor.GetAsync("/fr/account");
        Assert.NotNull(visitor.Page.QuerySelector("main a[href='/fr/account/logins']"));
        await visitor.GetAsync("/fr/account/logins");
        // The password was typed a moment ago.
        Assert.Equal(HttpStatusCode.OK, await visitor.SendFormAsync(
            visitor.Page.QuerySelector("main form")!, "?handler=link&provider=hostile"));
        Hostile.Next = new() { Subject = "ways" };
        await visitor.GetAsync(Hostile.Authorize(SignOnSite.Onward(visitor)).PathAndQuery);
        Assert.Equal("/fr/account/logins?done=linked", visitor.Path);

        using var byProvider = Site.Visitor();
        await sites.SignInAsync(byProvider);
        Assert.True(await SignOnSite.IsInAsync(byProvider));
        Site.Clock.Move(TimeSpan.FromMinutes(6));
        await visitor.GetAsync("/fr/account/logins");
        var login = visitor.Page.QuerySelector("button[formaction*=unlink]")!.GetAttribute("formaction")!;
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendFormAsync(visitor.Page.QuerySelector("main form")!, login));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendFormAsync(
            visitor.Page.QuerySelector("main form")!, login, ("current_password", Visitor.Password)));
        Assert.Equal("/fr/account/logins?done=unlinked", visitor.Path);
        Assert.False(await SignOnSite.IsInAsync(byProvider));
        Assert.Equal("Un service de connexion n’est plus lié à votre compte", Site.LastMail(account.Email).Subject);

        await sites.LinkedAsync("last@exemple.fr", "last", hasPassword: false);
        Hostile.Next = new() { Subject = "last", Claims = claims => claims["auth_time"] = Hostile.Now };
        await sites.SignInAsync(visitor);
        await visitor.GetAsync("/fr/account/logins");
        login = visitor.Page.QuerySelector("button[formaction*=unlink]")!.GetAttribute("formaction")!;
        Assert.Equal(HttpStatusCode.Conflict, await visitor.SendFormAsync(visitor.Page.QuerySelector("main form")!, login));
    }

    [Fact]
    public async Task ProConnect_is_asked_as_it_wants_and_vouches_for_the_number_of_an_organisation()
    {
        var account = await sites.LinkedAsync("owner@exemple.fr", "owner", sites.Pro);
        var organisation = await Site.Services.GetRequiredService<OrganisationStore>().CreateAsync(
            new("CHU de Montervaux", "hospital", "FR-GES", Siren, null, null, false, Language.French), account.Id,
            Site.Clock.GetUtcNow(), default);
        var claims = Site.Services.GetRequiredService<ClaimStore>();
        sites.Pro.Next = new()
        {
            Subject = "owner",
            Claims = token => token["acr"] = "eidas1",
            UserInfo = person =>
            {
                (person["iss"], person["aud"], person["siret"]) = (sites.Pro.Issuer, HostileProvider.ClientId, $"{Siren}00074");
                return Results.Text(sites.Pro.Token(person), "application/jwt");
            },
        };
        using var visitor = Site.Visitor();

        await sites.SignInAsync(visitor, sites.Pro);

        Assert.Equal("/fr/waiting", visitor.Path);
        Assert.Equal(("openid given_name usual_name email siret", "eidas1", "login", """{"id_token":{"amr":{"essential":true}}}"""),
            (sites.Pro.Asked["scope"], sites.Pro.Asked["acr_values"], sites.Pro.Asked["prompt"], sites.Pro.Asked["claims"]));
        var proof = (await claims.FindAsync(organisation, Site.Clock.GetUtcNow(), default))!.Proof!;
        Assert.Equal((ProofWay.SignIn, "Camille Roux"), (proof.Way, proof.By));
        await visitor.GetAsync($"/fr/organisations/{organisation}/number");
        Assert.Contains("par le service de connexion de l’un de ses responsables", visitor.Page.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
        Assert.True(await claims.RevokeAsync(organisation, Siren, account.Id, "Faux", Site.Clock.GetUtcNow(), default));
    }

    [Fact]
    public async Task Another_provider_vouches_for_no_number()
    {
        var account = await sites.LinkedAsync("untrusted@exemple.fr", "untrusted");
        var organisation = await Site.Services.GetRequiredService<OrganisationStore>().CreateAsync(
            new("Clinique", "hospital", "FR-GES", "552100554", null, null, false, Language.French), account.Id, Site.Clock.GetUtcNow(),
            default);
        Hostile.Next = new() { Subject = "untrusted", Claims = token => token["siret"] = "55210055400013" };
        using var visitor = Site.Visitor();

        await sites.SignInAsync(visitor);

        Assert.Null((await Site.Services.GetRequiredService<ClaimStore>().FindAsync(organisation, Site.Clock.GetUtcNow(), default))!.Proof);
    }

    [Fact]
    public async Task Staff_come_and_go_by_a_claim_and_a_provider_that_asks_for_a_second_factor_takes_its_place()
    {
        var account = await sites.LinkedAsync("staff@exemple.fr", "staff", sites.Pro);
        sites.Pro.Next = new() { Subject = "staff", Claims = token => (token["acr"], token["groups"]) = ("eidas1", Groups("ehds-analyst")) };
        using var visitor = Site.Visitor();
        await sites.SignInAsync(visitor, sites.Pro);
        Assert.Equal(AccountRole.Analyst, (await Site.Accounts.FindAsync(account.Id, default))!.Role);
        Assert.NotEqual("/fr/account/two-factor", visitor.Path);
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync("/fr/readiness"));

        sites.Pro.Next = new() { Subject = "staff", Claims = token => (token["acr"], token["groups"]) = ("eidas1", Groups("ehds-admin")) };
        await sites.SignInAsync(visitor, sites.Pro);
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync("/fr/register"));

        sites.Pro.Next = new() { Subject = "staff", Claims = token => token["acr"] = "eidas1" };
        await sites.SignInAsync(visitor, sites.Pro);
        Assert.Null((await Site.Accounts.FindAsync(account.Id, default))!.Role);

        // Without the login nobody would take the role away.
        sites.Pro.Next = new() { Subject = "staff", Claims = token => (token["acr"], token["groups"]) = ("eidas1", Groups("ehds-analyst")) };
        await sites.SignInAsync(visitor, sites.Pro);
        var store = Site.Services.GetRequiredService<ExternalLoginStore>();
        var login = Assert.Single(await store.OfAccountAsync(account.Id, default));
        Assert.True(await store.UnlinkAsync(account.Id, login.Id, ["pro"], "none", Site.Clock.GetUtcNow(), default));
        Assert.Null((await Site.Accounts.FindAsync(account.Id, default))!.Role);

        // Who is staff by the operator's word stays so, whatever a claim says, and the site asks for its own second factor behind another
        // provider.
        await sites.LinkedAsync("operator@exemple.fr", "operator", role: AccountRole.Administrator);
        Hostile.Next = new() { Subject = "operator" };
        using var administrator = Site.Visitor();
        await sites.SignInAsync(administrator);
        await administrator.GetAsync("/fr/register");
        Assert.Equal("/fr/account/two-factor", administrator.Path);
    }

    [Fact]
    public async Task Signing_out_leads_to_the_provider_with_the_token_that_it_gave()
    {
        var account = await sites.LinkedAsync("leaving@exemple.fr", "leaving");
        Hostile.Next = new() { Subject = "leaving" };
        using var visitor = Site.Visitor();
        await sites.SignInAsync(visitor, language: "en");
        await visitor.GetAsync("/en/sign-out");
        await visitor.SendFormAsync(visitor.Page.QuerySelector("main form")!, "");
        Assert.Equal(HttpStatusCode.OK, visitor.Response.StatusCode);

        var address = new Uri(SignOnSite.Onward(visitor));
        Assert.False(await SignOnSite.IsInAsync(visitor));
        var asked = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address.Query);
        Assert.Equal(($"{Hostile.Issuer}/logout", $"{Site.Address.GetLeftPart(UriPartial.Authority)}/oidc/hostile/signed-out"),
            (address.GetLeftPart(UriPartial.Path), asked["post_logout_redirect_uri"].ToString()));
        Assert.StartsWith("eyJ", asked["id_token_hint"].ToString(), StringComparison.Ordinal);
        Assert.Equal(3, asked["id_token_hint"].ToString().Split('.').Length);
        await visitor.GetAsync($"/oidc/hostile/signed-out?state={Uri.EscapeDataString(asked["state"]!)}");
        Assert.Equal("/en/sign-in?done=signed-out", visitor.Path);

        // Nothing of the token is in the database as it came.
        var kept = await Site.Database.ListAsync<string>("SELECT COALESCE(id_token, '') FROM session", null, default);
        Assert.DoesNotContain(kept, one => one.StartsWith("eyJ", StringComparison.Ordinal));
        Assert.NotNull(account);
    }

    [Fact]
    public async Task What_the_site_keeps_of_a_login_is_in_its_owners_file_and_goes_with_the_account()
    {
        var account = await sites.LinkedAsync("going@exemple.fr", "going");
        var file = await Site.Services.GetRequiredService<AccountFile>().OfAsync(account, default);
        Assert.Equal("going", (string?)file["logins"]![0]!["subject"]);

        await Site.Services.GetRequiredService<ClosingStore>()
            .CloseAsync(account.Id, new Dictionary<string, Handover>(), Site.Clock.GetUtcNow(), default);

        Assert.Null(await Site.Services.GetRequiredService<ExternalLoginStore>().FindAsync(Hostile.Issuer, "going", default));
    }

    [Fact]
    public async Task Without_a_provider_no_page_speaks_of_one()
    {
        var site = new TestSite();
        try
        {
            await site.StartAsync();
            using var visitor = site.Visitor();
            await visitor.GetAsync("/fr/sign-in");
            Assert.Single(visitor.Page.QuerySelectorAll("main form"));
            foreach (var path in new[] { "/fr/sign-in/with/pro", "/fr/sign-in/identity", "/fr/sign-in/refused", "/oidc/pro/callback" })
            {
                Assert.Equal(HttpStatusCode.NotFound, await visitor.GetAsync(path));
            }

            await site.AddAccountAsync("alone@exemple.fr");
            await visitor.SignInAsync("alone@exemple.fr");
            Assert.Null(visitor.Page.QuerySelector("main a[href='/fr/account/logins']"));
            Assert.Equal(HttpStatusCode.NotFound, await visitor.GetAsync("/fr/account/logins"));
        }
        finally
        {
            await site.DisposeAsync();
        }
    }

    /// <summary>Follows the link of a mail and goes on to the provider.</summary>
    private async Task OpenAsync(Visitor visitor, string link)
    {
        await visitor.GetAsync(link);
        await visitor.GetAsync(visitor.Page.QuerySelector("button[formaction*='/sign-in/with/']")!.GetAttribute("formaction")!);
        await visitor.SendAsync();
        await visitor.GetAsync(Hostile.Authorize(SignOnSite.Onward(visitor)).PathAndQuery);
    }

    private async Task<string> SessionAsync(Account account) =>
        (await Site.Services.GetRequiredService<SessionStore>().OfAccountAsync(account.Id, default))[0].Id;

    private static JsonArray Groups(string group) => new("others", group);

    /// <summary>Sends one of the two forms of the page of who has come back.</summary>
    private static Task<HttpStatusCode> SendAsync(Visitor visitor, string handler, params (string Name, string? Value)[] values) =>
        visitor.SendFormAsync(visitor.Page.QuerySelector($"form:has(button[formaction='?handler={handler}'])")!, $"?handler={handler}", values);
}
