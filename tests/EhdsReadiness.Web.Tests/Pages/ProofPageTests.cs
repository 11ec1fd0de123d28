using EhdsReadiness.Web.Tests.Exports;

namespace EhdsReadiness.Web.Tests.Pages;

/// <summary>Proofs as people have them: several, an address or a reference each, with a day and who holds it; without script.</summary>
[Collection(SiteCollection.Name)]
public sealed class ProofPageTests(TestSite site)
{
    private const string Question = "/questions/holder-opt-out";

    [Theory]
    [InlineData("fr", "12 mars 2026", "1 réponse sur 1 a une preuve")]
    [InlineData("en", "12 March 2026", "1 answer of 1 has a proof")]
    public async Task Several_proofs_are_typed_row_by_row_kept_and_shown_wherever_the_answer_is(string language, string day, string share)
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync(language);
        await visitor.GetAsync(list + Question);
        (string, string?)[] first =
            [("level", "3"), ("evidence", "GED 2026-113, p. 4"), ("evidence-date", "2026-03-12"), ("evidence-holder", "Mme Dupont")];
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync("?handler=proof", true, first));
        Assert.Equal("GED 2026-113, p. 4", visitor.Page.QuerySelector("#evidence")!.GetAttribute("value"));
        Assert.NotNull(visitor.Page.QuerySelector("input[name=level][value='3'][checked]"));
        Assert.NotNull(visitor.Page.GetElementById("evidence-2"));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync("", true, [.. first, ("evidence-2", "https://exemple.fr/pssi")]));

        await visitor.GetAsync($"{list}/review");
        var review = visitor.Page.GetElementById("holder-opt-out")!;
        Assert.Contains($"GED 2026-113, p. 4 · {day} · Mme Dupont", review.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal("https://exemple.fr/pssi", review.QuerySelector("a[rel~=noreferrer]")!.GetAttribute("href"));
        await visitor.GetAsync($"{list}/review?only=no_proof");
        Assert.Null(visitor.Page.GetElementById("holder-opt-out"));
        await visitor.GetAsync($"{list}/results");
        Assert.Contains(share, visitor.Page.QuerySelector("[data-figure=proven]")!.TextContent, StringComparison.Ordinal);
        await visitor.GetAsync($"{list}/report");
        Assert.Contains("GED 2026-113, p. 4", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        await visitor.GetAsync(list + Question);
        Assert.Equal("2026-03-12", visitor.Page.GetElementById("evidence-date")!.GetAttribute("value"));
        Assert.Equal("https://exemple.fr/pssi", visitor.Page.GetElementById("evidence-2")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("evidence", "", "evidence-holder", "Zoé", "evidence")]
    [InlineData("evidence", "cote 12", "evidence-date", "2026-02-30", "evidence-date")]
    [InlineData("evidence", "", "evidence-2-date", "2026-01-01", "evidence-2")]
    public async Task What_is_wrong_with_a_proof_is_said_beside_its_field(string one, string typed, string other, string also, string field)
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync();
        await visitor.GetAsync(list + Question);
        Assert.Equal(HttpStatusCode.BadRequest,
            await visitor.SendAsync(("level", "2"), (one, typed), (other, also), ("evidence-2", "")));
        Assert.NotNull(visitor.Page.GetElementById($"{field}-error"));
        Assert.NotNull(visitor.Page.QuerySelector($".ds-error-summary a[href='#{field}']"));
        Assert.Equal(also, visitor.Page.GetElementById(other)!.GetAttribute("value"));
    }

    [Fact]
    public async Task There_are_ten_rows_at_most()
    {
        using var visitor = site.Visitor();
        await visitor.GetAsync(await visitor.StartAsync() + Question);
        for (var row = 2; row <= Proof.Most; row++)
        {
            await visitor.SendAsync("?handler=proof", true, ("level", "1"));
            Assert.NotNull(visitor.Page.GetElementById($"evidence-{row}"));
        }

        Assert.Null(visitor.Page.QuerySelector("[formaction='?handler=proof']"));
    }

    [Fact]
    public void Proofs_come_back_from_a_table_as_they_went_and_as_people_write_them_there()
    {
        Proof[] proofs = [new("a · b", new(2026, 3, 12), "Zoé · DSI"), new("c", null, "Anne"), new("d", new(2026, 1, 2)), new("e f")];
        var written = WrittenProofs.Write(Answer.AtLevel(2).With(proofs));
        Assert.Equal("a · b · 2026-03-12 · Zoé · DSI\nc · – · Anne\nd · 2026-01-02\ne f", written);
        Assert.Equal(proofs, WrittenProofs.Read(written));
        Assert.Equal([new Proof("PV 3", new(2026, 3, 12))], WrittenProofs.Read(" PV 3 · 12/3/2026\n\n"));
        Assert.Empty(WrittenProofs.Read(null));
    }

    [Theory]
    [InlineData(Language.French)]
    [InlineData(Language.English)]
    public void The_workbook_and_the_table_bring_every_proof_back(Language language)
    {
        var assessment = Samples.Of("01-chu-de-montervaux").Assessment;
        var proven = assessment.Answers.Keys.First();
        var answer = assessment.Answers[proven].With([new("GED 12", new(2026, 3, 12), "Zoé"), new("https://exemple.fr")]);
        var export = ExportSamples.Of(
            assessment with { Answers = new Dictionary<string, Answer>(assessment.Answers) { [proven] = answer } }, language);
        foreach (var sheets in new[]
        {
            CsvFile.Read(CsvFile.Write(AnswersTable.Of(export), language)).Sheets,
            SpreadsheetReader.Read(SpreadsheetWriter.Write(AssessmentWorkbook.Of(export))).Sheets,
        })
        {
            var reading = AnswersTable.Read(sheets, Samples.Content.Questionnaires[^1], new Dictionary<string, StoredAnswer>());
            Assert.Empty(reading.Faults);
            Assert.Equal(answer.AllProofs, reading.Answers.Single(one => one.Question.Id == proven).Answer!.AllProofs);
        }
    }

    [Fact]
    public async Task Whoever_has_the_link_of_a_question_gives_several_proofs_too()
    {
        using var anne = site.Visitor();
        using var paul = site.Visitor();
        var list = await anne.StartAsync();
        await anne.GetAsync(list + Question);
        await anne.SendAsync(("level", "unknown"));
        var email = $"paul-{Guid.NewGuid():N}@example.org";
        await anne.GetAsync($"{list}{Question}/ask");
        await anne.SendAsync(("email", email));
        await paul.GetAsync(site.LastMail(email).Links[0]);
        await paul.SendAsync("?handler=proof", true, ("level", "2"), ("evidence", "cote 1"));
        Assert.Equal(HttpStatusCode.OK,
            await paul.SendAsync("", true, ("level", "2"), ("evidence-2", "cote 2"), ("evidence-2-date", "2026-01-02")));
        await anne.GetAsync(list + Question);
        Assert.Contains("cote 2", anne.Page.QuerySelector("#said")!.ParentElement!.TextContent, StringComparison.Ordinal);
    }
}
