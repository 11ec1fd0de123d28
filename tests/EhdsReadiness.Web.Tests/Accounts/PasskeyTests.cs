using System.Text.Json.Nodes;
using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Accounts;

/// <summary>Passkeys: added, used in either place, confirmed by, removed; and every answer of an authenticator that must not do.</summary>
[Collection(SiteCollection.Name)]
public sealed class PasskeyTests : IDisposable
{
    private const string Over = "a pris fin";
    private const string Refused = "ne convient pas";

    private readonly TestSite _site;
    private readonly SoftwareAuthenticator _device;

    public PasskeyTests(TestSite site) => (_site, _device) = (site, new() { Origin = $"http://localhost:{site.Address.Port}" });

    /// <summary>What an authenticator does wrong, and what its owner is told.</summary>
    private static readonly Dictionary<string, (string Told, Action<SoftwareAuthenticator> Spoil)> Wrongs = new(StringComparer.Ordinal)
    {
        ["it answers another site"] = (Refused, device => device.Origin = "https://readiness.example.net"),
        ["it answers another port"] = (Refused, device => device.Origin = "http://localhost:1"),
        ["it answers within another site's frame"] = (Refused, device => device.CrossOrigin = true),
        ["it answers another domain"] = (Refused, device => device.Domain = "example.net"),
        ["it signs another challenge"] = (Refused, device => device.Challenge = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
        ["it says another account"] = (Refused, device => device.User = "0197a0b0c0d0e0f00102030405060708"),
        ["it asks for no finger"] = (Refused, device => device.Verifies = false),
        ["its counter goes back"] = (Refused, device => device.Count = 3),
        ["its counter stands still"] = (Refused, device => device.Count = 5),
    };

    public static TheoryData<string> WrongNames => [.. Wrongs.Keys];

    public void Dispose() => _device.Dispose();

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task The_first_brings_recovery_codes_and_then_signs_in_alone_or_after_the_password(string language)
    {
        var email = $"passkey.{language}@exemple.fr";
        using var owner = await _site.SignedUpAsync(email, language);
        using var elsewhere = _site.Visitor();
        await elsewhere.SignInAsync(email, language);
        Assert.Equal(HttpStatusCode.OK, await AddAsync(owner, _device, language: language));
        Assert.Equal(10, owner.Page.QuerySelectorAll("code").Length);
        Assert.Contains("Ordinateur", _site.LastMail(email).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, await elsewhere.GetAsync($"/{language}/account", follow: false));

        using var alone = _site.Visitor();
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(alone, _device, language));
        Assert.Equal($"/{language}/waiting", alone.Path);

        using var second = _site.Visitor();
        await second.SignInAsync(email, language);
        Assert.Equal($"/{language}/sign-in/code", second.Path);
        var answer = _device.Get(await ChallengeAsync(second, $"/{language}/sign-in/code"));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(second, $"/{language}/sign-in/code?handler=passkey", ("credential", answer)));
        Assert.Equal($"/{language}/waiting", second.Path);

