namespace EhdsReadiness.Core.Tests.Assessments;

/// <summary>The proofs of an answer: kept, written and read, and what a release of before the list makes of them.</summary>
public sealed class ProofTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);
    private static readonly Proof Filed = new("GED 2026-113, p. 4", new(2026, 3, 12), "Mme Dupont");
    private static readonly Proof Linked = new("https://exemple.fr/pssi");
    private static readonly Answer Proven = Answer.AtLevel(3).With([Filed, Linked]);

    private readonly TemporaryDatabase _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void One_proof_without_day_and_holder_is_the_evidence_and_nothing_else()
    {
        var answer = Answer.AtLevel(2).With([Linked]);
        Assert.Equal(Answer.AtLevel(2) with { Evidence = Linked.What }, answer);
        Assert.Equal([Linked], answer.AllProofs);
        Assert.Equal(Answer.AtLevel(2), answer.With([]));
        Assert.Empty(Answer.AtLevel(2).AllProofs);
    }

    [Fact]
    public async Task Proofs_are_kept_with_the_answer_and_in_its_history()
    {
        var answers = new AnswerStore(_temporary.Database);
        var id = await StartAsync(new Dictionary<string, Answer> { ["a"] = Proven });
        await answers.SaveAsync(id, "b", Proven, 0, AuditActor.Link, Noon, default);
        Assert.All(await answers.OfAssessmentAsync(id, default), one => Assert.Equal([Filed, Linked], one.Answer!.AllProofs));
        Assert.Equal(SaveResult.SavedBefore, (await answers.SaveAsync(id, "b", Proven, 0, AuditActor.Link, Noon, default)).Result);
        Assert.Equal(Proven, (await answers.HistoryAsync(id, "b", default))[0].Answer);
        await answers.SaveAsync(id, "b", Proven.With([Linked]), 1, AuditActor.Link, Noon, default);
        Assert.Equal([[Linked], [Filed, Linked]],
            (await answers.HistoryAsync(id, "b", default)).Select(change => change.Answer!.AllProofs));
    }

    [Theory]
    [InlineData("https://exemple.fr/nouvelle", new[] { "https://exemple.fr/nouvelle", "https://exemple.fr/pssi" })]
    [InlineData(null, new string[0])]
    public async Task What_a_former_release_writes_counts_for_the_first_proof_and_the_others_stay(string? written, string[] places)
    {
        var answers = new AnswerStore(_temporary.Database);
        var id = await StartAsync(new Dictionary<string, Answer> { ["a"] = Proven });
        await _temporary.Database.ExecuteAsync("UPDATE answer SET evidence = @written", new { written }, default);
        var read = (await answers.OfAssessmentAsync(id, default)).Single().Answer!;
        Assert.Equal(places, read.AllProofs.Select(proof => proof.What));
        Assert.All(read.AllProofs, proof => Assert.Null(proof.Date));
    }

    [Fact]
    public void The_file_of_an_assessment_says_the_first_place_as_before_and_lists_the_proofs_beside_it()
    {
        using var stream = new MemoryStream();
        using (var json = new System.Text.Json.Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            AssessmentFile.WriteAnswer(json, Proven);
            json.WriteEndObject();
        }

        var text = Encoding.UTF8.GetString(stream.ToArray());
        Assert.Equal(
            """{"level":3,"evidence":"GED 2026-113, p. 4","proofs":["""
                + """{"what":"GED 2026-113, p. 4","date":"2026-03-12","holder":"Mme Dupont"},{"what":"https://exemple.fr/pssi"}]}""",
            text);
        Assert.Equal(Proven, AssessmentFile.ReadAnswer(text));
        Assert.Equal([new Proof("dossier 12")], AssessmentFile.ReadAnswer("""{"level":3,"evidence":"dossier 12"}""")!.AllProofs);
    }

    [Fact]
    public void The_share_counts_answers_that_claim_something()
    {
        Assert.Equal(new ProofShare(1, 2), ProofShare.Of([Proven, Answer.AtLevel(0), Answer.Unknown with { Evidence = "x" }, null]));
        Assert.Equal((50, null), (new ProofShare(1, 2).Percent, ProofShare.Of([null]).Percent));
        Assert.Equal(99, new ProofShare(199, 200).Percent);
    }

    [Theory]
    [InlineData("https://exemple.fr/a", true)]
    [InlineData("http://exemple.fr/a", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("https://exemple.fr/a b", false)]
    [InlineData("GED 12", false)]
    public void Only_a_web_address_is_a_link(string what, bool isAddress) => Assert.Equal(isAddress, new Proof(what).IsAddress);

    private async Task<string> StartAsync(Dictionary<string, Answer> given)
    {
        var store = new AssessmentStore(_temporary.Database);
        var settings = new AssessmentSettings(AssessmentMode.Full, Roles.Both, Invented.Hospital, "CHU");
        return (await store.FindAsync(await store.CreateAsync("2026-1", settings, given, Noon, default), default))!.Id;
    }
}
