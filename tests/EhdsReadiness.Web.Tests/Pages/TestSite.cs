using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;

namespace EhdsReadiness.Web.Tests.Pages;

/// <summary>The real site on a free port of this machine, over a database of its own: a file, or one of PostgreSQL where
/// <see cref="TestPostgres.Server"/> names one.</summary>
public sealed class TestSite : IAsyncLifetime
{
    /// <summary>Who logs what a page has thrown.</summary>
    private const string Unhandled = "Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware";

    private readonly DirectoryInfo _folder;
    private readonly string? _connection;
    private readonly TestSite? _first;
    private Func<string?> _failure = () => null;
    private WebApplication? _site;

    public TestSite()
    {
        _folder = Directory.CreateTempSubdirectory("ehds-web-");
        _connection = TestPostgres.Server is null ? null : TestPostgres.Take();
    }

    private TestSite(TestSite first) =>
        (_first, _folder, _connection, Clock) = (first, first._folder, first._connection, first.Clock);

    /// <summary>Another instance of the site on its PostgreSQL, not started yet; to be disposed of before the first.</summary>
    public TestSite Another() => new(this);

    public Uri Address { get; private set; } = null!;

    public Content Content => _site!.Services.GetRequiredService<Content>();

    public AssessmentStore Assessments => _site!.Services.GetRequiredService<AssessmentStore>();

    public AccountStore Accounts => Services.GetRequiredService<AccountStore>();

    public Outbox Outbox => Services.GetRequiredService<Outbox>();

    /// <summary>The clock of the site, which a test may move.</summary>
    public MovedClock Clock { get; } = new();

    public AnswerStore Answers => _site!.Services.GetRequiredService<AnswerStore>();

    public Database Database => Services.GetRequiredService<Database>();

    /// <summary>A background job of the site, to be made to go round at once.</summary>
    public PeriodicJob Job(string name) => Services.GetServices<PeriodicJob>().Single(job => job.Name == name);

    /// <summary>Whether pages may fail, as where a test breaks the machine. Elsewhere a page that fails ends the test, with what the site
    /// logged.</summary>
    public bool MayFail { get; init; }

    /// <summary>What a page that failed has logged; null where none has, or where one may.</summary>
    internal string? Failure => MayFail ? null : _failure();

    /// <summary>What the running site is made of: its routes, its log.</summary>
    public IServiceProvider Services => _site!.Services;

    public Task InitializeAsync() => StartAsync();

