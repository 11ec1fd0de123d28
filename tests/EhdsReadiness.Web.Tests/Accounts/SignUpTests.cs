using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Accounts;

/// <summary>The way to an account, and what leads nowhere on it.</summary>
[Collection(SiteCollection.Name)]
public sealed class SignUpTests(TestSite site)
{
    [Theory]
    [InlineData("fr", "Confirmez votre adresse")]
    [InlineData("en", "Confirm your address")]
    public async Task An_account_is_opened_by_the_link_in_the_mail_and_the_password_together(string language, string subject)
    {
        var email = $"opened.{language}@exemple.fr";
        using var visitor = site.Visitor();
        await visitor.GetAsync($"/{language}/sign-up");
        Assert.Equal(HttpStatusCode.OK,
            await visitor.SendAsync(("email", email), ("name", "Élodie Nguyễn-Œuvrard"), ("password", Visitor.Password)));
        Assert.Equal($"/{language}/sign-up?sent=true", visitor.Path);
        Assert.Null(await site.Accounts.FindByEmailAsync(email.ToUpperInvariant(), default));

        var mail = site.LastMail(email);
        Assert.Equal((subject, language), (mail.Subject, mail.Language));
        using var elsewhere = site.Visitor();
        Assert.Equal(HttpStatusCode.OK, await elsewhere.GetAsync(mail.Links[0]));
        Assert.Equal(HttpStatusCode.BadRequest, await elsewhere.SendAsync(("password", "somebody else's guess")));
        Assert.Null(await site.Accounts.FindByEmailAsync(email.ToUpperInvariant(), default));

        // Where the password was chosen, it is not asked for again.
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync(mail.Links[0]));
        Assert.Null(visitor.Page.QuerySelector("#password"));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync());

        Assert.Equal($"/{language}/waiting", visitor.Path);
        await visitor.GetAsync($"/{language}/account");
        Assert.Contains("Élodie Nguyễn-Œuvrard", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync(mail.Links[0]));
        Assert.Equal($"/{language}/waiting", visitor.Path);
        using var other = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, await other.GetAsync(mail.Links[0]));
    }

    [Fact]
    public async Task A_link_that_nobody_followed_in_time_opens_nothing()
    {
        using var visitor = site.Visitor();
        await visitor.GetAsync("/fr/sign-up");
        await visitor.SendAsync(("email", "late@exemple.fr"), ("name", "Camille Roux"), ("password", Visitor.Password));
        await visitor.GetAsync(site.LastMail("late@exemple.fr").Links[0]);
        site.Clock.Move(TimeSpan.FromHours(24));
        try
        {
            Assert.Equal(HttpStatusCode.NotFound, await visitor.SendAsync(("password", Visitor.Password)));
            Assert.Null(await site.Accounts.FindByEmailAsync("LATE@EXEMPLE.FR", default));
        }
        finally
        {
            site.Clock.Move(TimeSpan.FromHours(-24));
        }
    }

    [Fact]
    public async Task A_known_address_gets_the_same_answer_and_its_owner_a_mail()
    {
        using var owner = await site.SignedUpAsync("owner@exemple.fr", "en");
        using var stranger = site.Visitor();
        var pages = new List<string>();
        foreach (var email in new[] { "Owner@Exemple.fr", "nobody.yet@exemple.fr" })
        {
            await stranger.GetAsync("/fr/sign-up");
            Assert.Equal(HttpStatusCode.OK,
                await stranger.SendAsync(("email", email), ("name", "Camille Roux"), ("password", Visitor.Password)));
            pages.Add(stranger.Page.DocumentElement.OuterHtml);
        }

        Assert.Equal(pages[0], pages[1]);
        // In the language that the owner reads, whatever the page's.
        var mail = site.LastMail("owner@exemple.fr");
        Assert.Equal(("You already have an account", "en"), (mail.Subject, mail.Language));
        Assert.Equal(["/en/sign-in", "/en/sign-in/forgotten"], mail.Links);
    }

    [Fact]
    public async Task Of_two_who_asked_with_one_address_the_first_to_confirm_has_the_account()
    {
        using var first = site.Visitor();
        using var second = site.Visitor();
        foreach (var visitor in new[] { first, second })
        {
            await visitor.GetAsync("/fr/sign-up");
            await visitor.SendAsync(
                ("email", "both@exemple.fr"), ("name", visitor == first ? "One" : "Two"), ("password", Visitor.Password));
        }

        var links = site.Mails("both@exemple.fr").Select(mail => mail.Links[0]).ToList();
        await first.GetAsync(links[0]);
        await second.GetAsync(links[1]);
        Assert.Equal(HttpStatusCode.OK, await second.SendAsync(("password", Visitor.Password)));
        Assert.Equal(HttpStatusCode.NotFound, await first.SendAsync(("password", Visitor.Password)));
        Assert.Equal("Two", (await site.Accounts.FindByEmailAsync("BOTH@EXEMPLE.FR", default))!.Name);
    }

    [Theory]
    [InlineData("email", "no address")]
    [InlineData("email", "a@b.fr\r\nBcc: other@exemple.fr")]
    [InlineData("email", "a@b.fr,other@exemple.fr")]
    [InlineData("email", "\"a b\"@exemple.fr")]
    [InlineData("email", null)]
    [InlineData("name", "")]
    [InlineData("name", "two\nlines")]
    [InlineData("name", "hidden \u202Etext")]
    [InlineData("password", "eleven char")]
    [InlineData("password", "Refused@exemple.fr")]
    [InlineData("password", "Camille ROUX")]
    [InlineData("password", "motdepasse2026")]
    [InlineData("password", "aaaaaaaaaaaaaaaa")]
    [InlineData("password", null)]
    public async Task A_wrong_field_is_told_beside_it_and_on_top_and_no_mail_leaves(string field, string? value)
    {
        using var visitor = site.Visitor();
        foreach (var (language, start) in new[] { ("fr", "Erreur"), ("en", "Error") })
        {
            var fields = new Dictionary<string, string?>(StringComparer.Ordinal)
                { ["email"] = "refused@exemple.fr", ["name"] = "Camille Roux Camille", ["password"] = Visitor.Password, [field] = value };
            if (value == "Camille ROUX")
            {
                fields["name"] = "Roux Camille";
            }

            await visitor.GetAsync($"/{language}/sign-up");
            Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync([.. fields.Select(pair => (pair.Key, pair.Value))]));

            Assert.StartsWith(start, visitor.Page.Title, StringComparison.Ordinal);
            Assert.NotNull(visitor.Page.QuerySelector($".ds-error-summary a[href='#{field}']"));
            Assert.NotNull(visitor.Page.GetElementById($"{field}-error"));
            Assert.False(visitor.Page.GetElementById("password")!.HasAttribute("value"));
            if (field != "email")
            {
                Assert.Equal("refused@exemple.fr", visitor.Page.GetElementById("email")!.GetAttribute("value"));
            }
        }

        Assert.Empty(site.Mails("refused@exemple.fr"));
    }

    [Fact]
    public async Task A_return_address_is_only_ever_of_this_site()
    {
        using var visitor = await site.SignedUpAsync("returning@exemple.fr");
        foreach (var (wanted, got) in new[]
        {
            ("/fr/method?a=b", "/fr/method?a=b"), ("https://elsewhere.example", "/fr/waiting"), ("//elsewhere.example", "/fr/waiting"),
            ("/\\elsewhere.example", "/fr/waiting"),
            ("javascript:alert(1)", "/fr/waiting"), ("/fr/m\r\nInjected: yes", "/fr/waiting"), ("/fr/\u00e9", "/fr/waiting"),
        })
        {
            await visitor.GetAsync($"/fr/sign-in?return={Uri.EscapeDataString(wanted)}", follow: false);
            Assert.Equal(got, visitor.Response.Headers.Location!.ToString());
            Assert.False(visitor.Response.Headers.Contains("Injected"));
        }
    }

    [Fact]
    public async Task Who_was_on_the_way_to_a_page_comes_to_it_after_signing_up()
    {
        using var visitor = site.Visitor();
        await visitor.SignUpAsync("on-the-way@exemple.fr", "en", returnPath: "/en/method");
        Assert.Equal(HttpStatusCode.OK, visitor.Response.StatusCode);
    }
}
