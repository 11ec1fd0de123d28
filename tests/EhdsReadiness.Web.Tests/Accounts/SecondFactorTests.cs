using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Accounts;

/// <summary>The authenticator app: set up, used, lost, stopped, and asked of some.</summary>
[Collection(SiteCollection.Name)]
public sealed class SecondFactorTests(TestSite site)
{
    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task It_is_set_up_by_a_code_of_the_app_and_asked_for_from_then_on(string language)
    {
        var email = $"app.{language}@exemple.fr";
        using var visitor = await site.SignedUpAsync(email, language);
        using var elsewhere = site.Visitor();
        await elsewhere.SignInAsync(email, language);
        var key = await BeginAsync(visitor, language);
        Assert.Equal($"otpauth://totp/EhdsReadiness%3Aapp.{language}%40exemple.fr?secret={key}&issuer=EhdsReadiness",
            visitor.Page.QuerySelector("a[href^=otpauth]")!.GetAttribute("href"));
        Assert.NotNull(visitor.Page.QuerySelector("svg.er-qr path[d]"));

        Assert.Equal(HttpStatusCode.BadRequest,
            await visitor.SendAsync("?handler=confirm", true, ("code", "000000" == Code(key) ? "000001" : "000000")));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync("?handler=confirm", true, ("code", Code(key).Insert(3, " "))));
        var codes = visitor.Page.QuerySelectorAll("code").Select(code => code.TextContent).ToList();
        Assert.Equal(10, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^[a-z2-7]{4}(-[a-z2-7]{4}){3}$", code));
        Assert.Equal(HttpStatusCode.Found, await elsewhere.GetAsync($"/{language}/account", follow: false));

        // The next half-minute: the code of this one was used.
        site.Clock.Move(TimeSpan.FromSeconds(30));
        using var again = site.Visitor();
        Assert.Equal(HttpStatusCode.OK, await again.SignInAsync(email, language));
        Assert.Equal($"/{language}/sign-in/code", again.Path);
        Assert.Equal(HttpStatusCode.Found, await again.GetAsync($"/{language}/account", follow: false));
        await again.GetAsync($"/{language}/sign-in/code");
        Assert.Equal(HttpStatusCode.BadRequest, await again.SendAsync(("code", "not a code")));
        Assert.Equal(HttpStatusCode.OK, await again.SendAsync(("code", Code(key))));
        Assert.Equal($"/{language}/waiting", again.Path);
    }

    [Fact]
    public async Task A_code_of_the_app_is_good_once()
    {
        using var owner = await site.SignedUpAsync("replay@exemple.fr", "fr");
        await BeginAsync(owner, "fr");
        var code = Code(KeyOn(owner));
        Assert.Equal(HttpStatusCode.OK, await owner.SendAsync("?handler=confirm", true, ("code", code)));
        using var thief = site.Visitor();
        await thief.SignInAsync("replay@exemple.fr");
        Assert.Equal(HttpStatusCode.BadRequest, await thief.SendAsync(("code", code)));
    }

    [Fact]
    public async Task A_recovery_code_stands_in_once_and_its_owner_is_told()
    {
        using var visitor = await site.SignedUpAsync("paper@exemple.fr", "en");
        await BeginAsync(visitor, "en");
        await visitor.SendAsync("?handler=confirm", true, ("code", Code(KeyOn(visitor))));
        var code = visitor.Page.QuerySelector("code")!.TextContent;

        using var again = site.Visitor();
        await again.SignInAsync("paper@exemple.fr", "en");
        Assert.Equal(HttpStatusCode.OK, await again.SendAsync(("code", code.ToUpperInvariant().Replace('-', ' '))));
        Assert.Equal("/en/waiting", again.Path);
        var mail = site.LastMail("paper@exemple.fr");
        Assert.Equal("A recovery code was used", mail.Subject);
        Assert.Contains("Codes left: 9.", mail.Text, StringComparison.Ordinal);

        using var thief = site.Visitor();
        await thief.SignInAsync("paper@exemple.fr", "en");
        Assert.Equal(HttpStatusCode.BadRequest, await thief.SendAsync(("code", code)));
    }

