namespace EhdsReadiness.Web.Tests.Pages;

/// <summary>The words of the glossary, where a question uses them.</summary>
[Collection(SiteCollection.Name)]
public sealed class GlossaryTests(TestSite site)
{
    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task A_word_of_a_question_leads_to_its_definition_on_the_same_page_and_the_text_stays_as_written(string language)
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync(language);
        var reader = language == "fr" ? Core.Language.French : Core.Language.English;
        var links = 0;
        foreach (var question in site.Content.Questionnaires[^1].Questions)
        {
            await visitor.GetAsync($"{list}/questions/{question.Id}");
            var words = visitor.Page.QuerySelectorAll("a[href^='#word-']");
            links += words.Length;
            Assert.All(words, word =>
                Assert.NotEqual("", visitor.Page.QuerySelector($"[id='{word.GetAttribute("href")![1..]}'] dd")?.TextContent ?? ""));
            var ids = visitor.Page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
            Assert.Equal(ids.Distinct(), ids);
            if (words.Length > 0)
            {
                Assert.Equal(question.Ask.In(reader), visitor.Page.QuerySelector("h1")!.TextContent);
            }
        }

        Assert.True(links > site.Content.Questionnaires[^1].Questions.Count, $"Only {links} words lead to a definition.");
    }
}
