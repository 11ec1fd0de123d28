using System.Security.Cryptography;
using System.Text.Json.Nodes;
using EhdsReadiness.Web.Tests.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace EhdsReadiness.Web.Tests.SingleSignOn;

/// <summary>Whoever attacks the way to an identity provider and back is signed in as nobody, and told on a page.</summary>
public sealed class SignOnAttackTests(SignOnSite sites) : IClassFixture<SignOnSite>
{
    private TestSite Site => sites.Site;

    private HostileProvider Hostile => sites.Hostile;

    /// <summary>Tokens and answers that do not hold, by name, each with what readers are told.</summary>
    private static readonly Dictionary<string, (string Because, Action<HostileProvider, HostileProvider.Answer> Forge)> Forgeries = new()
    {
        ["nonce missing"] = ("invalid", (_, next) => next.Claims = claims => claims.Remove("nonce")),
        ["nonce of somebody else"] = ("invalid", (_, next) => next.Claims = claims => claims["nonce"] = "another"),
        ["subject missing"] = ("invalid", (_, next) => next.Claims = claims => claims.Remove("sub")),
        ["issuer is another"] = ("invalid", (_, next) => next.Claims = claims => claims["iss"] = "https://evil.example"),
        ["audience is another"] = ("invalid", (_, next) => next.Claims = claims => claims["aud"] = "another-site"),
        ["audience missing"] = ("invalid", (_, next) => next.Claims = claims => claims.Remove("aud")),
        ["several audiences without a party"] =
            ("invalid", (_, next) => next.Claims = claims => claims["aud"] = new JsonArray("ehds", "another-site")),
        ["party is another"] = ("invalid", (_, next) => next.Claims = claims => claims["azp"] = "another-site"),
        ["expired"] = ("clock", (from, next) => next.Claims = claims => claims["exp"] = from.Now - 300),
        ["not yet valid"] = ("clock", (from, next) => next.Claims = claims => claims["nbf"] = from.Now + 300),
        ["without an end"] = ("invalid", (_, next) => next.Claims = claims => claims.Remove("exp")),
        ["algorithm none"] = ("invalid", (from, next) => next.Sign = claims => from.Token(claims, _ => [], "none")),
        ["signature stripped"] = ("invalid", (from, next) => next.Sign = claims => from.Token(claims, _ => [])),
        ["signature of other claims"] = ("invalid", (from, next) => next.Sign = claims =>
        {
            var parts = from.Token(claims).Split('.');
            claims["sub"] = "administrator";
            return $"{parts[0]}.{WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(claims.ToJsonString()))}.{parts[2]}";
        }),
        ["HS256 with the client's secret"] = ("invalid", (from, next) => next.Sign = claims =>
            from.Token(claims, content => HMACSHA256.HashData(Encoding.ASCII.GetBytes(HostileProvider.ClientSecret), content), "HS256")),
        ["HS256 with the client's identifier"] = ("invalid", (from, next) => next.Sign = claims =>
            from.Token(claims, content => HMACSHA256.HashData(Encoding.ASCII.GetBytes("ehds"), content), "HS256")),
        ["HS256 with the public key"] = ("invalid", (from, next) => next.Sign = claims =>
            from.Token(claims, content => HMACSHA256.HashData(from.PublicKey, content), "HS256")),
        ["unknown key"] = ("invalid", (from, next) => next.Sign = claims => from.Token(claims, SignByForeignKey, kid: "unknown")),
        ["foreign key under the known name"] = ("invalid", (from, next) => next.Sign = claims => from.Token(claims, SignByForeignKey)),
        ["no token but words"] = ("invalid", (_, next) => next.Sign = _ => "words"),
        ["user information of somebody else"] = ("invalid", (_, next) => next.UserInfo = person =>
        {
            person["sub"] = "another";
            return Results.Text(person.ToJsonString(), "application/json");
        }),
        ["user information without a subject"] = ("invalid", (_, next) => next.UserInfo = person =>
        {
            person.Remove("sub");
            return Results.Text(person.ToJsonString(), "application/json");
        }),
        ["user information unsigned"] = ("invalid", (from, next) => next.UserInfo = person =>
            Results.Text(from.Token(ForSite(from, person), _ => [], "none"), "application/jwt")),
        ["user information signed by a foreign key"] = ("invalid", (from, next) => next.UserInfo = person =>
            Results.Text(from.Token(ForSite(from, person), SignByForeignKey), "application/jwt")),
        ["user information for another site"] = ("invalid", (from, next) => next.UserInfo = person =>
        {
            ForSite(from, person)["aud"] = "another-site";
            return Results.Text(from.Token(person), "application/jwt");
        }),
        ["user information of another issuer"] = ("invalid", (from, next) => next.UserInfo = person =>
        {
            ForSite(from, person)["iss"] = "https://evil.example";
            return Results.Text(from.Token(person), "application/jwt");
        }),
        ["user information as a page"] = ("invalid", (_, next) => next.UserInfo = _ => Results.Text("<p>Hello", "text/html")),
        ["user information refused"] = ("down", (_, next) => next.UserInfo = _ => Results.StatusCode(401)),
        ["code used up or unknown"] = ("invalid", (_, next) => next.TokenStatus = 400),
        ["tokens not to be had"] = ("down", (_, next) => next.TokenStatus = 503),
    };

