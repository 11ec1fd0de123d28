namespace EhdsReadiness.Web.Tests.Pages;

/// <summary>The pages of the law: what they show of the content, and where their links lead.</summary>
[Collection(SiteCollection.Name)]
public sealed class LawTests(TestSite site)
{
    private static readonly Content Published = ContentReader.Read(EhdsReadiness.Web.Commands.CommandLine.DefaultContent).Content!;

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Each_element_of_the_description_stands_on_its_page_with_its_condition_and_an_example(string code)
    {
        var language = Languages.Find(code)!.Value;
        using var visitor = site.Visitor();
        await visitor.GetAsync($"/{code}/law/metadata");

        Assert.Equal(27, Published.LawLibrary.Elements!.Elements.Count);
        foreach (var element in Published.LawLibrary.Elements.Elements)
        {
            var words = visitor.Page.GetElementById(element.Id)!.TextContent;
            Assert.Contains(element.Means.In(language), words, StringComparison.Ordinal);
            Assert.Contains(element.Example.In(language), words, StringComparison.Ordinal);
            Assert.Contains(element.Property, words, StringComparison.Ordinal);
            Assert.Contains(element.OnlyWhen?.In(language)
                ?? (code == "fr" ? "Toujours demandé" : "Always asked for"), words, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Each_change_stands_with_its_date_state_source_and_reliability_newest_first(string code)
    {
        var language = Languages.Find(code)!.Value;
        using var visitor = site.Visitor();
        await visitor.GetAsync($"/{code}/law/changes");

        Assert.NotEmpty(Published.LawLibrary.Updates);
        foreach (var update in Published.LawLibrary.Updates)
        {
            var entry = visitor.Page.GetElementById(update.Id)!;
            Assert.Contains(update.Attested.In(language), entry.TextContent, StringComparison.Ordinal);
            Assert.Equal(update.Link!.AbsoluteUri, entry.QuerySelector(".er-sub a[rel=external]")!.GetAttribute("href"));
            Assert.All(update.Documents, document =>
                Assert.Equal(document.Title.In(language), entry.QuerySelector($"a[href='{document.Link!.AbsoluteUri}']")!.TextContent));
            Assert.Contains(update.Date is { } date ? Formats.KnownDate(date, language) : "", entry.TextContent, StringComparison.Ordinal);
        }

        var shown = visitor.Page.QuerySelectorAll("main section[id]").Select(section => section.Id).ToList();
        Assert.True(shown.IndexOf("metadata-act") < shown.IndexOf("regulation-published"));
        Assert.Contains(
            Formats.Date(Published.LawLibrary.CheckedOn!.Value, language), visitor.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_French_text_without_a_known_address_leads_to_the_sites_that_publish_it()
    {
        using var visitor = site.Visitor();
        foreach (var rule in Published.Regulation.Rules.Where(rule => rule.Instrument is "cnil" or "french-law" && rule.Link is null))
        {
            await visitor.GetAsync($"/fr/law/{Links.SlugOf(rule.Id)}");
            Assert.Equal(["https://www.legifrance.gouv.fr/", "https://www.cnil.fr/"],
                visitor.Page.QuerySelectorAll("main .er-law a[rel=external]").Select(link => link.GetAttribute("href")));
        }
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task The_law_page_gives_the_sanction_of_each_breach_and_leads_to_the_pages_beside_it(string code)
    {
        var language = Languages.Find(code)!.Value;
        using var visitor = site.Visitor();
        await visitor.GetAsync($"/{code}/law");

        foreach (var sanction in Published.LawLibrary.Sanctions)
        {
            var row = visitor.Page.GetElementById($"sanction-{sanction.Id}")!.TextContent;
            Assert.Contains(sanction.Breach.In(language), row, StringComparison.Ordinal);
            Assert.Contains(sanction.Ceiling?.In(language) ?? "–", row, StringComparison.Ordinal);
        }

        foreach (var one in Published.Regulation.Page.PublicBodies)
        {
            Assert.Contains(one.Says.In(language), visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        }

        foreach (var page in new[] { "metadata", "changes", "proposal" })
        {
            Assert.NotNull(visitor.Page.QuerySelector($"main a[href='/{code}/law/{page}']"));
        }
    }

    [Fact]
    public async Task An_old_article_number_leads_to_the_adopted_one()
    {
        using var visitor = site.Visitor();
        await visitor.GetAsync("/fr/law/proposal");

        var row = visitor.Page.QuerySelectorAll("main tbody tr").Single(one => one.QuerySelector("th")!.TextContent.Trim() == "41");
        Assert.Equal("/fr/law/60", row.QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/fr/law/60", "https://eur-lex.europa.eu/legal-content/FR/TXT/HTML/?uri=OJ:L_202500327#060.002")]
    [InlineData("/en/law/60", "https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=OJ:L_202500327#060.002")]
    [InlineData("/en/law/54", "https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=OJ:L_202500327#art_54")]
    [InlineData("/fr/law/recital-52", "https://eur-lex.europa.eu/legal-content/FR/TXT/HTML/?uri=OJ:L_202500327#rct_52")]
    [InlineData("/fr/law/gdpr-28", "https://eur-lex.europa.eu/eli/reg/2016/679/oj/fra#art_28")]
    public async Task An_article_leads_to_its_paragraphs_in_the_official_journal_in_the_readers_language(string page, string address)
    {
        using var visitor = site.Visitor();
        await visitor.GetAsync(page);

        Assert.Contains(address, visitor.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Every_article_page_names_a_source_and_the_paragraphs_that_its_questions_cite()
    {
        using var visitor = site.Visitor();
        foreach (var rule in Published.Regulation.Rules)
        {
            Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync($"/en/law/{Links.SlugOf(rule.Id)}"));
            var words = visitor.Page.Body!.TextContent;
            Assert.Contains("Where these sentences come from", words, StringComparison.Ordinal);
            foreach (var fact in Published.Regulation.Facts.Where(fact => Published.Regulation.FindRule(fact.Cite) == rule))
            {
                Assert.Contains(fact.What.En, words, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("/fr/assessments/{key}/questions/user-purpose", "Pas encore de projet", true)]
    [InlineData("/en/assessments/{key}/questions/user-purpose", "No project yet", true)]
    [InlineData("/fr/assessments/{key}/questions/holder-descriptions", "Pas encore de projet", false)]
    public async Task Questions_of_users_say_once_to_answer_for_the_next_project(string path, string words, bool said)
    {
        using var visitor = site.Visitor();
        var key = (await visitor.StartAsync()).Split('/')[^1];
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync(path.Replace("{key}", key, StringComparison.Ordinal)));

        Assert.Equal(said ? 1 : 0, visitor.Page.Body!.TextContent.Split(words).Length - 1);
    }
}