    /// <summary>Starts the site, with other settings than usual when there are some.</summary>
    public async Task StartAsync(params string[] settings)
    {
        _site = await Site.BuildAsync(
            ["--urls", "http://127.0.0.1:0", "--environment", "Test", .. DatabaseSettings,
             "--RateLimits:StartsPerMinute", "100000", "--RateLimits:ReportsPerMinute", "100000", "--RateLimits:PostsPerMinute", "100000",
             "--RateLimits:CspReportsPerMinute", "100000", "--RateLimits:FeedsPerMinute", "100000",
             "--RateLimits:SignInsPerMinute", "100000", "--RateLimits:MailsPerMinute", "100000", "--RateLimits:ArchivesPerMinute", "100000",
             "--RateLimits:GrantsPerMinute", "100000", "--Accounts:PasswordRounds", "1000", "--Accounts:OrganisationsPerDay", "1000",
             "--Anonymous:LeastFreeMegabytes", "0", "--Logging:LogLevel:Default", "None",
             $"--Logging:{KeptLog.Alias}:LogLevel:{Unhandled}", "Error",
             .. settings],
            Console.Error,
            Clock,
            settings.Contains("--Content:Path") ? null : Samples.Content) ?? throw new InvalidOperationException("The content has faults: see above.");
        var log = new KeptLog();
        _site.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        _failure = () => log.Records.Select(record => record.Text)
            .LastOrDefault(text => text.StartsWith(Unhandled, StringComparison.Ordinal));
        await _site.StartAsync();
        Address = new(_site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async Task DisposeAsync()
    {
        if (_site is not null)
        {
            await _site.StopAsync();
            await _site.DisposeAsync();
        }

        if (_first is not null) { return; }

        if (_connection is not null)
        {
            TestPostgres.GiveBack(_connection);
        }

        _folder.Delete(recursive: true);
    }

    private string[] DatabaseSettings => _connection is null
        ? ["--Database:Path", Path.Combine(_folder.FullName, "data", "site.db")]
        : ["--Database:Connection", _connection, "--Database:Folder", Path.Combine(_folder.FullName, "data")];

    /// <summary>A visitor with cookies of their own.</summary>
    public Visitor Visitor() => new(Address, this);

    /// <summary>A visitor whose every request another instance answers than the one before.</summary>
    public Visitor VisitorOfBoth(TestSite other) => new(Address, this, other.Address);

    /// <summary>Somebody with an account of their own, signed in through the pages.</summary>
    public async Task<Visitor> SignedUpAsync(string email, string language = "fr", string? name = null)
    {
        var visitor = Visitor();
        await visitor.SignUpAsync(email, language, name);
        return visitor;
    }

    /// <summary>Makes an account without any page, for tests that need many. Its password is
    /// <see cref="Pages.Visitor.Password"/>.</summary>
    public async Task<Account> AddAccountAsync(string email, string name = "Camille Roux", Language language =
        Language.French, AccountRole? role = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var now = Clock.GetUtcNow();
        var account = new Account
            { Id = Account.NewId(now), Email = email, Name = name, Language = language, Role = role, CreatedAt = now };
        Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, Pages.Visitor.Password))
            .Succeeded);
        return account;
    }

    /// <summary>An administrator who has signed in with a second factor.</summary>
    public async Task<Visitor> AdministratorAsync() =>
        (await WithSecondFactorAsync(await AddAccountAsync("admin@ministere.example", role: AccountRole.Administrator))).Visitor;

    /// <summary>Gives somebody with an account a second factor and a session that has passed it; the key makes codes by
    /// <see cref="AuthenticatorCode"/>.</summary>
    public async Task<(Visitor Visitor, string Key)> WithSecondFactorAsync(Account account)
    {
        account = (await Accounts.FindAsync(account.Id, default))!;
        account.AuthenticatorKey = AuthenticatorCode.NewKey();
        account.TwoFactor = true;
        Assert.True(await Accounts.SaveAsync(account, default));
        var visitor = Visitor();
        await visitor.SignInAsync(account.Email);
        Assert.Equal(HttpStatusCode.OK,
            await visitor.SendAsync(("code", AuthenticatorCode.Of(account.AuthenticatorKey, Clock.GetUtcNow()))));
        return (visitor, account.AuthenticatorKey);
    }

    /// <summary>A full assessment of the organisation with one answer, all the way to its numbered copy.</summary>
    public async Task<string> FinalisedAsync(string organisation, string owner, string kind = "hospital")
    {
        var (shared, states, now) =
            (Services.GetRequiredService<OrganisationAssessmentStore>(), Services.GetRequiredService<StateStore>(), Clock.GetUtcNow());
        var settings = new AssessmentSettings(AssessmentMode.Full, Roles.Both, new(kind, "FR-GES", "yes", "no", ["a"], "yes", "no"), "CHU");
        var id = await shared.CreateAsync(organisation, Content.Questionnaires[^1].Version, settings,
            new Dictionary<string, Answer> { ["holder-opt-out"] = Answer.AtLevel(2) }, owner, now, default);
        async Task<StoredAssessment> OpenAsync() => (await shared.FindAsync(id, owner, FrenchTime.DayOf(now), default))!;
        Assert.Equal(StepOutcome.Done,
            await states.StepAsync(await OpenAsync(), Content.Questionnaires[^1], Right.Submit, 0, owner, null, now, default));
        Assert.Equal(StepOutcome.Done,
            await states.StepAsync(await OpenAsync(), Content.Questionnaires[^1], Right.Approve, 1, owner, null, now, default));
        Assert.Equal(StepOutcome.Done, await Services.GetRequiredService<FinalisedCopyStore>()
            .FinaliseAsync(await OpenAsync(), Content.Questionnaires[^1], 2, owner, false, now, default));
        return id;
    }

    /// <summary>The last mail to an address.</summary>
    public Letter LastMail(string to) => Mails(to)[^1];

    /// <summary>The mails to an address, the oldest first.</summary>
    public IReadOnlyList<Letter> Mails(string to) =>
        [.. MailFiles.Select(Letter.Read).Concat(WaitingMails.Select(one => Letter.Of(one.Mail))).Where(letter => letter.To == to)];

    /// <summary>Paths of the mails that were written to be read, the oldest first.</summary>
    public IReadOnlyList<string> MailFiles => Directory.Exists(Outbox.Folder)
        ? [.. Directory.GetFiles(Outbox.Folder, "*.eml").Order(StringComparer.Ordinal)] : [];

    /// <summary>The mails that have not left, the oldest first.</summary>
    public IReadOnlyList<(string Id, Mail Mail)> WaitingMails
    {
        get
        {
            const string sql = "SELECT id, sealed, written_at, until, due_at, failures, failing_since FROM mail ORDER BY id";

            return [.. Database.ListAsync<WaitingMail>(sql, null, default).GetAwaiter().GetResult()
                .Select(one => (one.Id, Outbox.Open(one)))];
        }
    }
}

