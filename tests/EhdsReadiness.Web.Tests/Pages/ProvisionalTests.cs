using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace EhdsReadiness.Web.Tests.Pages;

/// <summary>Below four fifths of the questions answered, a score has an interval and no band.</summary>
[Collection(SiteCollection.Name)]
public sealed class ProvisionalTests(TestSite site)
{
    [Theory]
    [InlineData("fr", false)]
    [InlineData("fr", true)]
    [InlineData("en", false)]
    [InlineData("en", true)]
    public async Task Below_the_share_no_page_report_or_export_gives_a_band_and_from_it_on_each_does(string language, bool firm)
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync(language, "holder", "full");
        var stored = (await site.Services.GetRequiredService<AssessmentStore>().FindAsync(list.Split('/')[^1], default))!;
        var questionnaire = site.Content.Questionnaires[^1];
        var scope = Scope.Of(questionnaire, stored.Settings.Role, stored.Settings.Profile, stored.Settings.Mode);
        // Of each axis as many as it takes, so that none of them is the exception.
        var share = firm ? 1 : (scope.Count * Readiness.FirmPercent - 1) / 100 / (double)scope.Count;
        var left = firm ? (int)Math.Floor(scope.Count * 0.2) : scope.Count - (scope.Count * Readiness.FirmPercent - 1) / 100;
        var perAxis = questionnaire.Axes.ToDictionary(axis => axis.Id, axis => scope.Count(question => question.AxisId == axis.Id));
        var skipped = new HashSet<string>(StringComparer.Ordinal);
        foreach (var question in scope.Reverse())
        {
            var all = perAxis[question.AxisId];
            var gone = skipped.Count(id => questionnaire.Find(id)!.AxisId == question.AxisId);
            if (skipped.Count < left && (!firm || (gone + 1) * 100 <= all * (100 - Readiness.FirmPercent)))
            {
                skipped.Add(question.Id);
            }
        }

        foreach (var question in scope.Where(question => !skipped.Contains(question.Id)))
        {
            await site.Answers.SaveAsync(stored.Id, question.Id, Answer.AtLevel(2), 0, AuditActor.Link, site.Clock.GetUtcNow(), default);
        }

        Assert.Equal(!firm, Readiness.IsProvisional(scope.Count - skipped.Count, scope.Count));
        Assert.True(firm || (scope.Count - skipped.Count + 1) * 100 >= scope.Count * Readiness.FirmPercent);
        var lang = Core.Languages.Find(language)!.Value;
        string[] bands = [.. questionnaire.Bands.Select(band => band.Name.In(lang))];
        foreach (var page in new[] { "", "/results", "/report", "/changes" })
        {
            Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync($"{list}{page}"));
            var text = visitor.Page.QuerySelector("main")!.TextContent;
            var (provisional, verdict) = (Regex.IsMatch(text, "[Pp]rovisoire|[Pp]rovisional"),
                visitor.Page.QuerySelectorAll("main .ds-tag, main td, main strong, main i, main p").Select(one => one.TextContent.Trim())
                .Any(words => bands.Contains(words) || bands.Any(band => words.Contains($"« {band} »", StringComparison.Ordinal)
                    || words.Contains($"“{band}”", StringComparison.Ordinal))));
            if (page is "/results" or "/report")
            {
                Assert.Equal(firm, verdict);
            }
            else
            {
                Assert.False(verdict && !firm);
            }

            Assert.True(provisional || firm || page == "/changes", page);
        }

        foreach (var kind in new[] { "full", "board" })
        {
            await visitor.GetAsync($"{list}/report.pdf?kind={kind}");
            using var pdf = PdfDocument.Open(await visitor.Response.Content.ReadAsByteArrayAsync());
            var printed = string.Join('\n', pdf.GetPages().Select(page => ContentOrderTextExtractor.GetText(page)));
            Assert.Equal(!firm, Regex.IsMatch(printed, "provisoire\\b|provisional\\b", RegexOptions.None) && Regex.IsMatch(
                Squeezed(printed), language == "fr" ? "aucunpaliern’estdonné" : "nobandisgiven"));
            Assert.Equal(firm, Squeezed(printed).Contains(Squeezed(bands[1]), StringComparison.Ordinal));
        }

        await visitor.GetAsync($"{list}/exports/assessment.xlsx");
        var scores = SpreadsheetReader.Read(await visitor.Response.Content.ReadAsByteArrayAsync()).Sheets[2];
        Assert.All(scores.Rows.Skip(1), row => Assert.Equal(firm, bands.Contains(row[5])));
        // What the command prints is a contract, and says the band all the same.
        await visitor.GetAsync($"{list}/results");
        Assert.Equal(2, visitor.Overall().Count);
    }

    [Theory]
    [InlineData(79, 100, true)]
    [InlineData(80, 100, false)]
    [InlineData(3, 4, true)]
    [InlineData(4, 5, false)]
    [InlineData(0, 0, false)]
    [InlineData(0, 1, true)]
    public void A_score_is_provisional_below_eighty_of_a_hundred_questions(int answered, int asked, bool provisional) =>
        Assert.Equal(provisional, Readiness.IsProvisional(answered, asked));

    private static string Squeezed(string text) => Regex.Replace(text, @"[\s\u00a0\u202f\u00ad-]", "");
}
