using EhdsReadiness.Web.Tests.Pages;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;

namespace EhdsReadiness.Web.Tests.Retention;

/// <summary>An anonymous assessment that nobody touches is announced to go, can be kept, and goes.</summary>
[Collection(SiteCollection.Name)]
public sealed class RetentionTests(TestSite site)
{
    [Theory]
    [InlineData("fr", "Elle sera supprimée le")]
    [InlineData("en", "It will be deleted on")]
    public async Task Each_page_says_when_it_goes_and_one_button_keeps_it(string language, string notice)
    {
        var key = await StartAsync(site.Clock.GetUtcNow().AddMonths(-11).AddDays(-3));
        using var visitor = site.Visitor();
        foreach (var path in new[]
            { "", "/questions/holder-opt-out", "/review", "/results", "/plan", "/report", "/share", "/profile", "/not-asked", "/delete" })
        {
            await visitor.GetAsync($"/{language}/assessments/{key}{path}");
            Assert.Contains(notice, visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        }

        await visitor.GetAsync($"/{language}/assessments/{key}/keep");
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync());
        Assert.EndsWith("/keep", visitor.Path, StringComparison.Ordinal);
        await visitor.GetAsync($"/{language}/assessments/{key}");
        Assert.DoesNotContain(notice, visitor.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_button_of_the_notice_itself_keeps_it()
    {
        var key = await StartAsync(site.Clock.GetUtcNow().AddMonths(-11).AddDays(-3));
        using var visitor = site.Visitor();
        await visitor.GetAsync($"/fr/assessments/{key}/results");
        var form = visitor.Page.QuerySelector("form[action$='/keep']")!;
        using var content = new FormUrlEncodedContent(
            [new("__RequestVerificationToken", form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value"))]);
        var response = await visitor.Http.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        await visitor.GetAsync($"/fr/assessments/{key}/results");
        Assert.Null(visitor.Page.QuerySelector("form[action$='/keep']"));
    }

    [Theory]
    [InlineData(-10)]
    [InlineData(0)]
    public async Task One_touched_lately_says_nothing(int months)
    {
        var key = await StartAsync(site.Clock.GetUtcNow().AddMonths(months));
        using var visitor = site.Visitor();
        await visitor.GetAsync($"/fr/assessments/{key}");
        Assert.DoesNotContain("sera supprimée", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        await visitor.GetAsync($"/fr/assessments/{key}/keep");
        Assert.Equal("Votre évaluation est gardée", visitor.Page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Whoever_may_only_read_is_told_and_cannot_keep()
    {
        var key = await StartAsync(site.Clock.GetUtcNow().AddMonths(-11).AddDays(-3));
        var reader = await site.Assessments.CreateReaderKeyAsync((await site.Assessments.FindAsync(key, default))!.Id, default);
        using var visitor = site.Visitor();
        await visitor.GetAsync($"/en/assessments/{reader}");
        Assert.Contains("It will be deleted on", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(visitor.Page.QuerySelector("form[action$='/keep']"));
        Assert.Equal(HttpStatusCode.Forbidden, await visitor.GetAsync($"/en/assessments/{reader}/keep"));
    }

    [Fact]
    public async Task What_was_kept_long_enough_goes_and_nothing_before()
    {
        var begun = new DateTimeOffset(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);
        var folder = Directory.CreateTempSubdirectory("ehds-retention-");
        using (var database = new Core.Storage.Database(Path.Combine(folder.FullName, "site.db")))
        {
            database.Migrate();
            var assessments = new AssessmentStore(database);
            var clock = new FakeTimeProvider(begun);
            var key = await StartAsync(assessments, begun);
            var settings = new RetentionSettings();
            await new RetentionStore(database, settings).KeepAsync((await assessments.FindAsync(key, default))!.Id, begun, default);
            var mails = new MailStore(database);
            using var outbox = new Outbox(
                Path.Combine(folder.FullName, "outbox"), mails, new EphemeralDataProtectionProvider(), new(), clock,
                NullLogger<Outbox>.Instance);
            var mail = new Mail("somebody@example.org", Core.Language.French, "Sujet", "Texte");
            await outbox.PutAsync(mail, CancellationToken.None);
            await mails.AddAsync(outbox.Seal(mail), default);
            await mails.AddAsync(outbox.Seal(mail with { Until = begun.AddHours(1) }), default);
            var job = new RetentionJob(new(database, settings), settings, new(), mails, outbox, NullLogger<RetentionJob>.Instance);
            using var rounds = new PeriodicJob(job, new(database), clock, NullLogger<PeriodicJob>.Instance);

            await rounds.RoundAsync(default);
            Assert.Equal((1, 2), (Directory.GetFiles(outbox.Folder).Length, await mails.CountAsync(refused: false, default)));

            clock.Advance(TimeSpan.FromDays(2));
            await rounds.RoundAsync(default);
            Assert.Equal((1, 1), (Directory.GetFiles(outbox.Folder).Length, await mails.CountAsync(refused: false, default)));

            clock.Advance(TimeSpan.FromDays(362));
            await rounds.RoundAsync(default);
            Assert.NotNull(await assessments.FindAsync(key, default));
            Assert.Equal((0, 0), (Directory.GetFiles(outbox.Folder).Length, await mails.CountAsync(refused: false, default)));

            clock.Advance(TimeSpan.FromDays(1));
            await rounds.RoundAsync(default);
            Assert.Null(await assessments.FindAsync(key, default));
        }

        folder.Delete(recursive: true);
    }

    private Task<string> StartAsync(DateTimeOffset at) => StartAsync(site.Assessments, at);

    private static Task<string> StartAsync(AssessmentStore assessments, DateTimeOffset at) => assessments.CreateAsync(
        "2026-1",
        new(AssessmentMode.Full, Roles.Both, new("hospital", "FR-GES", "yes", "no", ["a"], "yes", "no"), "CHU de Montervaux"),
        new Dictionary<string, Answer>(),
        at,
        default);
}