/// <summary>The machine's clock, put forward or back.</summary>
public sealed class MovedClock : TimeProvider
{
    /// <summary>When it is for every test as it begins, such as <c>2028-02-29T23:59:55Z</c>; null for now.</summary>
    private static readonly DateTimeOffset? Begin = Environment.GetEnvironmentVariable("TEST_NOW") is { } given
        ? DateTimeOffset.Parse(given, CultureInfo.InvariantCulture) : null;

    private TimeSpan _by = Begin is { } begin ? begin - System.GetUtcNow() : TimeSpan.Zero;

    public void Move(TimeSpan by) => _by += by;

    /// <summary>Puts it on to noon of the next day in France, so that neither night nor morning comes while a test runs.</summary>
    public void MoveToNoon()
    {
        var now = GetUtcNow();
        Move(FrenchTime.At(FrenchTime.DayOf(now).AddDays(1), new(12, 0)) - now);
    }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _by;
}

/// <summary>Somebody who fills in forms by their names, without script.</summary>
/// <param name="site">The site whose mails they read; null for somebody who reads none.</param>
/// <param name="other">Another instance of the site, which answers every second request; null for none.</param>
public sealed class Visitor(Uri address, TestSite? site = null, Uri? other = null) : IDisposable
{
    /// <summary>The password of everybody.</summary>
    public const string Password = "quatre mots sans rapport";

    private static readonly HtmlParser Parser = new();
    private readonly CookieContainer _cookies = new();
    private HttpClient? _client;

    /// <summary>The last page seen.</summary>
    public IHtmlDocument Page { get; private set; } = null!;

    public HttpResponseMessage Response { get; private set; } = null!;

    /// <summary>Path and query of the last page.</summary>
    public string Path { get; private set; } = "";

    public HttpClient Http =>
        _client ??= new(new TakingTurns(other)
            { InnerHandler = Handler() }) { BaseAddress = address };

    /// <summary>Waits until the site has said whether it wants a large form: by its default a client sends all of it after a second, and is
    /// cut off where the site is slow.</summary>
    private SocketsHttpHandler Handler() =>
        new() { AllowAutoRedirect = false, CookieContainer = _cookies, Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };

