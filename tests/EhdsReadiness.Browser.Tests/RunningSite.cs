using EhdsReadiness.Web.Mails;
using EhdsReadiness.Web.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace EhdsReadiness.Browser.Tests;

/// <summary>The real site on a free port of this machine, over a database of its own, with a real Chromium to visit it.</summary>
public partial class RunningSite : IAsyncLifetime
{
    /// <summary>The password of every account of the tests.</summary>
    public const string Password = "quatre mots sans rapport";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ehds-browser-");
    private WebApplication? _site;
    private IPlaywright? _playwright;

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>Address of the site, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>What the running site is made of: its stores, its outbox.</summary>
    public IServiceProvider Services => _site!.Services;

    /// <summary>Where screenshots go when the environment variable SCREENSHOTS names a folder; null otherwise.</summary>
    public static string? Screenshots => Environment.GetEnvironmentVariable("SCREENSHOTS");

    /// <summary>Settings beside those that every site of the tests has.</summary>
    protected virtual string[] Settings => [];

    public virtual async Task InitializeAsync()
    {
        _site = await Site.BuildAsync(
            ["--urls", "http://127.0.0.1:0", "--Database:Path", Path.Combine(_folder.FullName, "data", "site.db"),
                "--RateLimits:StartsPerMinute", "100000", "--RateLimits:ReportsPerMinute", "100000", "--RateLimits:PostsPerMinute",
                "100000",
             "--RateLimits:SignInsPerMinute", "100000", "--RateLimits:MailsPerMinute", "100000", "--Accounts:PasswordRounds", "1000",
             "--Accounts:OrganisationsPerDay", "1000", "--Accounts:ConfirmedMinutes", "60", "--Anonymous:LeastFreeMegabytes", "0",
             .. Settings],
            Console.Error) ?? throw new InvalidOperationException("The content has faults: see above.");
        await _site.StartAsync();
        Address = _site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        _playwright = await Playwright.CreateAsync();
        // Far longer than anything takes: what a busy machine brings late is waited for, and what never comes fails all the same.
        Assertions.SetDefaultExpectTimeout(60_000);
        Browser = await _playwright.Chromium.LaunchAsync(new()
        {
            // The shell is Chromium without a window's furniture: the same pages, half the time.
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium-headless-shell",
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--disable-quic",
                // No page lives long enough for its scripts, axe above all, to earn what the optimising compilers take.
                "--js-flags=--no-opt,--no-maglev"],
        });
    }

    public virtual async Task DisposeAsync()
    {
        Audit.Report();
        await Browser.DisposeAsync();
        _playwright?.Dispose();
        if (_site is not null)
        {
            await _site.StopAsync();
            await _site.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    /// <summary>A person's browser: its own cookies, width, language, and script or not.</summary>
    /// <param name="host">The name under which it knows this machine; passkeys are of <c>localhost</c>, not of an IP address.</param>
    public async Task<IPage> VisitorAsync(bool script, int width = 1280, ColorScheme scheme = ColorScheme.Light, ForcedColors forced =
        ForcedColors.None, string locale = "fr-FR", string host = "127.0.0.1")
    {
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = Address.Replace("127.0.0.1", host, StringComparison.Ordinal),
            JavaScriptEnabled = script,
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            ForcedColors = forced,
            Locale = locale,
            AcceptDownloads = true,
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        return page;
    }

    /// <summary>Imports an example of the content and gives the path of its task list in that language, such as
    /// <c>/fr/assessments/…</c>.</summary>
    public async Task<string> ImportAsync(string example, string language)
    {
        var page = await VisitorAsync(script: false);
        await page.GotoAsync($"/{language}/assessments/import");
        await page.Locator("#file").SetInputFilesAsync(Path.Combine(AppContext.BaseDirectory, "content", "examples", example));
        await GoOnAsync(page.GetByRole(AriaRole.Button, new() { Name = language == "fr" ? "Importer" : "Import", Exact = true }));
        var path = new Uri(page.Url).AbsolutePath;
        Assert.DoesNotContain("import", path, StringComparison.Ordinal);
        await page.Context.CloseAsync();
        return path;
    }

    /// <summary>What the running site is made of.</summary>
    public T Get<T>()
        where T : notnull => _site!.Services.GetRequiredService<T>();

    /// <summary>Adds an account whose address is confirmed.</summary>
    /// <param name="role">Its role on the whole site; null for none.</param>
    public async Task<Account> AddAccountAsync(string email, string name, Language language = Language.French, AccountRole? role = null)
    {
        var now = DateTimeOffset.UtcNow;
        var account = new Account
            { Id = Account.NewId(now), Email = email, Name = name, Language = language, Role = role, CreatedAt = now };
        await using var scope = Services.CreateAsyncScope();
        Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, Password)).Succeeded);
        return account;
    }

    /// <summary>The links of all mails to an address, oldest first.</summary>
    public async Task<IReadOnlyList<string>> LinksToAsync(string email)
    {
        var links = new List<string>();
        foreach (var path in Directory.GetFiles(Get<Outbox>().Folder, "*.eml").Order(StringComparer.Ordinal))
        {
            using var message = await MimeMessage.LoadAsync(path);
            if (message.To.Mailboxes.Single().Address == email)
            {
                links.Add(Link().Match(message.TextBody!).Value);
            }
        }

        return links;
    }

    /// <summary>Signs somebody in who has a role on the whole site, through the pages, second factor included.</summary>
    public async Task SignInAsync(IPage page, AccountRole role)
    {
        var added = await AddAccountAsync($"{Guid.NewGuid():N}@ministere.example", "Camille Roux", role: role);
        var account = (await Get<AccountStore>().FindAsync(added.Id, default))!;
        (account.AuthenticatorKey, account.TwoFactor) = (AuthenticatorCode.NewKey(), true);
        Assert.True(await Get<AccountStore>().SaveAsync(account, default));
        await page.GotoAsync("/fr/sign-in");
        await page.Locator("[name=email]").FillAsync(account.Email);
        await page.Locator("[name=password]").FillAsync(Password);
        await GoOnAsync(page.Locator("main form").GetByRole(AriaRole.Button).First);
        await page.Locator("[name=code]").FillAsync(AuthenticatorCode.Of(account.AuthenticatorKey, DateTimeOffset.UtcNow));
        await GoOnAsync(page.Locator("main form").GetByRole(AriaRole.Button));
        await Assertions.Expect(page.Locator("[name=code]")).ToHaveCountAsync(0);
    }

    /// <summary>Presses a button or follows a link, and waits for the page that answers: what comes next meant the page before, where it
    /// was slow to go.</summary>
    public static async Task GoOnAsync(ILocator control)
    {
        await control.Page.EvaluateAsync("() => document.documentElement.setAttribute('data-before', '')");
        await control.ClickAsync();
        // Asked of the document itself: Playwright's own event of a loaded page can be over before one waits for it.
        await Assertions.Expect(control.Page.Locator("html:not([data-before])"))
            .ToHaveJSPropertyAsync("ownerDocument.readyState", "complete");
    }

    /// <summary>Keeps a picture of the page when pictures are wanted.</summary>
    public static async Task PictureAsync(IPage page, string name, bool whole = true)
    {
        if (Screenshots is { } folder)
        {
            Directory.CreateDirectory(folder);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = whole });
        }
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();
}

/// <summary>Tests of single pages share one site and one browser.</summary>
[CollectionDefinition(Name)]
public sealed class PagesCollection : ICollectionFixture<RunningSite>
{
    public const string Name = "pages";
}

/// <summary>Walks of the people of an organisation share another, beside the first: walking, a browser mostly waits.</summary>
[CollectionDefinition(Name)]
public sealed class OrganisationsCollection : ICollectionFixture<RunningSite>
{
    public const string Name = "organisations";
}

/// <summary>All other walks from page to page share a third.</summary>
[CollectionDefinition(Name)]
public sealed class WalksCollection : ICollectionFixture<RunningSite>
{
    public const string Name = "walks";
}
