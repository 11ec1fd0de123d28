using EhdsReadiness.Web.Accounts;
using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Accounts;

/// <summary>A session, or half of one, ends with what justified it.</summary>
public sealed class SessionEndTests : IAsyncLifetime
{
    private const string Other = "cinq mots sans aucun rapport";

    private readonly TestSite _site = new();

    public Task InitializeAsync() => _site.StartAsync();

    public Task DisposeAsync() => _site.DisposeAsync();

    /// <summary>A browser with a copy of the cookie of another.</summary>
    private HttpClient Copy(Visitor visitor)
    {
        var copy = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = _site.Address };
        copy.DefaultRequestHeaders.Add("Cookie", visitor.Cookies());
        return copy;
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient copy) =>
        (await copy.GetAsync(new Uri("/fr/account", UriKind.Relative))).StatusCode;

    [Fact]
    public async Task A_copied_cookie_is_worth_nothing_after_the_password_was_changed_in_the_same_browser()
    {
        await _site.AddAccountAsync("copied@exemple.fr");
        using var visitor = _site.Visitor();
        await visitor.SignInAsync("copied@exemple.fr");
        using var copy = Copy(visitor);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(copy));
        await visitor.GetAsync("/fr/account/password");
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("current_password", Visitor.Password), ("password", Other)));

        Assert.Equal(HttpStatusCode.Found, await AskAsync(copy));
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync("/fr/account", follow: false));
        Assert.Single(_site.Mails("copied@exemple.fr"));
    }

    [Fact]
    public async Task Switching_the_second_factor_on_and_off_ends_copied_cookies_and_keeps_the_browser_signed_in()
    {
        await _site.AddAccountAsync("switched@exemple.fr");
        using var visitor = _site.Visitor();
        await visitor.SignInAsync("switched@exemple.fr");
        using var before = Copy(visitor);
        await visitor.GetAsync("/fr/account/two-factor");
        await visitor.SendAsync(("current_password", Visitor.Password));
        var key = visitor.Page.QuerySelector(".er-secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK,
            await visitor.SendAsync("?handler=confirm", true, ("code", AuthenticatorCode.Of(key, _site.Clock.GetUtcNow()))));
        Assert.Equal(HttpStatusCode.Found, await AskAsync(before));
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync("/fr/account", follow: false));

        using var between = Copy(visitor);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(between));
        await visitor.GetAsync("/fr/account/two-factor/off");
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("current_password", Visitor.Password)));
        Assert.Equal(HttpStatusCode.Found, await AskAsync(between));
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync("/fr/account", follow: false));
    }

    [Fact]
    public async Task A_second_step_begun_with_the_old_password_ends_with_it()
    {
        var account = await _site.AddAccountAsync("half@exemple.fr");
        var (owner, key) = await _site.WithSecondFactorAsync(account);
        using var thief = _site.Visitor();
        await thief.SignInAsync("half@exemple.fr");
        Assert.NotNull(thief.Page.QuerySelector("[name=code]"));
        await owner.GetAsync("/fr/account/password");
        Assert.Equal(HttpStatusCode.OK, await owner.SendAsync(("current_password", Visitor.Password), ("password", Other)));
        owner.Dispose();

        _site.Clock.Move(TimeSpan.FromSeconds(30));
        await thief.SendAsync(("code", AuthenticatorCode.Of(key, _site.Clock.GetUtcNow())));
        Assert.Equal("/fr/sign-in", thief.Path);
        Assert.Equal(HttpStatusCode.Found, await thief.GetAsync("/fr/account", follow: false));
    }

    [Theory]
    [InlineData(AccountRole.Analyst, 12)]
    [InlineData(null, 30 * 24)]
    public async Task However_much_it_is_used_a_session_ends(AccountRole? role, int hours)
    {
        var account = await _site.AddAccountAsync("lived@exemple.fr", role: role);
        var (visitor, _) = await _site.WithSecondFactorAsync(account);
        for (var i = 10; i < hours; i += 10)
        {
            _site.Clock.Move(TimeSpan.FromHours(10));
            Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync("/fr/account", follow: false));
        }

        _site.Clock.Move(TimeSpan.FromHours(10));
        Assert.Equal(HttpStatusCode.Found, await visitor.GetAsync("/fr/account", follow: false));
        visitor.Dispose();
    }

    // Reads the file.
    [Fact]
    [Trait("Engine", "Sqlite")]
    public async Task The_database_holds_no_session_and_no_authenticator_secret_that_could_be_used()
    {
        await _site.AddAccountAsync("sealed@exemple.fr");
        using var visitor = _site.Visitor();
        await visitor.SignInAsync("sealed@exemple.fr");
        await visitor.GetAsync("/fr/account/two-factor");
        await visitor.SendAsync(("current_password", Visitor.Password));
        var key = visitor.Page.QuerySelector(".er-secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await using var connection = await _site.Database.OpenAsync(default);
        var kept = await connection.QuerySingleAsync<string>("SELECT authenticator_key FROM account");
        Assert.DoesNotContain(key, kept, StringComparison.Ordinal);

        // Secrets of before are sealed by the next start, and stay what they were.
        await connection.ExecuteAsync("UPDATE account SET authenticator_key = @key", new { key });
        var keys = _site.Services.GetRequiredService<AuthenticatorKeys>();
        await keys.SealAllAsync(default);
        kept = await connection.QuerySingleAsync<string>("SELECT authenticator_key FROM account");
        Assert.NotEqual(key, kept);
        Assert.Equal(key, keys.Open(kept));
        Assert.Null(keys.Open(kept[..^3] + (kept.EndsWith("AAA", StringComparison.Ordinal) ? "BBB" : "AAA")));

        if (!OperatingSystem.IsWindows())
        {
            foreach (var folder in new[]
                { "keys", "outbox" }.Select(name => Path.Combine(Path.GetDirectoryName(_site.Database.Path)!, name))
                .Where(Directory.Exists))
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
            }
        }
    }
}