        await second.GetAsync($"/{language}/account/passkeys");
        Assert.Contains(language == "fr" ? "Utilisée en dernier" : "Last used", second.Page.Body!.TextContent, StringComparison.Ordinal);
        await second.GetAsync($"/{language}/account/export.json");
        Assert.Equal("Ordinateur", (string)JsonNode.Parse(await second.Response.Content.ReadAsStringAsync())!["passkeys"]![0]!["name"]!);
    }

    [Theory]
    [MemberData(nameof(WrongNames))]
    public async Task Nobody_is_signed_in_when(string wrong)
    {
        var (told, spoil) = Wrongs[wrong];
        _device.Count = 5;
        using var owner = await _site.SignedUpAsync($"{Guid.NewGuid():N}@exemple.fr");
        await AddAsync(owner, _device);
        using var visitor = _site.Visitor();
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(visitor, _device));
        using var thief = _site.Visitor();
        spoil(_device);
        Assert.Equal(HttpStatusCode.BadRequest, await SignInAsync(thief, _device));
        Assert.Contains(told, thief.Page.QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, await thief.GetAsync("/fr/account", follow: false));
    }

    [Fact]
    public async Task A_challenge_is_answered_once_in_its_own_browser_within_five_minutes_and_for_its_own_purpose()
    {
        using var owner = await _site.SignedUpAsync("once@exemple.fr");
        await AddAsync(owner, _device);
        await owner.GetAsync("/fr/account/passkeys");

        // The same answer again, with all cookies that the browser had.
        using var visitor = _site.Visitor();
        await visitor.GetAsync("/fr/sign-in");
        var token = TokenOf(visitor);
        var answer = _device.Get(await ChallengeAsync(visitor, "/fr/sign-in"));
        var cookies = visitor.Cookies();
        Assert.Equal(HttpStatusCode.OK, await SendAsync(visitor, "/fr/sign-in?handler=passkey", ("credential", answer)));
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false })
            { BaseAddress = _site.Address };
        using var again = new HttpRequestMessage(HttpMethod.Post, new Uri("/fr/sign-in?handler=passkey", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("credential", answer)]),
        };
        again.Headers.Add("Cookie", cookies);
        using var replayed = await http.SendAsync(again);
        Assert.Equal(HttpStatusCode.BadRequest, replayed.StatusCode);
        Assert.Contains(Over, await replayed.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var other = _site.Visitor();
        await other.GetAsync("/fr/sign-in");
        answer = _device.Get(await ChallengeAsync(owner, "/fr/account/passkeys", "confirm"));
        await AssertOverAsync(other, answer);

        answer = _device.Get(await ChallengeAsync(other, "/fr/sign-in"));
        _site.Clock.Move(TimeSpan.FromMinutes(5));
        await AssertOverAsync(other, answer);

        // Asked for to confirm something in a session, given to sign in.
        answer = _device.Get(await ChallengeAsync(owner, "/fr/account/passkeys", "confirm"));
        await owner.GetAsync("/fr/account/passkeys");
        await AssertOverAsync(owner, answer);
    }

    [Fact]
    public async Task The_second_step_takes_no_passkey_of_another_account_and_a_disabled_account_none_at_all()
    {
        using var owner = await _site.SignedUpAsync("keyed.mine@exemple.fr");
        await AddAsync(owner, _device);
        using var stranger = await _site.SignedUpAsync("keyed.theirs@exemple.fr");
        using var theirs = new SoftwareAuthenticator { Origin = _device.Origin };
        await AddAsync(stranger, theirs);

        using var thief = _site.Visitor();
        await thief.SignInAsync("keyed.mine@exemple.fr");
        var answer = theirs.Get(await ChallengeAsync(thief, "/fr/sign-in/code"));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(thief, "/fr/sign-in/code?handler=passkey", ("credential", answer)));
        Assert.Contains(Refused, thief.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, await thief.GetAsync("/fr/account", follow: false));

        var account = (await _site.Accounts.FindByEmailAsync("KEYED.MINE@EXEMPLE.FR", default))!;
        await _site.Accounts.SetDisabledAsync(account.Id, true, AuditActor.System, _site.Clock.GetUtcNow(), default);
        using var visitor = _site.Visitor();
        Assert.Equal(HttpStatusCode.BadRequest, await SignInAsync(visitor, _device));
    }

    [Fact]
    public async Task One_suffices_for_staff_whose_last_second_factor_stays()
    {
        var account = await _site.AddAccountAsync("keyed@ministere.example", role: AccountRole.Administrator);
        using var staff = _site.Visitor();
        await staff.SignInAsync("keyed@ministere.example");
        Assert.Equal("/fr/account/two-factor", staff.Path);
        Assert.Equal(HttpStatusCode.OK, await AddAsync(staff, _device));
        Assert.Equal(HttpStatusCode.OK, await staff.GetAsync("/fr/register"));
        using var again = _site.Visitor();
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(again, _device));
        Assert.Equal(HttpStatusCode.OK, await again.GetAsync("/fr/register"));

        Assert.Equal(HttpStatusCode.Conflict, await RemoveAsync(staff));
        using var second = new SoftwareAuthenticator { Origin = _device.Origin };
        Assert.Equal(HttpStatusCode.OK, await AddAsync(staff, second));
        Assert.Empty(staff.Page.QuerySelectorAll("code"));
        Assert.Equal(HttpStatusCode.OK, await RemoveAsync(staff));
        Assert.Single(await _site.Services.GetRequiredService<PasskeyStore>().OfAccountAsync(account.Id, default));
    }

    [Fact]
    public async Task A_passkey_confirms_what_asks_for_the_password_and_the_last_one_goes_with_the_recovery_codes()
    {
        using var owner = await _site.SignedUpAsync("sure@exemple.fr");
        await AddAsync(owner, _device);
        _site.Clock.Move(TimeSpan.FromMinutes(6));
        await owner.GetAsync("/fr/account/passkeys");
        await owner.GetAsync(owner.Page.QuerySelector(".er-tasks a")!.GetAttribute("href")!);
        var page = owner.Path;
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(owner, $"{page}?handler=remove", ("current_password", "not the password")));
        using var other = new SoftwareAuthenticator { Origin = _device.Origin };
        var asked = await ChallengeAsync(owner, "/fr/account/passkeys", "confirm");
        Assert.Equal(HttpStatusCode.BadRequest,
            await SendAsync(owner, $"{page}?handler=remove", ("confirmation_credential", other.Get(asked))));
        asked = await ChallengeAsync(owner, "/fr/account/passkeys", "confirm");
        Assert.Equal(HttpStatusCode.OK,
            await SendAsync(owner, $"{page}?handler=remove", ("confirmation_credential", _device.Get(asked))));
        Assert.Equal("/fr/account/passkeys?done=removed", owner.Path);
        Assert.Contains("Votre dernière", _site.LastMail("sure@exemple.fr").Subject, StringComparison.Ordinal);
        var account = (await _site.Accounts.FindByEmailAsync("SURE@EXEMPLE.FR", default))!;
        Assert.False(account.HasSecondFactor);
        Assert.Equal(0, await _site.Services.GetRequiredService<RecoveryCodeStore>().CountAsync(account.Id, default));
        using var visitor = _site.Visitor();
        Assert.Equal(HttpStatusCode.BadRequest, await SignInAsync(visitor, _device));
        await visitor.SignInAsync("sure@exemple.fr");
        Assert.Equal("/fr/waiting", visitor.Path);
    }

    [Fact]
    public async Task It_is_added_by_whoever_typed_the_password_lately_under_a_name_and_never_twice()
    {
        using var owner = await _site.SignedUpAsync("named@exemple.fr");
        await owner.GetAsync("/fr/account/passkeys");
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(owner, "/fr/account/passkeys", "challenge", ("name", " "))).StatusCode);
        _site.Clock.Move(TimeSpan.FromMinutes(6));
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(owner, "/fr/account/passkeys", "challenge", ("name", "Clé"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(owner, "/fr/account/passkeys", ("name", "Clé"), ("credential", "none")));
        var asked = await AskAsync(
            owner, "/fr/account/passkeys", "challenge", ("name", "Clé"), ("current_password", Visitor.Password));
        var options = JsonNode.Parse(await asked.Content.ReadAsStringAsync())!;
        Assert.Equal("localhost", (string)options["rp"]!["id"]!);
        Assert.Equal("required", (string)options["authenticatorSelection"]!["userVerification"]!);
        Assert.Equal(HttpStatusCode.OK,
            await SendAsync(owner, "/fr/account/passkeys", ("name", "Clé"), ("credential", _device.Create(options))));
        Assert.Equal(HttpStatusCode.BadRequest, await AddAsync(owner, _device));
        await owner.GetAsync("/fr/account/passkeys");
        await owner.GetAsync(owner.Page.QuerySelector(".er-tasks a")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(owner, owner.Path, ("name", "Clé de secours")));
        Assert.Contains("Clé de secours", owner.Page.QuerySelector(".er-tasks")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await owner.GetAsync("/fr/account/passkeys/0197a0b0c0d0e0f00102030405060708"));
    }

    /// <summary>Adds the key of a device through the page.</summary>
    private static async Task<HttpStatusCode> AddAsync(Visitor owner, SoftwareAuthenticator device, string language = "fr")
    {
        var page = $"/{language}/account/passkeys";
        await owner.GetAsync(page);
        var asked = await AskAsync(owner, page, "challenge", ("name", "Ordinateur"));
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        var answer = device.Create(JsonNode.Parse(await asked.Content.ReadAsStringAsync())!);
        return await SendAsync(owner, page, ("name", "Ordinateur"), ("credential", answer));
    }

    /// <summary>Removes the oldest passkey through its page.</summary>
    private static async Task<HttpStatusCode> RemoveAsync(Visitor owner)
    {
        await owner.GetAsync("/fr/account/passkeys");
        await owner.GetAsync(owner.Page.QuerySelector(".er-tasks a")!.GetAttribute("href")!);
        return await SendAsync(owner, $"{owner.Path}?handler=remove");
    }

    private static async Task<HttpStatusCode> SignInAsync(Visitor visitor, SoftwareAuthenticator device, string language = "fr")
    {
        await visitor.GetAsync($"/{language}/sign-in");
        var answer = device.Get(await ChallengeAsync(visitor, $"/{language}/sign-in"));
        return await SendAsync(visitor, $"/{language}/sign-in?handler=passkey", ("credential", answer));
    }

    private static async Task AssertOverAsync(Visitor visitor, string answer)
    {
        var token = TokenOf(visitor);
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(visitor, "/fr/sign-in?handler=passkey", token, ("credential", answer)));
        Assert.Contains(Over, visitor.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<JsonNode> ChallengeAsync(Visitor visitor, string page, string handler = "challenge")
    {
        using var asked = await AskAsync(visitor, page, handler);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        return JsonNode.Parse(await asked.Content.ReadAsStringAsync())!;
    }

    /// <summary>What a script asks; the page that the visitor sees stays.</summary>
    private static async Task<HttpResponseMessage> AskAsync(
        Visitor visitor, string page, string handler, params (string Name, string Value)[] values)
    {
        using var form = FormOf(TokenOf(visitor), values);
        return await visitor.Http.PostAsync(new Uri($"{page}?handler={handler}", UriKind.Relative), form);
    }

    private static Task<HttpStatusCode> SendAsync(Visitor visitor, string path, params (string Name, string Value)[] values) =>
        SendAsync(visitor, path, TokenOf(visitor), values);

    private static async Task<HttpStatusCode> SendAsync(
        Visitor visitor, string path, string token, params (string Name, string Value)[] values)
    {
        using var form = FormOf(token, values);
        var response = await visitor.Http.PostAsync(new Uri(path, UriKind.Relative), form);
        if (response.StatusCode == HttpStatusCode.Found)
        {
            return await visitor.GetAsync(response.Headers.Location!.ToString());
        }

        await visitor.ShowAsync(response, path);
        return response.StatusCode;
    }

    private static FormUrlEncodedContent FormOf(string token, (string Name, string Value)[] values) =>
        new([new("__RequestVerificationToken", token),
            .. values.Select(value => new KeyValuePair<string, string>(value.Name, value.Value))]);

    private static string TokenOf(Visitor visitor) =>
        visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
