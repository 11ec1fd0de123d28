using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Accounts;

/// <summary>Signing in and out, by those who may and those who may not.</summary>
[Collection(SiteCollection.Name)]
public sealed class SignInTests(TestSite site)
{
    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Who_signs_in_is_known_on_every_page_until_they_sign_out(string language)
    {
        await site.AddAccountAsync($"known.{language}@exemple.fr");
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.OK, await visitor.SignInAsync($"Known.{language}@Exemple.fr", language));
        Assert.Equal($"/{language}/waiting", visitor.Path);

        await visitor.GetAsync($"/{language}/method");
        Assert.NotNull(visitor.Page.QuerySelector($"header a[href='/{language}/account']"));
        Assert.Null(visitor.Page.QuerySelector($"header a[href='/{language}/sign-in']"));
        // The only form of this page is the header's.
        using var form = new FormUrlEncodedContent(
            [new("__RequestVerificationToken", visitor.Page.QuerySelector("header form input")!.GetAttribute("value"))]);
        using var left = await visitor.Http.PostAsync(
            new Uri(visitor.Page.QuerySelector("header form")!.GetAttribute("action")!, UriKind.Relative), form);
        Assert.Equal($"/{language}/sign-in?done=signed-out", left.Headers.Location!.ToString());
        await visitor.GetAsync($"/{language}/account", follow: false);
        Assert.Equal($"/{language}/sign-in?return=%2F{language}%2Faccount", visitor.Response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task The_cookie_is_hidden_from_scripts_and_other_sites_and_worth_nothing_after_signing_out()
    {
        await site.AddAccountAsync("cookie@exemple.fr");
        using var visitor = site.Visitor();
        await visitor.GetAsync("/fr/sign-in");
        await visitor.SendAsync(null, false, ("email", "cookie@exemple.fr"), ("password", Visitor.Password));
        var cookie = Assert.Single(visitor.Response.Headers.GetValues("Set-Cookie"), one =>
            one.StartsWith("sign-in=", StringComparison.Ordinal));
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);

        using var thief =
            new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.Address };
        thief.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync(new Uri("/fr/account", UriKind.Relative))).StatusCode);
        await visitor.GetAsync("/fr/sign-out");
        await visitor.SendAsync();
        Assert.Equal(HttpStatusCode.Found, (await thief.GetAsync(new Uri("/fr/account", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("fr", "L’adresse et le mot de passe ne vont pas ensemble.")]
    [InlineData("en", "The address and the password do not match.")]
    public async Task An_unknown_address_and_a_wrong_password_get_one_answer(string language, string answer)
    {
        await site.AddAccountAsync($"wrong.{language}@exemple.fr");
        var pages = new List<string>();
        foreach (var email in new[] { $"wrong.{language}@exemple.fr", $"never.{language}@exemple.fr" })
        {
            using var visitor = site.Visitor();
            Assert.Equal(HttpStatusCode.BadRequest, await visitor.SignInAsync(email, language, "not the password"));
            Assert.Contains(answer, visitor.Page.GetElementById("email-error")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(email, visitor.Page.GetElementById("email")!.GetAttribute("value"));
            visitor.Page.QuerySelectorAll("input[type=hidden], #email").ToList().ForEach(field => field.Remove());
            pages.Add(visitor.Page.DocumentElement.OuterHtml);
        }

        Assert.Equal(pages[0], pages[1]);
    }

    [Fact]
    public async Task Too_many_tries_lock_an_address_that_has_an_account_and_one_that_has_none_alike()
    {
        await site.AddAccountAsync("locked@exemple.fr");
        var answers = new List<string>();
        foreach (var email in new[] { "locked@exemple.fr", "locked.nobody@exemple.fr" })
        {
            using var visitor = site.Visitor();
            for (var i = 0; i < 10; i++)
            {
                await visitor.SignInAsync(email, password: "not the password");
            }

            Assert.Equal(HttpStatusCode.BadRequest, await visitor.SignInAsync(email));
            answers.Add(visitor.Page.GetElementById("email-error")!.TextContent[..24]);
        }

        Assert.Equal(["Trop d’essais à la suite", "Trop d’essais à la suite"], answers);
        site.Clock.Move(TimeSpan.FromMinutes(15));
        try
        {
            using var visitor = site.Visitor();
            Assert.Equal(HttpStatusCode.OK, await visitor.SignInAsync("locked@exemple.fr"));
        }
        finally
        {
            site.Clock.Move(TimeSpan.FromMinutes(-15));
        }
    }

    [Fact]
    public async Task A_session_that_nobody_used_for_a_day_is_over()
    {
        using var visitor = await site.SignedUpAsync("idle@exemple.fr");
        site.Clock.Move(TimeSpan.FromHours(23));
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync("/fr/account", follow: false));
        site.Clock.Move(TimeSpan.FromHours(23));
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync("/fr/account", follow: false));
        site.Clock.Move(TimeSpan.FromHours(25));
        Assert.Equal(HttpStatusCode.Found, await visitor.GetAsync("/fr/account", follow: false));
        site.Clock.Move(TimeSpan.FromHours(-71));
    }

    [Fact]
    public async Task A_password_tried_too_often_from_one_network_is_429()
    {
        var limited = new TestSite();
        try
        {
            await limited.StartAsync("--RateLimits:SignInsPerMinute", "2");
            using var visitor = limited.Visitor();
            foreach (var expected in new[] { HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.TooManyRequests })
            {
                Assert.Equal(expected, await visitor.SignInAsync("anybody@exemple.fr"));
            }
        }
        finally
        {
            await limited.DisposeAsync();
        }
    }
}
