using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Faults;

/// <summary>
/// What the site logs at the levels it ships with (appsettings.json: the framework from warning on), and of its own at any level.
/// The framework writes addresses, and with them keys, from information on: the last test holds that the search would find them.
/// </summary>
public sealed class LogTests
{
    private static readonly string[] Shipped = ["--Logging:LogLevel:Default", "Information", "--Logging:LogLevel:EhdsReadiness", "Trace",
        "--Logging:Console:LogLevel:Default", "None"];

    [Fact]
    public async Task The_log_of_requests_that_succeed_and_that_fail_holds_no_key()
    {
        var (keys, records) = await RunAsync(Shipped);

        Assert.Contains(records, record => record.Level == LogLevel.Error);
        Assert.Empty(records.Where(record => keys.Any(key => record.Text.Contains(key, StringComparison.Ordinal)))
            .Select(record => record.Text));
    }

    [Fact]
    public async Task A_key_in_the_log_would_be_found()
    {
        var (keys, records) = await RunAsync([.. Shipped, "--Logging:LogLevel:Microsoft.AspNetCore", "Information"]);

        Assert.All(keys, key => Assert.Contains(records, record => record.Text.Contains(key, StringComparison.Ordinal)));
    }

    /// <summary>Visits that end with 200, 302, 400, 403, 404, 405, 409, 413 and 500, with every key that was made in them.</summary>
    private static async Task<(List<string> Keys, IReadOnlyList<(LogLevel Level, string Text)> Records)> RunAsync(string[] settings)
    {
        using var log = new KeptLog();
        var site = new TestSite { MayFail = true };
        try
        {
            await site.StartAsync(settings);
            site.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
            return (await VisitAsync(site), log.Records);
        }
        finally
        {
            await site.DisposeAsync();
        }
    }

    private static async Task<List<string>> VisitAsync(TestSite site)
    {
        var keys = new List<string>();
        var seen = new HashSet<HttpStatusCode>();
        using var visitor = site.Visitor();
        using var other = site.Visitor();
        var list = await visitor.StartAsync();
        keys.Add(KeyOf(list));
        foreach (var page in new[]
            { "", "/profile", "/review", "/results", "/plan", "/report", "/report.pdf", "/report.pdf?lang=xx", "/export.json", "/exports",
            "/exports/assessment.xlsx", "/exports/nothing", "/datasets", "/datasets/new", "/datasets/import", "/datasets/nothing",
            "/not-asked", "/questions/none", "/nothing", "/share", "/delete" })
        {
            seen.Add(await visitor.GetAsync(list + page));
        }

        var question = $"{list}/questions/holder-opt-out";
        await visitor.GetAsync(question);
        await other.GetAsync(question);
        seen.Add(await visitor.SendAsync(null, false, ("level", "3"), ("note", "one")));
        seen.Add(await other.SendAsync(("level", "1"), ("note", "two")));
        await visitor.GetAsync(question);
        seen.Add(await visitor.SendAsync(("level", "7")));
        seen.Add(await visitor.SendAsync(("__RequestVerificationToken", "expired")));
        await visitor.GetAsync($"{list}/share");
        await visitor.SendAsync("?handler=reader", true);
        var reader = new Uri(visitor.Page.QuerySelector("#reader")!.TextContent.Trim()).AbsolutePath;
        keys.Add(KeyOf(reader));
        seen.Add(await other.GetAsync($"{reader}/delete"));
        using var put = new HttpRequestMessage(HttpMethod.Put, new Uri(question, UriKind.Relative));
        seen.Add((await visitor.Http.SendAsync(put)).StatusCode);
        // The site refuses before it has read: a client that asked first isn't cut off while it sends.
        using var large = new HttpRequestMessage(HttpMethod.Post, new Uri(question, UriKind.Relative))
            { Content = new ByteArrayContent(new byte[3 * 1024 * 1024]), Headers = { ExpectContinue = true } };
        seen.Add((await visitor.Http.SendAsync(large)).StatusCode);
        await visitor.GetAsync($"{list}/share");
        await visitor.SendAsync("?handler=replace", true);
        keys.Add(KeyOf(visitor.Path.Split('?')[0]));

        // Without its table every page of an assessment fails, as on a broken disk.
        await using (var connection = await site.Database.OpenAsync(default))
        {
            await connection.ExecuteAsync("ALTER TABLE assessment RENAME TO assessment_lost");
        }

        foreach (var key in keys)
        {
            seen.Add(await visitor.GetAsync($"/en/assessments/{key}/results"));
        }

        Assert.Equal([200, 302, 400, 403, 404, 405, 409, 413, 500], seen.Select(status => (int)status).Order());
        Assert.Equal(3, keys.Distinct().Count());
        return keys;
    }

    private static string KeyOf(string path) => path.Split('/')[3];
}