    /// <summary>The cookies of the browser, as it would send them.</summary>
    public string Cookies() => _cookies.GetCookieHeader(address);

    public async Task<HttpStatusCode> GetAsync(string path, bool follow = true) =>
        await ReadAsync(await Http.GetAsync(new Uri(path, UriKind.Relative)), path, follow);

    /// <summary>Sends the form that has the radio buttons, or else the last one of the page, with its own values and these.</summary>
    /// <param name="values">Names with values; a value with commas ticks several boxes; null leaves a field out.</param>
    public Task<HttpStatusCode> SendAsync(params (string Name, string? Value)[] values) => SendAsync(null, true, values);

    public async Task<HttpStatusCode> SendAsync(string? action, bool follow, params (string Name, string? Value)[] values)
    {
        var form = (Page.QuerySelector("form:has(input[type=radio])") ?? Page.QuerySelectorAll("form")[^1]) as IHtmlFormElement;
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var field in form!.QuerySelectorAll(
            "input[type=hidden], input[checked], input[type=text], input[type=url], input[type=email], textarea:not([readonly]), " +
            "option[selected]"))
        {
            var name = field is IHtmlOptionElement ? field.ParentElement!.GetAttribute("name") : field.GetAttribute("name");
            if (name is not null && !values.Any(value => value.Name == name))
            {
                fields.Add(new(name, field is IHtmlTextAreaElement area ? area.TextContent : field.GetAttribute("value") ?? ""));
            }
        }

        foreach (var (name, value) in values)
        {
            fields.AddRange((value is null ? [] : name == "categories" ? value.Split(',') : [value])
                .Select(one => new KeyValuePair<string, string>(name, one)));
        }

