using EhdsReadiness.Web.Tests;

namespace EhdsReadiness.Browser.Tests;

/// <summary>An assessment moves to a newer questionnaire and back, on a site that has two: in both languages, with and without script, each
/// state accessible.</summary>
[Collection(WalksCollection.Name)]
public sealed class VersionTests(VersionTests.SiteOfTwoVersions site) : IClassFixture<VersionTests.SiteOfTwoVersions>
{
    [Theory]
    [InlineData("fr", false, 320)]
    [InlineData("fr", true, 1280)]
    [InlineData("en", false, 1280)]
    [InlineData("en", true, 320)]
    public async Task From_the_preview_to_the_newer_version_and_back(string language, bool script, int width)
    {
        var (offered, move, confirm, back) = language == "fr"
            ? ("Version du questionnaire", "Passer à la version 2026-2", "à confirmer", "Revenir à la version 2026-1")
            : ("Version of the questionnaire", "Move to version 2026-2", "to be confirmed", "Go back to version 2026-1");
        var list = await site.ImportAsync("01-chu-de-montervaux.json", language);
        var page = await site.VisitorAsync(script, width, width == 320 ? ColorScheme.Dark : ColorScheme.Light, locale: language == "fr"
            ? "fr-FR" : "en-GB");
        var before = await ExportAsync();

        // The page names the newer version, and its preview changes nothing.
        await page.GotoAsync(list);
        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Link, new() { Name = offered }));
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = move, Exact = true })).ToBeVisibleAsync();
        Assert.Equal(1, await page.Locator("li[data-fate=ToConfirm]").CountAsync());
        await Audit.OfAsync(page, "/version", "preview", language, script: script);
        Assert.Equal(before, await ExportAsync());

        // By the keyboard alone.
        await page.GetByRole(AriaRole.Button, new() { Name = move, Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = back, Exact = true })).ToBeVisibleAsync();
        await Audit.OfAsync(page, "/version", "moved", language, script: script);
        await page.GotoAsync($"{list}/questions/holder-status");
        await Assertions.Expect(page.GetByText(confirm).First).ToBeVisibleAsync();
        Assert.Contains("\"questionnaire\": \"2026-2\"", await ExportAsync(), StringComparison.Ordinal);

        await page.GotoAsync($"{list}/version");
        await RunningSite.GoOnAsync(page.GetByRole(AriaRole.Button, new() { Name = back, Exact = true }));
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = move, Exact = true })).ToBeVisibleAsync();
        Assert.Equal(before, await ExportAsync());
        await page.Context.CloseAsync();

        async Task<string> ExportAsync()
        {
            var response = await page.APIRequest.GetAsync($"{list}/export.json");
            Assert.True(response.Ok, response.StatusText);
            return Encoding.UTF8.GetString(await response.BodyAsync());
        }
    }

    /// <summary>A site whose content has a second version of the questionnaire.</summary>
    public sealed class SiteOfTwoVersions : RunningSite
    {
        private readonly DirectoryInfo _content = Directory.CreateTempSubdirectory("ehds-two-versions-");

        protected override string[] Settings => ["--Content:Path", Path.Combine(_content.FullName, "content")];

        public override async Task InitializeAsync()
        {
            ContentCopy.WithNewerVersion(Path.Combine(_content.FullName, "content"));
            await base.InitializeAsync();
        }

        public override async Task DisposeAsync()
        {
            await base.DisposeAsync();
            _content.Delete(recursive: true);
        }
    }
}
