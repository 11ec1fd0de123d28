using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Ministry;

/// <summary>A site that counts claimed numbers says so wherever its figures stand.</summary>
public sealed class TrialTests : IAsyncLifetime
{
    private readonly TestSite _site = new();

    public async Task InitializeAsync()
    {
        await _site.StartAsync("--Aggregates:Claims", "true", "--Aggregates:Public", "true");
        var now = _site.Clock.GetUtcNow();
        await _site.Services.GetRequiredService<DemonstrationStore>().PopulateAsync(60, 1, now, default);
        var claims = _site.Services.GetRequiredService<AggregateSettings>().Claims;
        await _site.Services.GetRequiredService<PublicationStore>()
            .PublishAsync(10, claims, "a key for tests of a trial"u8.ToArray(), now, default);
    }

    public Task DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("fr", "dont personne n’a prouvé le numéro")]
    [InlineData("en", "whose number nobody has proven")]
    public async Task With_claims_counted_pages_and_files_say_so(string language, string notice)
    {
        var analyst = await _site.AddAccountAsync($"analyste-{language}@ministere.example", role: AccountRole.Analyst);
        var (visitor, _) = await _site.WithSecondFactorAsync(analyst);
        using var _visitor = visitor;
        foreach (var page in new[] { "readiness", "readiness/tables/kind", "readiness/public" })
        {
            Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync($"/{language}/{page}"));
            Assert.Contains(notice, visitor.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        var file = await visitor.Http.GetStringAsync(new Uri($"/{language}/readiness/export.json", UriKind.Relative));
        Assert.Contains("\"claims\": true", file, StringComparison.Ordinal);
    }
}