    public static TheoryData<string> ForgeryNames => [.. Forgeries.Keys];

    [Theory]
    [MemberData(nameof(ForgeryNames))]
    public async Task A_forged_answer_signs_in_nobody_and_one_page_tells_of_it(string forgery)
    {
        await VictimAsync();
        var (because, forge) = Forgeries[forgery];
        forge(Hostile, Hostile.Next);
        using var visitor = Site.Visitor();

        await sites.SignInAsync(visitor);

        await RefusedAsync(visitor, because);
    }

    [Fact]
    public async Task The_same_answer_unforged_signs_in()
    {
        await VictimAsync();
        using var visitor = Site.Visitor();

        await sites.SignInAsync(visitor);

        Assert.Equal("/fr/waiting", visitor.Path);
        Assert.True(await SignOnSite.IsInAsync(visitor));
    }

    public static TheoryData<string, string> Callbacks => new()
    {
        { "state missing", "invalid" },
        { "state invented", "invalid" },
        { "state of a way to another provider", "invalid" },
        { "state without the browser that set out", "over" },
        { "answer of another provider", "invalid" },
        { "answer that does not say whose it is", "invalid" },
        { "code missing", "invalid" },
        { "person said no", "denied" },
        { "provider has a fault", "invalid" },
        { "begun too long ago", "over" },
    };

    [Theory]
    [MemberData(nameof(Callbacks))]
    public async Task A_changed_way_back_signs_in_nobody_and_one_page_tells_of_it(string change, string because)
    {
        await VictimAsync();
        using var visitor = Site.Visitor();
        var back = Hostile.Authorize(await SignOnSite.SetOutAsync(visitor));
        var said = QueryHelpers.ParseQuery(back.Query).ToDictionary(one => one.Key, one => (string?)one.Value.ToString());
        var path = back.AbsolutePath;
        using var stranger = Site.Visitor();
        switch (change)
        {
            case "state missing": said.Remove("state"); break;
            case "state invented": said["state"] = "CfDJ8" + new string('A', 200); break;
            case "state of a way to another provider": path = "/oidc/pro/callback"; break;
            case "answer of another provider": said["iss"] = sites.Pro.Issuer; break;
            case "answer that does not say whose it is": said.Remove("iss"); break;
            case "code missing": said.Remove("code"); break;
            case "person said no": (said["error"], said["code"]) = ("access_denied", null); break;
            case "provider has a fault": (said["error"], said["code"]) = ("server_error", null); break;
            case "begun too long ago": Site.Clock.Move(TimeSpan.FromMinutes(16)); break;
        }

        var who = change == "state without the browser that set out" ? stranger : visitor;
        await who.GetAsync(QueryHelpers.AddQueryString(path, said.Where(one => one.Value is not null)));

        await RefusedAsync(who, because);
    }

