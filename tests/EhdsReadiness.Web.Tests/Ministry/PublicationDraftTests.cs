using System.Text.Json.Nodes;
using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Ministry;

/// <summary>Administrators look at the next publication without its figures, and publish it with a note.</summary>
public sealed class PublicationDraftTests : IAsyncLifetime
{
    private const string French = "Le registre a été revu en octobre.";
    private const string English = "The register was reviewed in October.";

    private readonly TestSite _site = new();
    private Visitor _administrator = null!;
    private Visitor _analyst = null!;

    public async Task InitializeAsync()
    {
        await _site.StartAsync("--Aggregates:Public", "true", "--Aggregates:Key", "a key for tests of publications");
        await _site.Services.GetRequiredService<DemonstrationStore>().PopulateAsync(400, 1, _site.Clock.GetUtcNow(), default);
        _administrator = await _site.AdministratorAsync();
        (_analyst, _) = await _site.WithSecondFactorAsync(
            await _site.AddAccountAsync("analyste@ministere.example", role: AccountRole.Analyst));
    }

    public Task DisposeAsync()
    {
        _administrator.Dispose();
        _analyst.Dispose();
        return _site.DisposeAsync();
    }

    [Fact]
    public async Task A_draft_shows_states_and_no_figure_and_its_note_stands_wherever_the_publication_does()
    {
        await _administrator.GetAsync("/fr/publications");
        Assert.Equal(HttpStatusCode.OK, await _administrator.SendAsync("?handler=prepare", true));
        Assert.Equal("/fr/publications?done=prepared", _administrator.Path);
        var draft = (await _site.Services.GetRequiredService<PublicationDraftStore>().FindAsync(default))!.Publication;
        var shown = _administrator.Page.QuerySelector("main")!;
        Assert.Equal(draft.Find(TableIds.Kind)!.Cells.Count,
            shown.QuerySelectorAll("details").First(one => one.TextContent.Contains("par type d’organisation", StringComparison.Ordinal))
                .QuerySelectorAll("tbody tr").Length);
        // Nothing but words stands in the rows of cells: no range, no mean, no share.
        Assert.All(shown.QuerySelectorAll("details tbody td:nth-last-child(-n+2)"), cell =>
            Assert.DoesNotMatch("[0-9]", cell.TextContent));

        Assert.Equal(HttpStatusCode.BadRequest, await _administrator.SendAsync("?handler=publish", true, ("note_fr", French)));
        Assert.Equal(HttpStatusCode.BadRequest, await _administrator.SendAsync(
            "?handler=publish", true, ("note_fr", new string('a', 601)), ("note_en", English)));
        Assert.Equal(HttpStatusCode.OK, await _administrator.SendAsync(
            "?handler=publish", true, ("note_fr", French), ("note_en", English)));
        Assert.Equal("/fr/publications?done=published", _administrator.Path);

        foreach (var (language, note) in new[] { ("fr", French), ("en", English) })
        {
            foreach (var page in new[] { "/readiness", "/readiness/public", "/readiness/export.csv" })
            {
                await _analyst.GetAsync($"/{language}{page}");
                var shownThere = WebUtility.HtmlDecode(await _analyst.Response.Content.ReadAsStringAsync());
                Assert.True(shownThere.Contains(note, StringComparison.Ordinal), $"{page} in {language}");
            }
        }

        await _analyst.GetAsync("/fr/readiness/export.json");
        Assert.Equal(English, (string)JsonNode.Parse(await _analyst.Response.Content.ReadAsStringAsync())!["note"]!["en"]!);
        await _administrator.GetAsync("/fr/staff/trail");
        var trail = _administrator.Page.QuerySelector("tbody")!.TextContent;
        Assert.Contains("projet", trail, StringComparison.Ordinal);
        Assert.Contains("La publication n° 1", trail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_withdrawn_and_no_other_follows_within_its_day()
    {
        await _administrator.GetAsync("/en/publications");
        await _administrator.SendAsync("?handler=prepare", true);
        var form = _administrator.Page.QuerySelector("main form")!;
        Assert.Equal(HttpStatusCode.OK, await _administrator.SendAsync("?handler=withdraw", true));
        Assert.Equal("/en/publications?done=withdrawn", _administrator.Path);
        Assert.Null(_administrator.Page.QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.Conflict, await _administrator.SendFormAsync(form, "?handler=publish"));
        await _administrator.GetAsync("/en/publications");
        Assert.Equal(HttpStatusCode.Conflict, await _administrator.SendFormAsync(form, "?handler=prepare"));
    }
}
