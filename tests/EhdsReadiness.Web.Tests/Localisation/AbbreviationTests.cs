using AngleSharp.Dom;
using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Localisation;

/// <summary>An abbreviation is explained where it first stands on a page.</summary>
[Collection(SiteCollection.Name)]
public sealed partial class AbbreviationTests(TestSite site)
{
    /// <summary>What looks like an abbreviation and is none: names that stand for themselves, a chapter's number, parts of longer
    /// forms.</summary>
    private static readonly string[] Names =
        ["HealthData", "MyHealth", "EhdsReadiness", "FreeOTP", "IV", "HL7", "CT", "AA", "EUR", "SIRENs", "JSON-LD", "UA"];

    private static readonly Content Published = Reports.Samples.Content;
    private static readonly AbbreviationMarker Marker = new(
        [new("gdpr", ["RGPD"], ["GDPR"], new("règlement", "regulation")),
        new("snomed", ["SNOMED CT"], ["SNOMED CT"], new("terminologie", "terminology"))]);

    [Theory]
    [InlineData("<p>GDPR, then GDPR</p>", "<p><abbr title=\"regulation\">GDPR</abbr>, then GDPR</p>")]
    [InlineData("<p title=\"GDPR\">(GDPR)</p>", "<p title=\"GDPR\">(<abbr title=\"regulation\">GDPR</abbr>)</p>")]
    [InlineData("<code>GDPR</code><textarea>GDPR</textarea><option>GDPR</option><b>GDPR</b>",
        "<code>GDPR</code><textarea>GDPR</textarea><option>GDPR</option><b><abbr title=\"regulation\">GDPR</abbr></b>")]
    [InlineData("<p>xGDPR GDPRs @GDPR /GDPR RGPD</p>", "<p>xGDPR GDPRs @GDPR /GDPR RGPD</p>")]
    [InlineData("<p>SNOMED&#xA0;CT</p>", "<p><abbr title=\"terminology\">SNOMED&#xA0;CT</abbr></p>")]
    [InlineData("<!-- GDPR --><p>a &lt; b</p>", "<!-- GDPR --><p>a &lt; b</p>")]
    public void Only_the_first_place_in_running_text_is_marked(string html, string marked)
    {
        using var written = new StringWriter();

        Marker.Write(written, html, Language.English);

        Assert.Equal(marked, written.ToString());
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void Every_abbreviation_of_the_content_and_of_the_interface_is_known(string code)
    {
        var language = Languages.Find(code)!.Value;
        var forms = Published.Abbreviations.SelectMany(one => one.In(language)).Concat(Names).ToHashSet(StringComparer.Ordinal);
        var unknown =
            from text in Texts(code)
            from Match word in Shortened().Matches(AnyForm(language).Replace(text, ""))
            where !forms.Contains(word.Value)
            select $"{word.Value} in “{text}”";

        Assert.NotEmpty(Published.Abbreviations);
        Assert.Empty(unknown.Distinct());
    }

    [Theory]
    [MemberData(nameof(RouteTests.Addresses), MemberType = typeof(RouteTests))]
    public async Task Every_page_explains_its_abbreviations(string path)
    {
        using var visitor = site.Visitor();
        var key = path.Contains("{key}", StringComparison.Ordinal) ? (await visitor.StartAsync()).Split('/')[^1] : "";
        foreach (var language in Languages.All)
        {
            await visitor.GetAsync($"/{language.Code()}{path.Replace("{key}", key, StringComparison.Ordinal)}");
            AssertExplained(visitor.Page, language);
        }
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Every_question_and_every_article_explains_its_abbreviations(string code)
    {
        var language = Languages.Find(code)!.Value;
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync(code);
        var addresses = Published.Questionnaires[^1].Questions.Select(question => $"{list}/questions/{question.Id}")
            .Concat(Published.Regulation.Rules.Select(rule => $"/{code}/law/{Links.SlugOf(rule.Id)}"));
        foreach (var address in addresses)
        {
            await visitor.GetAsync(address);
            AssertExplained(visitor.Page, language);
        }
    }

    private static void AssertExplained(IDocument page, Language language)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in page.QuerySelector("main")!.Descendants<IText>()
            .Where(text => text.ParentElement!.Closest("a, button, code, option, pre, script, style, svg, textarea") is null))
        {
            foreach (Match found in AnyForm(language).Matches(text.Data))
            {
                var abbreviation = Published.Abbreviations.Single(one => one.In(language).Contains(found.Value.Replace('\u00A0', ' ')));
                if (seen.Add(abbreviation.Id))
                {
                    Assert.True(text.ParentElement!.LocalName == "abbr",
                        $"{found.Value} in “{text.Data.Trim()}” of {page.Title} is not explained");
                    Assert.Equal(abbreviation.Means.In(language), text.ParentElement.GetAttribute("title"));
                }
            }
        }
    }

    private static Regex AnyForm(Language language) =>
        new($@"(?<![\p{{L}}\p{{N}}@/_])(?:{string.Join('|', Published.Abbreviations.SelectMany(one => one.In(language)).OrderByDescending(form => form.Length).Select(form => Regex.Escape(form).Replace(@"\ ", @"\s", StringComparison.Ordinal)))})(?![\p{{L}}\p{{N}}_])");

    private static IEnumerable<string> Texts(string code)
    {
        var content = Directory.GetFiles(EhdsReadiness.Web.Commands.CommandLine.DefaultContent, "*.yaml", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("lexicon.yaml", StringComparison.Ordinal)
                && !file.EndsWith("abbreviations.yaml", StringComparison.Ordinal))
            .SelectMany(file =>
                Wording().Matches(File.ReadAllText(file)).Where(match => match.Groups["code"].Value == code)
                .Select(match => match.Groups["text"].Value));
        var pages = ((IEnumerable<object[]>)TextsTests.Folders()).SelectMany(row => TextsTests.Read((string)row[0], code).Values);
        return content.Concat(pages).Select(text => Address().Replace(text, ""));
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}@/_.-])[A-Z][A-Za-z]*[A-Z][A-Za-z0-9]*(?![\p{L}\p{N}_@])")]
    private static partial Regex Shortened();

    [GeneratedRegex(@"\b(?<code>fr|en): ""(?<text>(?:[^""\\]|\\.)*)""")]
    private static partial Regex Wording();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();
}
