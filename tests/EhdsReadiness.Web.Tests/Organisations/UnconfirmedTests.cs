using EhdsReadiness.Web.Tests.Pages;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace EhdsReadiness.Web.Tests.Organisations;

/// <summary>Answers brought over from an earlier assessment: to confirm wherever they stand, and never final by themselves.</summary>
[Collection(SiteCollection.Name)]
public sealed class UnconfirmedTests(TestSite site)
{
    private const int Carried = 6;

    private Questionnaire Newest => site.Content.Questionnaires[^1];

    [Theory]
    [InlineData("fr", "à confirmer", "Terminé")]
    [InlineData("en", "to confirm", "Done")]
    public async Task Carried_answers_are_to_confirm_on_the_task_list_the_results_the_report_and_in_exports(
        string language, string words, string done)
    {
        using var place = await StartAsync(language);
        var visitor = place.Visitor;
        var list = $"/{language}/assessments/{place.Assessment}";

        await visitor.GetAsync(list);
        var tags = visitor.Page.QuerySelectorAll("main .ds-tag").Select(tag => tag.TextContent.Trim()).ToList();
        Assert.Contains(tags, tag => tag.EndsWith(words, StringComparison.Ordinal));
        Assert.DoesNotContain(done, tags);
        await visitor.GetAsync($"{list}/results");
        Assert.Contains($"{Carried} ", visitor.Page.QuerySelector("main .ds-alert[data-color=warning]")!.TextContent,
            StringComparison.Ordinal);

        var said = language == "fr" ? "Réponse reprise, à confirmer." : "Answer brought over, to be confirmed.";
        await visitor.GetAsync($"{list}/report");
        Assert.Equal(Carried, visitor.Page.QuerySelectorAll("main p").Count(one => one.TextContent.Trim() == said));
        Assert.Contains(said.Replace(" ", "", StringComparison.Ordinal),
            await PdfAsync(visitor, $"{list}/report.pdf"), StringComparison.Ordinal);

        await visitor.GetAsync($"{list}/exports/assessment.xlsx");
        var sheet = SpreadsheetReader.Read(await visitor.Response.Content.ReadAsByteArrayAsync()).Sheets[1];
        Assert.Equal(Carried, sheet.Rows.Skip(1).Count(row => row[8] == (language == "fr" ? "oui" : "yes")));
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task An_axis_is_confirmed_as_it_was_shown_and_an_answer_that_somebody_changed_meanwhile_is_not(string language)
    {
        using var place = await StartAsync(language);
        var visitor = place.Visitor;
        var confirm = $"/{language}/assessments/{place.Assessment}/confirm/{place.Axis}";
        await visitor.GetAsync(confirm);
        var shown = visitor.Page.QuerySelectorAll("input[name=shown]").Select(field => field.GetAttribute("value")!).ToList();
        Assert.All(shown, one => Assert.EndsWith(":1", one, StringComparison.Ordinal));
        Assert.Contains("preuve 0", visitor.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var first = shown[0].Split(':')[0];
        await site.Answers.SaveAsync(place.Assessment, first, Answer.AtLevel(4), 1, AuditActor.Account(place.Owner), site.Clock.GetUtcNow(),
            default);

        Assert.Equal(HttpStatusCode.Conflict, await SendShownAsync(visitor, shown));

        Assert.Contains(visitor.Page.QuerySelectorAll("main [role=alert] ~ ul a, main .ds-list a"), link =>
            link.GetAttribute("href")!.EndsWith($"/questions/{first}", StringComparison.Ordinal));
        var answers = (await site.Answers.OfAssessmentAsync(place.Assessment, default)).ToDictionary(answer => answer.QuestionId);
        Assert.Equal(4, answers[first].Answer!.Level);
        Assert.All(shown, one => Assert.False(answers[one.Split(':')[0]].ToConfirm));
        Assert.Equal(Carried - shown.Count, answers.Values.Count(answer => answer.ToConfirm));
    }

    [Theory]
    [InlineData("fr", "Camille Roux les a maintenues")]
    [InlineData("en", "Camille Roux kept them")]
    public async Task No_page_and_no_form_sent_by_hand_takes_a_step_with_unconfirmed_answers_that_nobody_keeps(string language, string kept)
    {
        using var place = await StartAsync(language);
        var visitor = place.Visitor;
        var list = $"/{language}/assessments/{place.Assessment}";
        foreach (var (page, handler, state) in new[]
        {
            ("approval", "?handler=submit", AssessmentState.Submitted), ("approval", "?handler=approve", AssessmentState.Approved),
            ("finalise", "", AssessmentState.Finalised),
        })
        {
            await visitor.GetAsync($"{list}/{page}");
            var form = Form(visitor);
            var box = visitor.Page.QuerySelector("input[name=keep_carried]")!;
            Assert.Equal($"{Carried}", box.GetAttribute("value"));
            Assert.Null(box.GetAttribute("checked"));
            foreach (var typed in new string?[] { null, $"{Carried - 1}", "-6", "six", "" })
            {
                await visitor.GetAsync($"{list}/{page}");
                Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendFormAsync(Form(visitor), handler, ("keep_carried", typed)));
                Assert.NotEmpty(visitor.Page.QuerySelectorAll(".ds-error-summary a[href='#keep_carried']"));
                Assert.Null(visitor.Page.QuerySelector("input[name=keep_carried]")!.GetAttribute("checked"));
            }

            await visitor.GetAsync($"{list}/{page}");
            Assert.Equal(HttpStatusCode.OK, await visitor.SendFormAsync(Form(visitor), handler, ("keep_carried", $"{Carried}")));
            Assert.Equal(state, (await site.Services.GetRequiredService<OrganisationAssessmentStore>()
                .FindAsync(place.Assessment, place.Owner, FrenchTime.DayOf(site.Clock.GetUtcNow()), default))!.State);
        }

        await visitor.GetAsync($"{list}/approval");
        Assert.Equal(3, Regex.Count(visitor.Page.QuerySelector("main")!.TextContent,
            language == "fr" ? "Je maintiens les 6 réponses reprises" : "I keep the 6 answers brought over"));
        await visitor.GetAsync($"{list}/report");
        Assert.Contains(kept, visitor.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(kept.Replace(" ", "", StringComparison.Ordinal), await PdfAsync(visitor, $"{list}/report.pdf?kind=board"),
            StringComparison.Ordinal);
        await visitor.GetAsync($"/{language}/organisations/{place.Organisation}/audit");
        Assert.Equal(3, Regex.Count(visitor.Page.QuerySelector("main table")!.TextContent,
            language == "fr" ? "a maintenu sans les confirmer" : "kept answers brought over without"));
        await visitor.GetAsync($"/{language}/organisations/{place.Organisation}/agreement");
        Assert.Contains($"{Carried} ", visitor.Page.QuerySelector("main .ds-alert")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_that_somebody_was_asked_to_clear_up_is_counted_before_the_button_and_kept_knowingly_or_not_at_all()
    {
        using var place = await StartAsync("fr", carried: 0);
        var visitor = place.Visitor;
        var question = Scope.Of(Newest, Settings.Role, Settings.Profile, Settings.Mode)[0].Id;
        await site.Answers.SaveAsync(place.Assessment, question, Answer.Unknown, 0, AuditActor.Account(place.Owner), site.Clock.GetUtcNow(),
            default);
        Assert.True(await site.Services.GetRequiredService<AssignmentStore>().AssignAsync(place.Assessment,
            [AssignmentTarget.Question(question)], place.Owner, new(2027, 1, 31), place.Owner, site.Clock.GetUtcNow(), default));

        await visitor.GetAsync($"/fr/assessments/{place.Assessment}/approval");
        Assert.Contains("Réponses : 1, dont 1 « Je ne sais pas », à éclaircir.", Text(visitor), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendFormAsync(Form(visitor), "?handler=submit", ("keep_carried", "9")));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendFormAsync(Form(visitor), "?handler=submit", ("keep_unknown", "1")));
        Assert.Contains("Je laisse ce « Je ne sais pas » tel quel", Text(visitor), StringComparison.Ordinal);
    }

    private static AssessmentSettings Settings { get; } = new(
        AssessmentMode.Full, Roles.Holder, new("hospital", "FR-GES", "yes", "no", ["a"], "yes", "no"), "CHU");

    private static string Text(Visitor visitor) => visitor.Page.Body!.TextContent.Replace('\u00A0', ' ').Replace('\u202F', ' ');

    private static AngleSharp.Dom.IElement Form(Visitor visitor) =>
        visitor.Page.QuerySelector("form:has(input[name=keep_carried])") 
            ?? visitor.Page.QuerySelectorAll("main form:has(input[name=seen])")[0];

    private static Task<HttpStatusCode> SendShownAsync(Visitor visitor, IEnumerable<string> shown) =>
        visitor.SendFormAsync(visitor.Page.QuerySelector("form:has(input[name=shown])")!, "");

    private static async Task<string> PdfAsync(Visitor visitor, string path)
    {
        await visitor.GetAsync(path);
        using var pdf = PdfDocument.Open(await visitor.Response.Content.ReadAsByteArrayAsync());
        return Regex.Replace(
            string.Concat(pdf.GetPages().Select(page => ContentOrderTextExtractor.GetText(page))), @"[\s\u00a0\u202f]", "");
    }

    private async Task<Place> StartAsync(string language, int carried = Carried)
    {
        var owner = await site.AddAccountAsync($"{Guid.NewGuid():N}@chu.example", language: Core.Languages.Find(language)!.Value);
        var now = site.Clock.GetUtcNow();
        var organisation = await site.Services.GetRequiredService<OrganisationStore>().CreateAsync(
            new("CHU", "hospital", "FR-GES", null, null, null, false, Core.Languages.Find(language)!.Value), owner.Id, now, default);
        var questions = Scope.Of(Newest, Settings.Role, Settings.Profile, Settings.Mode).Take(carried).ToList();
        var earlier = new Assessment(Newest.Version, Settings.Mode, Settings.Role, FrenchTime.DayOf(now), Settings.Profile, "CHU",
            questions.Select((question, index) => (question.Id, Answer: Answer.AtLevel(2) with { Evidence = $"preuve {index}" }))
                .ToDictionary(one => one.Id, one => one.Answer, StringComparer.Ordinal));
        var assessment = await site.Services.GetRequiredService<BaselineStore>().StartAsync(
            earlier, Newest, BaselineOrigin.Copy, organisation, AuditActor.Account(owner.Id), now, default);
        var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.OK, await visitor.SignInAsync(owner.Email, language));
        return new(visitor, owner.Id, organisation, assessment, questions.FirstOrDefault()?.AxisId ?? "");
    }

    private sealed record Place(Visitor Visitor, string Owner, string Organisation, string Assessment, string Axis) : IDisposable
    {
        public void Dispose() => Visitor.Dispose();
    }
}
