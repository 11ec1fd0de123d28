using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Faults;

/// <summary>What people without an account may leave on the site.</summary>
public sealed class AnonymousStorageTests
{
    [Theory]
    [InlineData("fr", "Réessayez demain")]
    [InlineData("en", "Try again tomorrow")]
    public async Task A_network_that_has_sent_a_days_quota_is_told_so_and_nothing_more_is_stored(string language, string words)
    {
        await using var site = new TestSite();
        await site.StartAsync("--Anonymous:MegabytesPerDay", "1");
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync(language);
        var statuses = new List<HttpStatusCode>();
        for (var sent = 0; sent < 4; sent++)
        {
            await visitor.GetAsync($"{list}/datasets/import");
            statuses.Add(await visitor.SendFileAsync("file", "datasets.csv", Encoding.ASCII.GetBytes(new string('x', 900_000))));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.Contains(words, visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        var before = await Rows.CountAsync(site.Database);
        await visitor.GetAsync($"{list}/datasets/import");
        Assert.Equal(HttpStatusCode.TooManyRequests,
            await visitor.SendFileAsync("file", "datasets.csv", Encoding.ASCII.GetBytes(new string('x', 900_000))));
        Assert.Equal(before, await Rows.CountAsync(site.Database));
    }

    [Fact]
    public async Task On_a_disk_that_is_nearly_full_none_is_begun_and_those_that_exist_go_on()
    {
        await using var site = new TestSite();
        await site.StartAsync("--Anonymous:LeastFreeMegabytes", "1000000000");
        using var visitor = site.Visitor();
        var key = await site.Assessments.CreateAsync("2026-1",
            new(Core.Assessments.AssessmentMode.Full, Core.Questionnaires.Roles.Both,
            new("hospital", "FR-GES", "yes", "no", ["a"], "yes", "no"), null), new Dictionary<string, Core.Assessments.Answer>(),
            site.Clock.GetUtcNow(), default);
        var before = await Rows.CountAsync(site.Database);
        Assert.StartsWith("ok\ndegraded: the disk is nearly full", await visitor.Http.GetStringAsync(new Uri("/health", UriKind.Relative)),
            StringComparison.Ordinal);

        await visitor.GetAsync("/en/assessments/new");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await visitor.SendAsync(
            ("role", "both"), ("mode", "full"), ("organisation", "CHU"), ("organisation_kind", "hospital"), ("region", "FR-GES"),
            ("controller", "yes"), ("micro_enterprise", "no"), ("categories", "a"), ("public_funding", "yes"), ("snds", "no")));
        Assert.Equal("The site cannot store anything at the moment", visitor.Page.QuerySelector("h1")!.TextContent);
        await visitor.GetAsync("/en/assessments/import");
        Assert.Equal(HttpStatusCode.ServiceUnavailable,
            await visitor.SendFileAsync("file", "a.json",
            await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "content", "examples", "01-chu-de-montervaux.json"))));
        Assert.Equal(before, await Rows.CountAsync(site.Database));

        await visitor.GetAsync($"/en/assessments/{key}/questions/holder-opt-out");
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("level", "1")));
    }
}