    [Fact]
    public async Task Too_many_wrong_codes_lock_the_second_step()
    {
        var account = await site.AddAccountAsync("guessed@exemple.fr");
        var (owner, key) = await site.WithSecondFactorAsync(account);
        owner.Dispose();
        site.Clock.Move(TimeSpan.FromSeconds(30));
        using var visitor = site.Visitor();
        await visitor.SignInAsync("guessed@exemple.fr");
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync(("code", "wrong")));
        }

        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync(("code", Code(key))));
        Assert.StartsWith("Trop d’essais", visitor.Page.GetElementById("code-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_first_step_there_is_no_second()
    {
        using var visitor = site.Visitor();
        await visitor.GetAsync("/fr/sign-in/code", follow: false);
        Assert.Equal("/fr/sign-in", visitor.Response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task It_is_stopped_by_the_password_and_its_codes_are_worth_nothing_then()
    {
        var account = await site.AddAccountAsync("stopped@exemple.fr");
        var (visitor, _) = await site.WithSecondFactorAsync(account);
        await visitor.GetAsync("/fr/account/two-factor/codes");
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync(("current_password", "not the password")));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("current_password", Visitor.Password)));
        Assert.Equal(10, visitor.Page.QuerySelectorAll("code").Length);
        await visitor.GetAsync("/fr/account/two-factor/off");
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync(("current_password", "")));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("current_password", Visitor.Password)));
        Assert.Equal("/fr/account?done=two-factor-off", visitor.Path);

        using var again = site.Visitor();
        await again.SignInAsync("stopped@exemple.fr");
        Assert.Equal("/fr/waiting", again.Path);
        Assert.Equal("La connexion en deux temps est arrêtée", site.LastMail("stopped@exemple.fr").Subject);
        visitor.Dispose();
    }

    [Theory]
    [InlineData(AccountRole.Analyst)]
    [InlineData(AccountRole.Administrator)]
    public async Task Whoever_has_a_role_reaches_nothing_but_the_page_that_sets_it_up(AccountRole role)
    {
        var email = $"{role.Id()}@exemple.fr";
        var account = await site.AddAccountAsync(email, role: role);
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.OK, await visitor.SignInAsync(email));
        Assert.Equal("/fr/account/two-factor", visitor.Path);
        foreach (var path in new[]
            { "/fr", "/fr/account", "/fr/account/export.json", "/fr/account/close", "/en/method", "/fr/assessments/new", "/fr/sign-up" })
        {
            Assert.Equal(HttpStatusCode.Found, await visitor.GetAsync(path, follow: false));
            Assert.Equal($"{path[..3]}/account/two-factor", visitor.Response.Headers.Location!.ToString());
        }

        var key = await BeginAsync(visitor, "fr");
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync("?handler=confirm", true, ("code", Code(key))));
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync("/fr/account", follow: false));
        Assert.Contains(role == AccountRole.Analyst ? "Analyste"
            : "Administrateur", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await visitor.GetAsync("/fr/account/two-factor/off"));

        account = (await site.Accounts.FindAsync(account.Id, default))!;
        account.TwoFactor = false;
        await site.Accounts.SaveAsync(account, default);
        Assert.Equal(HttpStatusCode.Found, await visitor.GetAsync("/fr/account", follow: false));
    }

    private string Code(string key) => AuthenticatorCode.Of(key, site.Clock.GetUtcNow());

    private static string KeyOn(Visitor visitor) =>
        visitor.Page.QuerySelector("code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);

    private static async Task<string> BeginAsync(Visitor visitor, string language)
    {
        await visitor.GetAsync($"/{language}/account/two-factor");
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync(("current_password", "not the password")));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("current_password", Visitor.Password)));
        return KeyOn(visitor);
    }
}