        using var content = new FormUrlEncodedContent(fields);
        var target = Path.Split('?')[0] + (action ?? (Path.Contains('?', StringComparison.Ordinal) ? "?" + Path.Split('?')[1] : ""));
        return await ReadAsync(await Http.PostAsync(new Uri(target, UriKind.Relative), content), target, follow);
    }

    /// <summary>Sends one form of the page with its hidden values and these, to where it says.</summary>
    public async Task<HttpStatusCode> SendFormAsync(
        AngleSharp.Dom.IElement form, string query, params (string Name, string? Value)[] values)
    {
        var fields = form.QuerySelectorAll("input[type=hidden]")
            .Select(field => new KeyValuePair<string, string>(field.GetAttribute("name")!, field.GetAttribute("value") ?? ""))
            .Concat(values.Select(value => new KeyValuePair<string, string>(value.Name, value.Value ?? "")));
        using var content = new FormUrlEncodedContent(fields);
        var target = (form.GetAttribute("action") ?? Path.Split('?')[0]) + query;
        return await ReadAsync(await Http.PostAsync(new Uri(target, UriKind.Relative), content), target, follow: true);
    }

    /// <summary>Sends the form of the page whose address names a handler, with its hidden values and these.</summary>
    public Task<HttpStatusCode> SendToAsync(string handler, params (string Name, string? Value)[] values) =>
        SendFormAsync(Page.QuerySelectorAll("form")
            .First(form => form.GetAttribute("action")?.Contains($"handler={handler}", StringComparison.Ordinal) == true), "", values);

    /// <summary>Sends the form of the page that has a field for a file, with a file in it and these values.</summary>
    public async Task<HttpStatusCode> SendFileAsync(
        string field, string fileName, byte[] file, params (string Name, string? Value)[] values)
    {
        var form = Page.QuerySelector($"form:has(input[type=file][name={field}])")!;
        using var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]"))
        {
            content.Add(new StringContent(hidden.GetAttribute("value") ?? ""), hidden.GetAttribute("name")!);
        }

        foreach (var (name, value) in values)
        {
            content.Add(new StringContent(value ?? ""), name);
        }

        using var part = new ByteArrayContent(file);
        content.Add(part, field, fileName);
        return await ReadAsync(await Http.PostAsync(new Uri(Path, UriKind.Relative), content), Path, follow: true);
    }

    /// <summary>Starts an assessment of a hospital and ends on its task list.</summary>
    public async Task<string> StartAsync(string language = "fr", string role = "both", string mode = "full", string categories = "a,f")
    {
        await GetAsync($"/{language}/assessments/new");
        var status = await SendAsync(
            ("role", role), ("mode", mode), ("organisation", "CHU de Montervaux"), ("organisation_kind", "hospital"), ("region", "FR-GES"),
            ("controller", "yes"),
            ("micro_enterprise", "no"), ("categories", categories), ("public_funding", "yes"), ("snds", "no"));
        Assert.Equal(HttpStatusCode.OK, status);
        return Path.Split('?')[0];
    }

    /// <summary>Asks for an account, follows the link of the mail, and ends signed in on the account's page, or where
    /// <paramref name="returnPath"/> says.</summary>
    public async Task SignUpAsync(string email, string language = "fr", string? name = null, string? returnPath = null)
    {
        await GetAsync($"/{language}/sign-up{(returnPath is null ? "" : $"?return={Uri.EscapeDataString(returnPath)}")}");
        Assert.Equal(HttpStatusCode.OK, await SendAsync(("email", email), ("name", name ?? "Camille Roux"), ("password", Password)));
        await GetAsync(site!.LastMail(email).Links[0]);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(("password", Password)));
        Assert.Equal(returnPath ?? $"/{language}/waiting", Path);
    }

    /// <summary>Signs in by the page, and gives the status of what follows.</summary>
    public async Task<HttpStatusCode> SignInAsync(string email, string language = "fr", string password = Password)
    {
        await GetAsync($"/{language}/sign-in");
        return await SendAsync(("email", email), ("password", password));
    }

    public void Dispose() => _client?.Dispose();

    /// <summary>Takes a response that was had in another way for the last page.</summary>
    /// <param name="path">Its path and query; null for those of the page before.</param>
    public Task ShowAsync(HttpResponseMessage response, string? path = null) => ReadAsync(response, path ?? Path, follow: false);

    private async Task<HttpStatusCode> ReadAsync(HttpResponseMessage response, string path, bool follow)
    {
        for (var i = 0; follow && i < 5 && response.StatusCode == HttpStatusCode.Found; i++)
        {
            path = response.Headers.Location!.ToString();
            response = await Http.GetAsync(new Uri(path.Split('#')[0], UriKind.Relative));
        }

        (Response, Path) = (response, path.Split('#')[0]);
        if (response.StatusCode >= HttpStatusCode.InternalServerError && site?.Failure is { } failure)
        {
            throw new InvalidOperationException($"{path} was answered with {(int)response.StatusCode}: {failure}");
        }

        Page = Parser.ParseDocument(await response.Content.ReadAsStringAsync());
        return response.StatusCode;
    }

    /// <summary>The figures of the last page's overall score.</summary>
    public IReadOnlyList<long> Overall() =>
        [.. System.Text.RegularExpressions.Regex.Matches(Page.QuerySelector("[data-figure=overall]")!.ChildNodes[0].TextContent, "[0-9]+")
            .Select(match => long.Parse(match.Value, CultureInfo.InvariantCulture))];
}

/// <summary>Sends every second request to another instance of the site, as a proxy in front of both does.</summary>
internal sealed class TakingTurns(Uri? other) : DelegatingHandler
{
    private int _count;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (other is not null && Interlocked.Increment(ref _count) % 2 == 0)
        {
            // Cookies know no port.
            request.RequestUri = new(other, request.RequestUri!.PathAndQuery);
        }

        return base.SendAsync(request, cancellationToken);
    }
}

[CollectionDefinition(Name)]
public sealed class SiteCollection : ICollectionFixture<TestSite>
{
    public const string Name = "site";
}