    [Fact]
    public async Task An_answer_is_good_once_and_neither_as_a_form_nor_in_another_browser()
    {
        await VictimAsync();
        using var visitor = Site.Visitor();
        var back = Hostile.Authorize(await SignOnSite.SetOutAsync(visitor)).PathAndQuery;
        var (path, query) = (back.Split('?')[0], back.Split('?')[1]);
        using var content = new StringContent(query, Encoding.ASCII, "application/x-www-form-urlencoded");
        await visitor.ShowAsync(await visitor.Http.PostAsync(new Uri(path, UriKind.Relative), content));
        Assert.False(await SignOnSite.IsInAsync(visitor));

        using var again = Site.Visitor();
        back = Hostile.Authorize(await SignOnSite.SetOutAsync(again)).PathAndQuery;
        await again.GetAsync(back);
        Assert.True(await SignOnSite.IsInAsync(again));
        await again.GetAsync("/fr/sign-out");
        await again.SendFormAsync(again.Page.QuerySelector("main form")!, "");
        await again.GetAsync(back);
        await RefusedAsync(again, "over");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Codes_exchanged_between_two_browsers_sign_in_neither(bool checksChallenge)
    {
        await VictimAsync();
        Hostile.Next.ChecksChallenge = checksChallenge;
        using var one = Site.Visitor();
        using var other = Site.Visitor();
        var ofOne = QueryHelpers.ParseQuery(Hostile.Authorize(await SignOnSite.SetOutAsync(one)).Query);
        var ofOther = QueryHelpers.ParseQuery(Hostile.Authorize(await SignOnSite.SetOutAsync(other)).Query);
        string Back(string code, string state) => QueryHelpers.AddQueryString("/oidc/hostile/callback",
            new Dictionary<string, string?> { ["code"] = code, ["state"] = state, ["iss"] = Hostile.Issuer });

        await one.GetAsync(Back(ofOther["code"]!, ofOne["state"]!));
        await other.GetAsync(Back(ofOne["code"]!, ofOther["state"]!));

        await RefusedAsync(one, "invalid");
        await RefusedAsync(other, "invalid");
    }

    [Fact]
    public async Task A_challenge_stands_in_each_way_out_and_one_taken_off_on_the_way_is_refused()
    {
        await VictimAsync();
        using var visitor = Site.Visitor();
        var address = await SignOnSite.SetOutAsync(visitor);
        var asked = QueryHelpers.ParseQuery(new Uri(address).Query);
        Assert.Equal(("code", "S256", "openid email profile"),
            (asked["response_type"].ToString(), asked["code_challenge_method"].ToString(), asked["scope"].ToString()));

        await visitor.GetAsync(Hostile.Authorize(address.Replace("code_challenge=", "nothing=", StringComparison.Ordinal)).PathAndQuery);

        await RefusedAsync(visitor, "invalid");
    }

    [Fact]
    public async Task A_new_key_of_the_provider_holds_at_once()
    {
        await VictimAsync();
        using var visitor = Site.Visitor();
        await sites.SignInAsync(visitor);
        Site.Clock.Move(TimeSpan.FromMinutes(1));
        Hostile.Rotate("second");

        using var again = Site.Visitor();
        await sites.SignInAsync(again);

        Assert.True(await SignOnSite.IsInAsync(again));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_address_alone_links_a_login_with_no_account(bool verified)
    {
        var email = $"linked-{verified}@exemple.fr";
        await Site.AddAccountAsync(email);
        Hostile.Next = new() { Subject = $"attacker-{verified}", Email = email, EmailVerified = verified };
        using var visitor = Site.Visitor();
        await sites.SignInAsync(visitor);
        Assert.Equal("/fr/sign-in/identity", visitor.Path);
        Assert.False(await SignOnSite.IsInAsync(visitor));

        await visitor.GetAsync("/fr/sign-in/identity");
        var status = await SendAsync(visitor, "new", ("email", email), ("name", "Camille Roux"));

        // Verified, it is refused at once; else its owner alone learns by mail that the address is known.
        Assert.Equal(verified ? HttpStatusCode.BadRequest : HttpStatusCode.OK, status);
        Assert.Equal(verified ? 0 : 1, Site.Mails(email).Count);
        Assert.False(await SignOnSite.IsInAsync(visitor));
        Assert.Null(await LoginAsync($"attacker-{verified}"));
    }

    [Fact]
    public async Task Linking_takes_the_password_and_the_code_of_the_account()
    {
        var account = await Site.AddAccountAsync("guarded@exemple.fr");
        var (owner, _) = await Site.WithSecondFactorAsync(account);
        owner.Dispose();
        Hostile.Next = new() { Subject = "guesser", Email = account.Email, EmailVerified = true };
        using var visitor = Site.Visitor();
        await sites.SignInAsync(visitor);

        foreach (var (password, code) in new[] { ("wrong", ""), (Visitor.Password, ""), (Visitor.Password, "000000") })
        {
            Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(
                visitor, "link", ("account_email", account.Email), ("password", password), ("code", code)));
        }

        Assert.Null(await LoginAsync("guesser"));
        Assert.False(await SignOnSite.IsInAsync(visitor));
    }

    [Fact]
    public async Task Who_comes_back_is_known_in_that_browser_alone_and_for_a_while()
    {
        Hostile.Next = new() { Subject = "slow", Email = "slow@exemple.fr", EmailVerified = true };
        using var stranger = Site.Visitor();
        await stranger.GetAsync("/fr/sign-in/identity");
        await RefusedAsync(stranger, "over");
        using var visitor = Site.Visitor();
        await sites.SignInAsync(visitor);

        Site.Clock.Move(TimeSpan.FromMinutes(16));
        await SendAsync(visitor, "new", ("email", "slow@exemple.fr"), ("name", "Camille Roux"));

        await RefusedAsync(visitor, "over");
        Assert.Null(await LoginAsync("slow"));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task The_way_back_leads_to_no_other_site(string evil)
    {
        await VictimAsync();
        using var visitor = Site.Visitor();

        await sites.SignInAsync(visitor, query: $"?return={Uri.EscapeDataString(evil)}");

        Assert.Equal("/fr/waiting", visitor.Path);
    }

    [Fact]
    public async Task A_session_that_was_there_before_is_not_the_one_that_is_signed_in()
    {
        await VictimAsync();
        await Site.AddAccountAsync("before@exemple.fr");
        using var visitor = Site.Visitor();
        await visitor.SignInAsync("before@exemple.fr");
        using var thief = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
            { BaseAddress = Site.Address };
        thief.DefaultRequestHeaders.Add("Cookie", visitor.Cookies());

        await sites.SignInAsync(visitor);

        Assert.True(await SignOnSite.IsInAsync(visitor));
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync(new Uri("/fr/account", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Whoever_is_kept_out_stays_out()
    {
        var account = await sites.LinkedAsync("kept.out@exemple.fr", "kept-out");
        await Site.Accounts.SetDisabledAsync(account.Id, true, AuditActor.System, Site.Clock.GetUtcNow(), default);
        Hostile.Next = new() { Subject = "kept-out" };
        using var visitor = Site.Visitor();

        await sites.SignInAsync(visitor);

        await RefusedAsync(visitor, "closed");
    }

    [Fact]
    public async Task A_domain_that_demands_its_provider_takes_neither_a_password_nor_another_provider()
    {
        var account = await sites.LinkedAsync($"agent@{SignOnSite.Domain}", "agent-elsewhere");
        using var visitor = Site.Visitor();
        await visitor.GetAsync("/fr/sign-in");
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendFormAsync(
            visitor.Page.QuerySelector("main form")!, "", ("email", account.Email.ToUpperInvariant()), ("password", Visitor.Password)));
        Assert.Contains("ProConnect", visitor.Page.QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
        await visitor.GetAsync("/fr/sign-up");
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync(
            ("email", $"new@{SignOnSite.Domain}"), ("name", "Camille Roux"), ("password", Visitor.Password)));

        Hostile.Next = new() { Subject = "agent-elsewhere" };
        await sites.SignInAsync(visitor);
        await RefusedAsync(visitor, "closed");

        Hostile.Next = new() { Subject = "new-elsewhere", Email = $"other@{SignOnSite.Domain}", EmailVerified = true };
        await sites.SignInAsync(visitor);
        Assert.Equal(HttpStatusCode.BadRequest,
            await SendAsync(visitor, "new", ("email", $"other@{SignOnSite.Domain}"), ("name", "Camille Roux")));
        Assert.False(await SignOnSite.IsInAsync(visitor));
    }

    [Fact]
    public async Task Another_level_of_assurance_than_was_asked_for_is_refused()
    {
        await sites.LinkedAsync("unsure@exemple.fr", "unsure", sites.Pro);
        foreach (var acr in new[] { null, "eidas0" })
        {
            sites.Pro.Next = new() { Subject = "unsure", Claims = claims => claims["acr"] = acr };
            using var visitor = Site.Visitor();
            await sites.SignInAsync(visitor, sites.Pro);
            await RefusedAsync(visitor, "unsure");
        }
    }

    [Theory]
    [InlineData("fr", "Le service de connexion ne répond pas")]
    [InlineData("en", "The sign-in service does not answer")]
    public async Task A_provider_that_is_down_or_names_itself_otherwise_is_one_page_with_a_way_back(string language, string words)
    {
        foreach (var next in new HostileProvider.Answer[] { new() { IsDown = true }, new() { DiscoveredIssuer = "https://evil.example" } })
        {
            await using var provider = await HostileProvider.StartAsync(Site.Clock);
            provider.Next = next;
            await using var site = new DownSite(provider);
            using var visitor = await site.StartAsync();
            await visitor.GetAsync($"/{language}/sign-in/with/down");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await visitor.SendAsync());
            Assert.Contains(words, visitor.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.NotNull(visitor.Page.QuerySelector($"main a[href='/{language}/sign-in']"));
        }
    }

    [Theory]
    [InlineData("multipart/form-data", "x")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data")]
    [InlineData("application/json", "{}")]
    [InlineData("application/x-www-form-urlencoded", null)]
    public async Task A_logout_token_in_no_form_or_in_one_that_cannot_be_read_is_refused(string type, string? body)
    {
        using var client = new HttpClient { BaseAddress = Site.Address };
        using var content = new StringContent(body ?? string.Join('&', Enumerable.Range(0, 2000).Select(at => $"k{at}=1")));
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);

        var response = await client.PostAsync(new Uri("/oidc/hostile/back-channel-logout", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task What_providers_send_is_limited_as_signing_in_is()
    {
        await using var site = new DownSite(Hostile);
        using var visitor = await site.StartAsync("--RateLimits:SignInsPerMinute", "1");

        Assert.Equal(HttpStatusCode.BadRequest, await visitor.GetAsync("/oidc/down/callback"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await visitor.GetAsync("/oidc/down/callback"));
        using var form = new FormUrlEncodedContent([]);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.Http.PostAsync(
            new Uri("/oidc/down/back-channel-logout", UriKind.Relative), form)).StatusCode);
    }

    [Fact]
    public async Task A_link_that_was_begun_in_another_session_links_nothing()
    {
        await Site.AddAccountAsync("lured@exemple.fr");
        await Site.AddAccountAsync("luring@exemple.fr");
        using var attacker = Site.Visitor();
        await attacker.SignInAsync("luring@exemple.fr");
        await attacker.GetAsync("/fr/account/logins");
        Assert.Equal(HttpStatusCode.OK, await attacker.SendFormAsync(
            attacker.Page.QuerySelector("main form")!, "?handler=link&provider=hostile", ("current_password", Visitor.Password)));
        Hostile.Next = new() { Subject = "luring" };
        var back = Hostile.Authorize(SignOnSite.Onward(attacker)).PathAndQuery;
        using var victim = Site.Visitor();
        await victim.SignInAsync("lured@exemple.fr");

        await victim.GetAsync(back);
        Assert.Contains("because=over", victim.Path, StringComparison.Ordinal);
        await attacker.GetAsync("/fr/sign-out");
        await attacker.SendFormAsync(attacker.Page.QuerySelector("main form")!, "");
        await attacker.GetAsync(back);

        Assert.Contains("because=over", attacker.Path, StringComparison.Ordinal);
        Assert.Null(await LoginAsync("luring"));
    }

    [Theory]
    [InlineData("stale", "another")]
    [InlineData("unsaid", "another")]
    [InlineData("somebody else", "another")]
    [InlineData("anew", null)]
    public async Task Showing_anew_who_one_is_takes_the_same_person_and_no_earlier_sign_in(string how, string? because)
    {
        var subject = $"anew-{how}";
        await sites.LinkedAsync($"{how.Replace(' ', '.')}@anew.example", subject, hasPassword: false);
        Hostile.Next = new() { Subject = subject };
        using var visitor = Site.Visitor();
        await sites.SignInAsync(visitor);
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync("/fr/account/password"));
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync(("password", Visitor.Password)));
        await visitor.GetAsync("/fr/account/confirm?return=%2Ffr%2Faccount%2Fpassword");
        await visitor.SendFormAsync(
            visitor.Page.QuerySelector("main form")!, "?provider=hostile&return=%2Ffr%2Faccount%2Fpassword");
        Hostile.Next = new()
        {
            Subject = how == "somebody else" ? "victim" : subject,
            Claims = claims =>
            {
                if (how == "stale") { claims["auth_time"] = Hostile.Now - 120; }

                if (how == "unsaid") { claims.Remove("auth_time"); }
            },
        };

        await visitor.GetAsync(Hostile.Authorize(SignOnSite.Onward(visitor)).PathAndQuery);

        Assert.Equal(("login", "0"), (Hostile.Asked["prompt"], Hostile.Asked["max_age"]));
        if (because is not null)
        {
            Assert.Contains($"because={because}", visitor.Path, StringComparison.Ordinal);
            await visitor.GetAsync("/fr/account/password");
            Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync(("password", Visitor.Password)));
            return;
        }

        Assert.Equal("/fr/account/password", visitor.Path);
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("password", "un tout premier mot de passe")));
        Assert.Equal("/fr/account?done=password", visitor.Path);
    }

    public static TheoryData<string> LogoutForgeries =>
        ["foreign key", "another audience", "another issuer", "nonce", "no event", "nobody named", "no name of its own", "old", "words"];

    [Theory]
    [MemberData(nameof(LogoutForgeries))]
    public async Task A_forged_logout_token_ends_no_session(string forgery)
    {
        await VictimAsync();
        using var visitor = Site.Visitor();
        await sites.SignInAsync(visitor);
        var claims = LogoutClaims(Hostile, forgery);
        switch (forgery)
        {
            case "another audience": claims["aud"] = "another-site"; break;
            case "another issuer": claims["iss"] = "https://evil.example"; break;
            case "nonce": claims["nonce"] = "n"; break;
            case "no event": claims.Remove("events"); break;
            case "nobody named": claims.Remove("sub"); break;
            case "no name of its own": claims.Remove("jti"); break;
            case "old": claims["iat"] = Hostile.Now - 3600; break;
        }

        var token = forgery == "words" ? "words" : Hostile.Token(claims, forgery == "foreign key" ? SignByForeignKey : null);

        Assert.Equal(HttpStatusCode.BadRequest, await LogOutAsync(token));
        Assert.True(await SignOnSite.IsInAsync(visitor));
    }

    [Fact]
    public async Task A_logout_token_ends_the_sessions_that_it_names_and_is_good_once()
    {
        await VictimAsync();
        using var one = Site.Visitor();
        await sites.SignInAsync(one);
        Hostile.Next = new() { Session = "session-2" };
        using var other = Site.Visitor();
        await sites.SignInAsync(other);
        var claims = LogoutClaims(Hostile, "once");
        claims["sid"] = "session-2";
        var token = Hostile.Token(claims, typ: "logout+jwt");

        Assert.Equal(HttpStatusCode.OK, await LogOutAsync(token));
        Assert.Equal((true, false), (await SignOnSite.IsInAsync(one), await SignOnSite.IsInAsync(other)));
        await sites.SignInAsync(other);
        Assert.Equal(HttpStatusCode.BadRequest, await LogOutAsync(token));
        Assert.True(await SignOnSite.IsInAsync(other));

        Assert.Equal(HttpStatusCode.OK, await LogOutAsync(Hostile.Token(LogoutClaims(Hostile, "all of them"))));
        Assert.Equal((false, false), (await SignOnSite.IsInAsync(one), await SignOnSite.IsInAsync(other)));
    }

    private static JsonObject LogoutClaims(HostileProvider from, string name) => new()
    {
        ["iss"] = from.Issuer,
        ["aud"] = HostileProvider.ClientId,
        ["sub"] = "victim",
        ["iat"] = from.Now,
        ["exp"] = from.Now + 120,
        ["jti"] = name,
        ["events"] = new JsonObject { ["http://schemas.openid.net/event/backchannel-logout"] = new JsonObject() },
    };

    private async Task<HttpStatusCode> LogOutAsync(string token)
    {
        using var client = new HttpClient { BaseAddress = Site.Address };
        using var form = new FormUrlEncodedContent([new("logout_token", token)]);
        return (await client.PostAsync(new Uri("/oidc/hostile/back-channel-logout", UriKind.Relative), form)).StatusCode;
    }

    /// <summary>A new answer of the provider, and the account that it would sign in to.</summary>
    private async Task VictimAsync()
    {
        Hostile.Next = new();
        if (await LoginAsync("victim") is null)
        {
            await sites.LinkedAsync("victim@exemple.fr", "victim");
        }
    }

    private Task<ExternalLogin?> LoginAsync(string subject) =>
        Site.Services.GetRequiredService<ExternalLoginStore>().FindAsync(Hostile.Issuer, subject, default);

    /// <summary>Sends one of the two forms of the page of who has come back.</summary>
    private static Task<HttpStatusCode> SendAsync(Visitor visitor, string handler, params (string Name, string? Value)[] values) =>
        visitor.SendFormAsync(visitor.Page.QuerySelector($"form:has(button[formaction='?handler={handler}'])")!, $"?handler={handler}", values);

    private static async Task RefusedAsync(Visitor visitor, string because)
    {
        Assert.Equal($"/fr/sign-in/refused?because={because}", visitor.Path);
        Assert.Equal(because == "down" ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.BadRequest, visitor.Response.StatusCode);
        Assert.NotNull(visitor.Page.QuerySelector("main a[href='/fr/sign-in']"));
        Assert.False(await SignOnSite.IsInAsync(visitor));
    }

    private static byte[] SignByForeignKey(byte[] content)
    {
        using var foreign = RSA.Create(2048);
        return foreign.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static JsonObject ForSite(HostileProvider from, JsonObject person)
    {
        (person["iss"], person["aud"]) = (from.Issuer, HostileProvider.ClientId);
        return person;
    }

    /// <summary>A site whose provider does not answer as one.</summary>
    private sealed class DownSite(HostileProvider provider) : IAsyncDisposable
    {
        private readonly TestSite _site = new();

        public async Task<Visitor> StartAsync(params string[] settings)
        {
            await _site.StartAsync([
                "--Oidc:down:Authority", provider.Issuer, "--Oidc:down:ClientId", "ehds", "--Oidc:down:ClientSecret", "s", .. settings,
            ]);
            return _site.Visitor();
        }

        public async ValueTask DisposeAsync() => await _site.DisposeAsync();
    }
}
