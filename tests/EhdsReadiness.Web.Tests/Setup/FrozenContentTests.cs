using EhdsReadiness.Web.Tests.ActionPlans;
using EhdsReadiness.Web.Tests.Commands;
using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Setup;

/// <summary>The content as it is shipped: its version is frozen, and words change in a newer one only.</summary>
public sealed class FrozenContentTests : IAsyncLifetime, IDisposable
{
    private const string Frozen = "2026-1";
    private const string OldWords = "en: \"Have you checked in writing";
    private const string NewWords = "en: \"Did you ever check in writing";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ehds-frozen-");
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();
    private readonly TestSite _site = new();
    private readonly string _content;

    public FrozenContentTests() => _content = ContentCopy.Frozen(Path.Combine(_folder.FullName, "content"));

    [Fact]
    public void The_shipped_version_is_frozen_and_whole()
    {
        Assert.Contains(Frozen, File.ReadAllText(Path.Combine(_content, "published.yaml")), StringComparison.Ordinal);
        Assert.Equal(CommandLine.Done, ContentRun.Of(["check", _content], _content, _output, _errors));
    }

    [Theory]
    [InlineData("en", "put them back as they were, and change words in a newer version (content new-version)")]
    [InlineData("fr", "remettez-les comme ils étaient, et changez les mots dans une version plus récente (content new-version)")]
    public void One_word_edited_in_the_frozen_version_is_a_fault_that_says_what_to_do(string language, string advice)
    {
        ContentCopy.Replace(AxisOf(Frozen), OldWords, NewWords);

        Assert.Equal(CommandLine.InvalidInput, ContentRun.Of(["check", _content, "--lang", language], _content, _output, _errors));

        Assert.Contains("published.yaml:", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains(advice, _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_word_edited_in_the_frozen_version_keeps_the_site_from_starting()
    {
        ContentCopy.Replace(AxisOf(Frozen), OldWords, NewWords);

        var site = await Site.BuildAsync(
            ["--urls", "http://127.0.0.1:0", "--environment", "Test", "--Content:Path", _content, "--Database:Path",
                Path.Combine(_folder.FullName, "data", "site.db"), "--Logging:LogLevel:Default", "None"],
            _errors);

        Assert.Null(site);
        Assert.Contains("content new-version", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Prose_of_the_law_page_may_follow_the_law_while_the_version_stays_frozen()
    {
        ContentCopy.Replace(Path.Combine(_content, "regulation", "law-page.yaml"), "It is not known whether France will open it.",
            "Whether France will open it is not known.");

        Assert.Equal(CommandLine.Done, ContentRun.Of(["check", _content], _content, _output, _errors));
    }

    [Fact]
    public async Task The_same_word_edited_in_a_newer_version_is_previewed_moved_to_and_undone()
    {
        Assert.Equal(CommandLine.Done,
            ContentRun.Of(["new-version", ContentCopy.Newer, _content, "--date", "2026-11-24"], _content, _output, _errors));
        ContentCopy.Replace(AxisOf(ContentCopy.Newer), OldWords, NewWords);
        ContentCopy.Replace(Path.Combine(FolderOf(ContentCopy.Newer), "changes.yaml"), "holder-status, kind: kept",
            "holder-status, kind: reworded, answer: confirm");
        Assert.Equal(CommandLine.Done, ContentRun.Of(["check", _content], _content, _output, _errors));
        Assert.Equal(CommandLine.Done, ContentRun.Of(["publish", ContentCopy.Newer, _content], _content, _output, _errors));

        await _site.StartAsync("--Content:Path", _content);
        using var visitor = _site.Visitor();
        var list = await _site.ImportAsync("en");
        var before = await visitor.ExportAsync(list);

        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync($"{list}/version"));
        Assert.Contains("Did you ever check in writing", visitor.Text(), StringComparison.Ordinal);
        Assert.Equal(before, await visitor.ExportAsync(list));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync());
        Assert.Contains($"\"questionnaire\": \"{ContentCopy.Newer}\"", await visitor.ExportAsync(list), StringComparison.Ordinal);
        await visitor.GetAsync($"{list}/version");
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync("?handler=undo", true));
        Assert.Equal(before, await visitor.ExportAsync(list));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    public void Dispose()
    {
        _output.Dispose();
        _errors.Dispose();
    }

    private string FolderOf(string version) => Path.Combine(_content, "questionnaires", version);

    private string AxisOf(string version) => Path.Combine(FolderOf(version), "1-transparency.yaml");
}
