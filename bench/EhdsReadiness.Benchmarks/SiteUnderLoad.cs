using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using EhdsReadiness.Web.Setup;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace EhdsReadiness.Benchmarks;

/// <summary>The site, served in this process with limits out of the way, and people who each answer an assessment of their own.</summary>
internal sealed class SiteUnderLoad : IAsyncDisposable
{
    private const string Question = "holder-three-months";
    private readonly string[] _keys;
    private readonly (string Cookie, string Token, int Version)[] _sessions;

    private SiteUnderLoad(WebApplication app, Uri address, string[] keys, Assessment example)
    {
        (App, Address, _keys, _sessions, Example) = (app, address, keys, new (string, string, int)[keys.Length], example);
        Http = Client(address, keys.Length);
    }

    public WebApplication App { get; }

    public Uri Address { get; }

    public HttpClient Http { get; }

    /// <summary>What each of them answered.</summary>
    public Assessment Example { get; }

    /// <summary>How many there are, each with a connection.</summary>
    public int Crowd => _keys.Length;

    /// <summary>Path of one person's question page.</summary>
    public string QuestionOf(int person) => $"/fr/assessments/{_keys[person]}/questions/{Question}";

    /// <summary>Path of a page of one person's assessment.</summary>
    public string PageOf(int person, string name) => $"/fr/assessments/{_keys[person]}/{name}";

    public string KeyOf(int person) => _keys[person];

    public static HttpClient Client(Uri address, int connections) => new(new SocketsHttpHandler
        { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = connections }) { BaseAddress = address };

    /// <summary>Starts the site on a database of that folder, with as many complete assessments as people.</summary>
    /// <param name="connection">Of PostgreSQL, which then holds the database; null for a file.</param>
    public static async Task<SiteUnderLoad> StartAsync(
        string folder, int people, Content content, Assessment assessment, string? connection = null)
    {
        var data = Path.Combine(folder, "data");
        string[] database = connection is null ? ["--Database:Path", Path.Combine(data, "site.db")]
            : ["--Database:Connection", connection, "--Database:Folder", data];
        var app = (await Site.BuildAsync(
            [.. database, "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "None", "--RateLimits:StartsPerMinute", "1000000",
            "--RateLimits:PostsPerMinute", "10000000", "--RateLimits:ArchivesPerMinute", "1000000", "--RateLimits:ReportsPerMinute",
            "1000000"], Console.Error))!;
        await app.StartAsync();
        var store = app.Services.GetRequiredService<AssessmentStore>();
        var settings = new AssessmentSettings(assessment.Mode, assessment.Role, assessment.Profile, assessment.Organisation);
        var keys = new string[people];
        for (var i = 0; i < people; i++)
        {
            keys[i] = await store.CreateAsync(
                content.Questionnaires[^1].Version, settings, assessment.Answers, DateTimeOffset.UtcNow, default);
        }

        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return new(app, new(addresses.Single()), keys, assessment);
    }

    /// <summary>Starts the site with the answers of the first example.</summary>
    /// <param name="connection">Of PostgreSQL, which then holds the database; null for a file.</param>
    public static Task<SiteUnderLoad> StartExampleAsync(string folder, int people, string? connection = null)
    {
        var contentFolder = Path.Combine(AppContext.BaseDirectory, "content");
        var content = ContentReader.Read(contentFolder).Content!;
        var example = File.ReadAllBytes(Path.Combine(contentFolder, "examples", "01-chu-de-montervaux.json"));
        return StartAsync(folder, people, content, AssessmentFile.Read(example, content).Assessment!, connection);
    }

    /// <summary>Whether a page is answered, and read to its end.</summary>
    public static async Task<bool> GetAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        await response.Content.ReadAsByteArrayAsync();
        return response.IsSuccessStatusCode;
    }

    /// <summary>Has every person open the question that they will answer.</summary>
    public async Task OpenFormsAsync()
    {
        for (var i = 0; i < _keys.Length; i++)
        {
            using var response = await Http.GetAsync(new Uri(QuestionOf(i), UriKind.Relative));
            var html = await response.Content.ReadAsStringAsync();
            _sessions[i] = (response.Headers.GetValues("Set-Cookie").First().Split(';')[0], People.TokenOf(html),
                int.Parse(Regex.Match(html, "name=\"version\" value=\"([0-9]+)").Groups[1].Value, CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Whether a person's next answer, another than the last, is saved: on disk when this returns.</summary>
    public async Task<bool> SaveAsync(int person)
    {
        var (cookie, token, version) = _sessions[person];
        using var request = new HttpRequestMessage(HttpMethod.Post, QuestionOf(person));
        request.Headers.Add("Cookie", cookie);
        request.Content = new FormUrlEncodedContent(
            [new("__RequestVerificationToken", token), new("version", version.ToString(CultureInfo.InvariantCulture)),
            new("level", $"{version % 5}"), new("note", $"Note {version}"), new("reason", ""), new("evidence", "")]);
        using var response = await Http.SendAsync(request);
        _sessions[person].Version++;
        return response.StatusCode == HttpStatusCode.Found;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
    }
}
