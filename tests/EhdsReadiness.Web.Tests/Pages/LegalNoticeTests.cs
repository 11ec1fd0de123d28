namespace EhdsReadiness.Web.Tests.Pages;

/// <summary>The legal notice names who runs, publishes and hosts the site, as French law asks, or says plainly that the operator has
/// not.</summary>
public sealed class LegalNoticeTests : IAsyncLifetime
{
    private readonly TestSite _site = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task What_the_operator_has_not_set_is_said_to_be_missing()
    {
        await _site.StartAsync();

        await AssertSaysAsync("fr", "L’exploitant n’a pas encore indiqué qui dirige la publication.",
            "L’exploitant n’a pas encore indiqué qui héberge le site.");
        await AssertSaysAsync(
            "en", "The operator has not yet said who is the director of publication.", "The operator has not yet said who hosts the site.");
    }

    [Fact]
    public async Task What_the_operator_has_set_stands_there_in_both_languages()
    {
        await _site.StartAsync("--Site:PublicationDirector", "Camille Roux", "--Site:Hosting",
            "Hébergeur exemplaire, 1 rue du Port, 29200 Brest, 02 98 00 00 00");

        await AssertSaysAsync("fr", "Directeur ou directrice de la publication\u00A0: Camille Roux.",
            "Hébergeur\u00A0: Hébergeur exemplaire, 1 rue du Port, 29200 Brest, 02 98 00 00 00.");
        await AssertSaysAsync("en", "Director of publication: Camille Roux.",
            "Hosting provider: Hébergeur exemplaire, 1 rue du Port, 29200 Brest, 02 98 00 00 00.");
    }

    [Fact]
    public async Task A_missing_data_protection_officer_is_said_to_be_missing_on_the_privacy_page()
    {
        await _site.StartAsync();

        Assert.Contains("L’exploitant n’a pas encore indiqué son délégué ou sa déléguée à la protection des données.",
            await ReadAsync("/fr/privacy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_data_protection_officer_stands_on_the_privacy_page()
    {
        await _site.StartAsync("--Site:DataProtectionOfficer", "Noor Ansari, dpo@exemple.fr");

        Assert.Contains("Data protection officer: Noor Ansari, dpo@exemple.fr.", await ReadAsync("/en/privacy"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "en", "Recette : ne saisissez rien de vrai.", "fr")]
    [InlineData("Trial: enter nothing real.", "en", "Trial: enter nothing real.", "en")]
    [InlineData("Trial: enter nothing real.", "fr", "Recette : ne saisissez rien de vrai.", "fr")]
    public async Task A_banner_stands_on_every_page_in_the_language_it_is_in(string? english, string language, string shown, string written)
    {
        string[] banner = ["--Site:Banner", "Recette : ne saisissez rien de vrai."];
        await _site.StartAsync(english is null ? banner : [.. banner, "--Site:BannerEnglish", english]);

        foreach (var path in new[] { $"/{language}", $"/{language}/legal", $"/{language}/nowhere" })
        {
            using var visitor = _site.Visitor();
            await visitor.GetAsync(path);
            var words = visitor.Page.QuerySelector($"section[aria-label] span[lang={written}]");
            Assert.Equal(shown, words?.TextContent);
        }
    }

    private async Task<string> ReadAsync(string path)
    {
        using var visitor = _site.Visitor();
        await visitor.GetAsync(path);
        return visitor.Page.QuerySelector("main")!.TextContent;
    }

    private async Task AssertSaysAsync(string language, params string[] sentences)
    {
        using var visitor = _site.Visitor();
        await visitor.GetAsync($"/{language}/legal");
        var paragraphs = visitor.Page.QuerySelectorAll("main p").Select(paragraph => paragraph.TextContent.Trim()).ToList();
        Assert.All(sentences, sentence => Assert.Contains(sentence, paragraphs));
    }
}
