using EhdsReadiness.Web.Tests.ActionPlans;

namespace EhdsReadiness.Web.Tests.Pages;

/// <summary>A first look that becomes the whole assessment, and the next year's until it can be finalised: with what it takes.</summary>
[Collection(SiteCollection.Name)]
public sealed class ExpressToFullTests(TestSite site)
{
    [Theory]
    [InlineData("fr", "Question {0} sur {1}", "Réponse enregistrée")]
    [InlineData("en", "Question {0} of {1}", "Answer saved")]
    public async Task Express_leads_to_full_in_two_clicks_with_all_answers_kept_and_each_page_says_which_question_it_is(
        string language, string place, string saved)
    {
        using var visitor = site.Visitor();
        await visitor.GetAsync($"/{language}/assessments/new");
        Assert.Equal("express", visitor.Page.QuerySelector("input[name=mode][checked]")!.GetAttribute("value"));
        var list = await visitor.StartAsync(language, "holder", "express");
        var scope = Scope.Of(site.Content.Questionnaires[^1], Roles.Holder, (await SettingsAsync(list)).Profile, AssessmentMode.Express);
        Assert.DoesNotContain(visitor.Page.QuerySelectorAll("main a"), link => link.GetAttribute("href") == $"{list}/results");
        await visitor.GetAsync(visitor.Page.QuerySelector("main a.ds-button")!.GetAttribute("href")!);
        for (var number = 1; number <= scope.Count; number++)
        {
            var words = string.Format(CultureInfo.InvariantCulture, place, number, scope.Count);
            Assert.StartsWith(words, visitor.Page.Title, StringComparison.Ordinal);
            Assert.StartsWith(words, visitor.Page.QuerySelector("main .er-over > span")!.TextContent.Trim(), StringComparison.Ordinal);
            Assert.Equal(number > 1, visitor.Page.QuerySelectorAll("main [role=status]").Any(one =>
                one.TextContent.Contains(saved, StringComparison.Ordinal)));
            var ids = visitor.Page.QuerySelectorAll("[id]").Select(one => one.Id).ToList();
            Assert.Equal(ids.Distinct().Count(), ids.Count);
            Assert.DoesNotContain('#', visitor.Page.QuerySelector("form:has([name=level])")!.GetAttribute("action")!);
            Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("level", "2")));
        }

        Assert.Contains(saved, visitor.Page.QuerySelector("main [role=status]")!.TextContent, StringComparison.Ordinal);
        await visitor.GetAsync($"{list}/report");
        Assert.Single(visitor.Page.QuerySelectorAll($"main a[href='{list}/profile?mode=full']"));
        await visitor.GetAsync($"{list}/results");

        // The two clicks.
        await visitor.GetAsync(visitor.Page.QuerySelector($"main a[href='{list}/profile?mode=full']")!.GetAttribute("href")!);
        Assert.Equal(AssessmentMode.Express, (await SettingsAsync(list)).Mode);
        Assert.NotEmpty(visitor.Page.QuerySelectorAll("section[aria-labelledby=changes] li"));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync("?handler=confirm", true));

        Assert.Equal(AssessmentMode.Full, (await SettingsAsync(list)).Mode);
        var stored = (await site.Services.GetRequiredService<AssessmentStore>().FindAsync(list.Split('/')[^1], default))!;
        Assert.Equal(scope.Count, (await site.Answers.OfAssessmentAsync(stored.Id, default)).Count(answer => answer.Answer is not null));
        await visitor.GetAsync($"{list}/results");
        Assert.Empty(visitor.Page.QuerySelectorAll($"main a[href='{list}/profile?mode=full']"));
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task The_next_assessment_is_ready_to_be_submitted_after_one_button_for_each_axis(string language)
    {
        using var visitor = site.Visitor();
        var list = await site.ImportAsync(language);
        await visitor.GetAsync($"{list}/changes");
        await visitor.SendAsync();
        var next = visitor.Path.Split('?')[0];
        var pages = 0;
        var link = visitor.Page.QuerySelector($"main a[href^='{next}/confirm/']")!.GetAttribute("href")!;
        await visitor.GetAsync(link);
        while (visitor.Path.Contains("/confirm/", StringComparison.Ordinal))
        {
            pages++;
            Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync());
        }

        Assert.InRange(pages, 1, 4);
        Assert.Equal(next, visitor.Path.Split('?')[0]);
        Assert.Empty(visitor.Page.QuerySelectorAll($"main a[href^='{next}/confirm/']"));
    }

    private async Task<AssessmentSettings> SettingsAsync(string list) =>
        (await site.Services.GetRequiredService<AssessmentStore>().FindAsync(list.Split('/')[^1], default))!.Settings;
}
