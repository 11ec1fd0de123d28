namespace EhdsReadiness.Browser.Tests.Accounts;

/// <summary>Passkeys with Chromium's virtual authenticator: added, used alone and after the password, used to confirm, removed; every page
/// of it audited.</summary>
[Collection(WalksCollection.Name)]
public sealed class PasskeyWalkTests(RunningSite site)
{
    private string _language = "";
    private string _conditions = "";
    private IPage _page = null!;

    private bool IsFrench => _language == "fr";

    [Theory]
    [InlineData("fr", 320, ColorScheme.Dark)]
    [InlineData("en", 1280, ColorScheme.Light)]
    public async Task It_is_added_signs_in_stands_in_for_the_code_confirms_and_is_removed(string language, int width, ColorScheme scheme)
    {
        (_language, _conditions) = (language, $"{width} {scheme}");
        var email = $"passkey.{language}@exemple.fr";
        await site.AddAccountAsync(email, "Camille Roux", IsFrench ? Language.French : Language.English);
        _page = await site.VisitorAsync(
            script: true, width, scheme, locale: IsFrench ? "fr-FR" : "en-GB", host: "localhost");
        var device = await _page.Context.NewCDPSessionAsync(_page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });

        await SignInByPasswordAsync(email);
        await GoAsync("/account/passkeys", "none yet");
        await _page.Locator("[name=name]").FillAsync("");
        await PressAsync("Créer la clé d’accès", "Create the passkey");
        await LookAsync("/account/passkeys", "refused");
        await _page.Locator("[name=name]").FillAsync("Ordinateur du bureau");
        await PressAsync("Créer la clé d’accès", "Create the passkey");
        Assert.Equal(10, await _page.Locator("main code").CountAsync());
        await LookAsync("/account/passkeys", "codes shown");
        await GoAsync("/account/passkeys", "one");

        await SignOutAsync();
        await LookAsync("/sign-in", "passkeys offered");
        await PressAsync("Se connecter avec une clé d’accès", "Sign in with a passkey");
        await LookAsync("/waiting", "signed in by passkey");

        await SignOutAsync();
        await SignInByPasswordAsync(email);
        await LookAsync("/sign-in/code", "passkeys offered");
        await PressAsync("Utiliser une clé d’accès", "Use a passkey");
        await LookAsync("/waiting", "second step by passkey");

        await GoAsync("/account/passkeys", "used");
        await RunningSite.GoOnAsync(_page.Locator(".er-tasks a"));
        await LookAsync("/account/passkeys/{id}", "one");
        await ForgetConfirmationAsync(email);
        await _page.ReloadAsync();
        await LookAsync("/account/passkeys/{id}", "to be confirmed");
        await _page.GetByRole(AriaRole.Button, new() { Name = IsFrench ? "Confirmer avec une clé d’accès" : "Confirm with a passkey" })
            .ClickAsync();
        await Assertions.Expect(_page.Locator("[data-status]")).Not.ToBeEmptyAsync();
        await PressAsync("Retirer", "Remove");
        await LookAsync("/account/passkeys", "removed");
        Assert.Equal(0, await _page.Locator(".er-tasks li").CountAsync());
        await _page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Without_script_pages_say_that_passkeys_need_it_and_show_no_button(string language)
    {
        var page = await site.VisitorAsync(script: false);
        await page.GotoAsync($"/{language}/sign-in");
        await Assertions.Expect(page.Locator("[data-without]")).ToContainTextAsync("scripts");
        await Assertions.Expect(page.Locator("[data-passkey] button")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    private async Task SignInByPasswordAsync(string email)
    {
        await _page.GotoAsync($"/{_language}/sign-in");
        await _page.Locator("[name=email]").FillAsync(email);
        await _page.Locator("[name=password]").FillAsync(RunningSite.Password);
        await RunningSite.GoOnAsync(_page.Locator("main form").GetByRole(AriaRole.Button).First);
    }

    private async Task SignOutAsync()
    {
        await _page.GotoAsync($"/{_language}/sign-out");
        await RunningSite.GoOnAsync(_page.Locator("main form").GetByRole(AriaRole.Button));
    }

    private Task PressAsync(string french, string english) =>
        RunningSite.GoOnAsync(_page.GetByRole(AriaRole.Button, new() { Name = IsFrench ? french : english, Exact = true }));

    private async Task GoAsync(string path, string state)
    {
        await _page.GotoAsync($"/{_language}{path}");
        await LookAsync(path, state);
    }

    private async Task LookAsync(string path, string state)
    {
        Assert.Contains($"/{_language}{path.Split('{')[0]}", _page.Url, StringComparison.Ordinal);
        await Audit.OfAsync(_page, path, $"{state}, {_conditions}", _language);
    }

    /// <summary>Lets the session have been confirmed long ago.</summary>
    private async Task ForgetConfirmationAsync(string email)
    {
        var account = (await site.Get<AccountStore>().FindByEmailAsync(EmailAddress.Normalize(email), default))!;
        foreach (var session in await site.Get<SessionStore>().OfAccountAsync(account.Id, default))
        {
            await site.Get<SessionStore>().ConfirmAsync(session.Id, DateTimeOffset.UnixEpoch, default);
        }
    }
}
