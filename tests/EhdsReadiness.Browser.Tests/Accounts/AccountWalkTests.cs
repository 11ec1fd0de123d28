using Microsoft.Extensions.DependencyInjection;

namespace EhdsReadiness.Browser.Tests.Accounts;

/// <summary>The life of an account from its sign-up to its closing, every page and state of it audited on the way.</summary>
[Collection(WalksCollection.Name)]
public sealed class AccountWalkTests(RunningSite site)
{
    private static readonly OrganisationDetails Hospital = new(
        "Centre hospitalier universitaire intercommunal de Montervaux-sur-l’Ombreval", "hospital", "FR-GES", null, null, null, false,
        Language.French);

    private string _language = "";
    private string? _conditions;
    private IPage _page = null!;

    [Theory]
    [InlineData("fr", 320, ColorScheme.Dark)]
    [InlineData("en", 1280, ColorScheme.Light)]
    public async Task Every_page_and_state_of_an_account_is_accessible(string language, int width, ColorScheme scheme)
    {
        _conditions = $"{width} {scheme}";
        await LiveAsync(language, await site.VisitorAsync(script: true, width, scheme, locale: language == "fr" ? "fr-FR" : "en-GB"));
    }

    [Theory]
    [InlineData("fr", 320)]
    [InlineData("en", 1280)]
    public async Task An_account_needs_no_script_from_its_sign_up_to_its_closing(string language, int width) =>
        await LiveAsync(language, await site.VisitorAsync(script: false, width, locale: language == "fr" ? "fr-FR" : "en-GB"));

    private async Task LiveAsync(string language, IPage page)
    {
        (_language, _page) = (language, page);
        var email = $"une.personne.dont.l.adresse.est.longue.{Named}@exemple-de-domaine-bien-long.fr";
        await SignUpAsync(email);
        email = await ChangeAsync(email);
        var recovery = await SetUpSecondFactorAsync();
        await SignInAgainAsync(email, recovery);
        await CloseAsync(email);
        await ForgetAsync();
        await OweAsync();
        await _page.Context.CloseAsync();
    }

    /// <summary>Sets the people of one walk apart from those of the others.</summary>
    private string Named => $"{_language}.{_page.ViewportSize!.Width}.{(_conditions is null ? "plain" : "audited")}";

    private async Task SignUpAsync(string email)
    {
        await LookAsync("/sign-up", "as visited");
        await SendAsync();
        await LookAsync("/sign-up", "refused");
        await SendAsync(
            ("email", email), ("name", "Marie-Élisabeth de La Rochefoucauld-Montbel d’Anglure"), ("password", RunningSite.Password));
        await LookAsync("/sign-up", "sent");
        await FollowAsync(email);
        await LookAsync("/sign-up/confirm", "where it was asked for");
        await _page.Context.ClearCookiesAsync(new() { Name = "sign-up" });
        await FollowAsync(email);
        await LookAsync("/sign-up/confirm", "as visited");
        await SendAsync(("password", "not the password"));
        await LookAsync("/sign-up/confirm", "refused");
        await SendAsync(("password", RunningSite.Password));
        await LookAsync("/waiting", "nothing yet");
        await FollowAsync(email);
        await LookAsync("/waiting", "by a used link");
        await GoAsync("/account", "as visited");
        await GoAsync("/account/notices", "as visited");
        await GoAsync("/sign-up/confirm?token=unknown", "over");
    }

    private async Task<string> ChangeAsync(string email)
    {
        await GoAsync("/account/details", "as visited");
        await SendAsync(("name", ""));
        await LookAsync("/account/details", "refused");
        await SendAsync(("name", "Marie-Élisabeth de La Rochefoucauld"));
        await LookAsync("/account", "details saved");
        await GoAsync("/account/password", "as visited");
        await SendAsync(("current_password", "not the password"), ("password", "court"));
        await LookAsync("/account/password", "refused");
        await GoAsync("/account/email", "as visited");
        await SendAsync(("email", "no address"), ("current_password", ""));
        await LookAsync("/account/email", "refused");
        await SendAsync(("email", "new." + email), ("current_password", RunningSite.Password));
        await LookAsync("/account/email", "sent");
        await FollowAsync("new." + email);
        await LookAsync("/account/email/confirm", "as visited");
        await SendAsync();
        await LookAsync("/account", "address saved");
        await FollowAsync("new." + email);
        await LookAsync("/waiting", "by a used link");
        await GoAsync("/account/email/confirm?token=unknown", "over");
        return "new." + email;
    }

