using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Accounts;

/// <summary>Passwords forgotten and changed.</summary>
[Collection(SiteCollection.Name)]
public sealed class PasswordTests(TestSite site)
{
    private const string Other = "encore quatre autres mots";

    [Theory]
    [InlineData("fr", "Choisissez un nouveau mot de passe")]
    [InlineData("en", "Choose a new password")]
    public async Task A_forgotten_password_is_replaced_by_the_link_in_the_mail_once(string language, string subject)
    {
        var email = $"forgot.{language}@exemple.fr";
        using var signedIn = await site.SignedUpAsync(email, language);
        using var visitor = site.Visitor();
        await ForgetAsync(visitor, email, language == "fr" ? "en" : "fr");
        var mail = site.LastMail(email);
        Assert.Equal((subject, language), (mail.Subject, mail.Language));

        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync(mail.Links[0]));
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync(("password", "court")));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("password", Other)));
        Assert.Equal($"/{language}/sign-in?done=password", visitor.Path);

        Assert.Equal(HttpStatusCode.NotFound, await visitor.GetAsync(mail.Links[0]));
        Assert.Equal(HttpStatusCode.Found, await signedIn.GetAsync($"/{language}/account", follow: false));
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SignInAsync(email, language));
        Assert.Equal(HttpStatusCode.OK, await visitor.SignInAsync(email, language, Other));
    }

    [Fact]
    public async Task An_unknown_address_gets_the_same_answer_and_a_mail_that_says_so()
    {
        await site.AddAccountAsync("reset.known@exemple.fr");
        var pages = new List<string>();
        foreach (var email in new[] { "reset.known@exemple.fr", "reset.unknown@exemple.fr" })
        {
            using var visitor = site.Visitor();
            Assert.Equal(HttpStatusCode.OK, await ForgetAsync(visitor, email, "en"));
            pages.Add(visitor.Page.DocumentElement.OuterHtml);
        }

        Assert.Equal(pages[0], pages[1]);
        Assert.Equal("No account with this address", site.LastMail("reset.unknown@exemple.fr").Subject);
        Assert.Equal(["/en/sign-up"], site.LastMail("reset.unknown@exemple.fr").Links);
    }

    [Theory]
    [InlineData(119, HttpStatusCode.OK)]
    [InlineData(120, HttpStatusCode.NotFound)]
    public async Task A_link_is_good_for_two_hours(int minutes, HttpStatusCode expected)
    {
        var email = $"reset.{minutes}@exemple.fr";
        await site.AddAccountAsync(email);
        using var visitor = site.Visitor();
        await ForgetAsync(visitor, email);
        site.Clock.Move(TimeSpan.FromMinutes(minutes));
        try
        {
            Assert.Equal(expected, await visitor.GetAsync(site.LastMail(email).Links[0]));
        }
        finally
        {
            site.Clock.Move(TimeSpan.FromMinutes(-minutes));
        }
    }

    [Fact]
    public async Task A_link_is_worth_nothing_for_another_account_or_changed_by_a_letter()
    {
        await site.AddAccountAsync("reset.mine@exemple.fr");
        var other = await site.AddAccountAsync("reset.other@exemple.fr");
        using var visitor = site.Visitor();
        await ForgetAsync(visitor, "reset.mine@exemple.fr");
        var link = site.LastMail("reset.mine@exemple.fr").Links[0];
        var account = System.Web.HttpUtility.ParseQueryString(link.Split('?')[1])["account"]!;
        foreach (var wrong in new[]
            { link.Replace(account, other.Id, StringComparison.Ordinal), link[..^5] + (link[^5] == '0' ? '1' : '0') + link[^4..],
            link[..^3], link.Split("&token")[0], "/fr/sign-in/new-password" })
        {
            Assert.Equal((wrong, HttpStatusCode.NotFound), (wrong, await visitor.GetAsync(wrong)));
        }
    }

    [Fact]
    public async Task Nobody_gets_more_than_five_mails_an_hour_from_strangers()
    {
        await site.AddAccountAsync("flooded@exemple.fr");
        using var visitor = site.Visitor();
        for (var i = 0; i < 7; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await ForgetAsync(visitor, "flooded@exemple.fr"));
        }

        Assert.Equal(5, site.Mails("flooded@exemple.fr").Count);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task A_changed_password_ends_the_other_sessions_and_tells_the_owner(string language)
    {
        var email = $"change.{language}@exemple.fr";
        using var here = await site.SignedUpAsync(email, language);
        using var elsewhere = site.Visitor();
        await elsewhere.SignInAsync(email, language);

        await here.GetAsync($"/{language}/account/password");
        Assert.Equal(HttpStatusCode.BadRequest, await here.SendAsync(("current_password", "not the password"), ("password", Other)));
        Assert.NotNull(here.Page.GetElementById("current_password-error"));
        Assert.Equal(HttpStatusCode.BadRequest, await here.SendAsync(("current_password", Visitor.Password), ("password", "court")));
        Assert.NotNull(here.Page.GetElementById("password-error"));
        Assert.Equal(HttpStatusCode.OK, await here.SendAsync(("current_password", Visitor.Password), ("password", Other)));

        Assert.Equal($"/{language}/account?done=password", here.Path);
        Assert.Equal(HttpStatusCode.OK, await here.GetAsync($"/{language}/account", follow: false));
        Assert.Equal(HttpStatusCode.Found, await elsewhere.GetAsync($"/{language}/account", follow: false));
        Assert.Equal(language == "fr" ? "Votre mot de passe a changé" : "Your password has changed", site.LastMail(email).Subject);
    }

    [Fact]
    public async Task A_link_sent_before_the_password_changed_is_worth_nothing()
    {
        using var here = await site.SignedUpAsync("stale@exemple.fr");
        await ForgetAsync(here, "stale@exemple.fr");
        var link = site.LastMail("stale@exemple.fr").Links[0];
        await here.GetAsync("/fr/account/password");
        await here.SendAsync(("current_password", Visitor.Password), ("password", Other));
        Assert.Equal(HttpStatusCode.NotFound, await here.GetAsync(link));
    }

    [Fact]
    public async Task Choosing_a_new_password_frees_a_locked_address()
    {
        await site.AddAccountAsync("freed@exemple.fr");
        using var visitor = site.Visitor();
        for (var i = 0; i < 11; i++)
        {
            await visitor.SignInAsync("freed@exemple.fr", password: "not the password");
        }

        await ForgetAsync(visitor, "freed@exemple.fr");
        await visitor.GetAsync(site.LastMail("freed@exemple.fr").Links[0]);
        await visitor.SendAsync(("password", Other));
        Assert.Equal(HttpStatusCode.OK, await visitor.SignInAsync("freed@exemple.fr", password: Other));
    }

    private static async Task<HttpStatusCode> ForgetAsync(Visitor visitor, string email, string language = "fr")
    {
        await visitor.GetAsync($"/{language}/sign-in/forgotten");
        return await visitor.SendAsync(("email", email));
    }
}
