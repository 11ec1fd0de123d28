using System.Net;
using System.Threading.Channels;
using EhdsReadiness.Core.Assessments;
using EhdsReadiness.Core.Questionnaires;
using EhdsReadiness.Core.Retention;
using EhdsReadiness.Web.Mails;
using EhdsReadiness.Web.Setup;
using EhdsReadiness.Web.Tests.Pages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
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
        var key = await StartAsync(DateTimeOffset.UtcNow.AddMonths(-11).AddDays(-3));
        using var visitor = site.Visitor();
        foreach (var path in new[] { "", "/questions/holder-opt-out", "/review", "/results", "/plan", "/report", "/share", "/profile", "/not-asked", "/delete" })
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
        var key = await StartAsync(DateTimeOffset.UtcNow.AddMonths(-11).AddDays(-3));
        using var visitor = site.Visitor();
        await visitor.GetAsync($"/fr/assessments/{key}/results");
        var form = visitor.Page.QuerySelector("form[action$='/keep']")!;
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value"))]);
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
        var key = await StartAsync(DateTimeOffset.UtcNow.AddMonths(months));
        using var visitor = site.Visitor();
        await visitor.GetAsync($"/fr/assessments/{key}");
        Assert.DoesNotContain("sera supprimée", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        await visitor.GetAsync($"/fr/assessments/{key}/keep");
        Assert.Equal("Votre évaluation est gardée", visitor.Page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Whoever_may_only_read_is_told_and_cannot_keep()
    {
        var key = await StartAsync(DateTimeOffset.UtcNow.AddMonths(-11).AddDays(-3));
        var reader = await site.Assessments.CreateReaderKeyAsync((await site.Assessments.FindAsync(key, default))!.Id, default);
        using var visitor = site.Visitor();
        await visitor.GetAsync($"/en/assessments/{reader}");
        Assert.Contains("It will be deleted on", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(visitor.Page.QuerySelector("form[action$='/keep']"));
        Assert.Equal(HttpStatusCode.Forbidden, await visitor.GetAsync($"/en/assessments/{reader}/keep"));
    }

    [Fact]
    public async Task The_site_goes_round_each_day()
    {
        Assert.Single(site.Services.GetServices<IHostedService>().OfType<RetentionRounds>());

        var begun = new DateTimeOffset(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);
        var folder = Directory.CreateTempSubdirectory("ehds-retention-");
        using (var database = new Core.Storage.Database(Path.Combine(folder.FullName, "site.db")))
        {
            database.Migrate();
            var assessments = new AssessmentStore(database);
            var clock = new MovedClock(begun);
            var log = new RoundLog();
            var key = await StartAsync(assessments, begun);
            var settings = new RetentionSettings();
            using var outbox = new Outbox(Path.Combine(folder.FullName, "outbox"), new(), clock, NullLogger<Outbox>.Instance);
            await outbox.PutAsync(new("somebody@example.org", Core.Language.French, "Sujet", "Texte"), default);
            using var rounds = new RetentionRounds(new(database, settings), settings, new(), outbox, clock, log);

            await rounds.StartAsync(default);
            await log.NextAsync();
            Assert.NotNull(await assessments.FindAsync(key, default));
            Assert.Single(outbox.Waiting());

            clock.Move(TimeSpan.FromDays(364));
            await log.NextAsync();
            Assert.NotNull(await assessments.FindAsync(key, default));

            clock.Move(TimeSpan.FromDays(1));
            Assert.Contains("anonymous assessments 1,", await log.NextAsync(), StringComparison.Ordinal);
            Assert.Empty(outbox.Waiting());
            Assert.Null(await assessments.FindAsync(key, default));
            await rounds.StopAsync(default);
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

    /// <summary>Gives what the rounds log, one message after the other.</summary>
    private sealed class RoundLog : ILogger<RetentionRounds>
    {
        private readonly Channel<string> _messages = Channel.CreateUnbounded<string>();

        public ValueTask<string> NextAsync() => _messages.Reader.ReadAsync();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _messages.Writer.TryWrite(formatter(state, exception));
    }
}