    private async Task<string> SetUpSecondFactorAsync()
    {
        await GoAsync("/account/two-factor", "off");
        await SendAsync(("current_password", "not the password"));
        await LookAsync("/account/two-factor", "off, refused");
        await SendAsync(("current_password", RunningSite.Password));
        await LookAsync("/account/two-factor", "being set up");
        await SendAsync(("code", "12345"));
        await LookAsync("/account/two-factor", "being set up, refused");
        var key = (await _page.Locator("main code").First.InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await SendAsync(("code", AuthenticatorCode.Of(key, DateTimeOffset.UtcNow)));
        await LookAsync("/account/two-factor", "codes shown");
        var code = await _page.Locator("main code").First.InnerTextAsync();
        await GoAsync("/account/two-factor", "on");
        await GoAsync("/account/two-factor/codes", "as visited");
        await GoAsync("/account/two-factor/off", "as visited");
        return code;
    }

    private async Task SignInAgainAsync(string email, string recovery)
    {
        await GoAsync("/sign-out", "as visited");
        await SendAsync();
        await LookAsync("/sign-in", "signed out");
        await SendAsync(("email", email), ("password", "not the password"));
        await LookAsync("/sign-in", "refused");
        await SendAsync(("email", email), ("password", RunningSite.Password));
        await LookAsync("/sign-in/code", "as visited");
        await SendAsync(("code", "000"));
        await LookAsync("/sign-in/code", "refused");
        await SendAsync(("code", recovery));
        await BeginElsewhereAsync(email);
        await GoAsync("/account/sessions", "several");
        await RunningSite.GoOnAsync(_page.Locator("main form").Last.GetByRole(AriaRole.Button));
        await LookAsync("/account/sessions", "ended");
    }

    private async Task CloseAsync(string email)
    {
        var account = (await site.Services.GetRequiredService<AccountStore>().FindByEmailAsync(EmailAddress.Normalize(email), default))!;
        var organisations = new OrganisationStore(site.Services.GetRequiredService<Core.Storage.Database>());
        await organisations.CreateAsync(Hospital, account.Id, DateTimeOffset.UtcNow, default);
        await GoAsync("/account/close", "an organisation goes with it");
        await SendAsync(("current_password", "not the password"));
        await LookAsync("/account/close", "refused");
        await SendAsync(("current_password", RunningSite.Password));
        await LookAsync("/sign-in", "account closed");
    }

    private async Task ForgetAsync()
    {
        var email = $"forgetful.{Named}@exemple.fr";
        await AddAsync(email, null);
        await GoAsync("/sign-in/forgotten", "as visited");
        await SendAsync(("email", "no address"));
        await LookAsync("/sign-in/forgotten", "refused");
        await SendAsync(("email", email));
        await LookAsync("/sign-in/forgotten", "sent");
        await FollowAsync(email);
        await LookAsync("/sign-in/new-password", "as visited");
        await SendAsync(("password", "court"));
        await LookAsync("/sign-in/new-password", "refused");
        await SendAsync(("password", RunningSite.Password + " de plus"));
        await FollowAsync(email, mails: 2);
        await LookAsync("/sign-in/new-password", "used");
        await GoAsync("/sign-in/new-password?token=unknown", "over");
        await _page.GotoAsync($"/{_language}/sign-in");
        await _page.Context.ClearCookiesAsync();
        await SendAsync(("email", email), ("password", RunningSite.Password));
        await LookAsync("/sign-in", "expired form");
    }

    private async Task OweAsync()
    {
        var email = $"analyst.{Named}@exemple.fr";
        await AddAsync(email, AccountRole.Analyst);
        await _page.GotoAsync($"/{_language}/sign-in");
        await SendAsync(("email", email), ("password", RunningSite.Password));
        await LookAsync("/account/two-factor", "owed");
    }

    private Task<Account> AddAsync(string email, AccountRole? role) =>
        site.AddAccountAsync(email, "Noor Ansari", Languages.Find(_language)!.Value, role);

    /// <summary>Other browsers in which the account is signed in.</summary>
    private async Task BeginElsewhereAsync(string email)
    {
        var account = (await site.Services.GetRequiredService<AccountStore>().FindByEmailAsync(EmailAddress.Normalize(email), default))!;
        foreach (var device in new[] { "Samsung Internet, Android", "" })
        {
            await site.Services.GetRequiredService<SessionStore>()
                .BeginAsync(account.Id, account.SecurityStamp, device, DateTimeOffset.UtcNow, default, default);
        }
    }

    private async Task GoAsync(string path, string state)
    {
        await _page.GotoAsync($"/{_language}{path}");
        await LookAsync(path, state);
    }

    private async Task LookAsync(string path, string state)
    {
        if (_page.Url == "about:blank")
        {
            await _page.GotoAsync($"/{_language}{path}");
        }

        Assert.Contains($"/{_language}{path}", _page.Url, StringComparison.Ordinal);
        await Audit.OfAsync(_page, path, $"{state}, {_conditions}", _language, script: _conditions is not null);
    }

    /// <summary>Fills in the page's form, sends it by its first button and waits for the page that answers.</summary>
    private async Task SendAsync(params (string Field, string Value)[] values)
    {
        foreach (var (field, value) in values)
        {
            await _page.Locator($"#{field}").FillAsync(value);
        }

        await RunningSite.GoOnAsync(_page.Locator("main form").First.GetByRole(AriaRole.Button).First);
    }

    /// <summary>Opens the link of the last mail to an address; with <paramref name="mails"/>, of the one so many before the end.</summary>
    private async Task FollowAsync(string email, int mails = 1) => await _page.GotoAsync((await site.LinksToAsync(email))[^mails]);
}
