namespace EhdsReadiness.Core.Tests.Reports;

public sealed class IssuedReportTests : IDisposable
{
    private static readonly Questionnaire Questionnaire = Invented.Questionnaire(Invented.Question("a"));
    private static readonly DateTimeOffset Later = People.Noon.AddDays(3);

    private readonly People _people = new();
    private readonly IssuedReportStore _issued;
    private string _organisation = "";

    public IssuedReportTests() => _issued = new(_people.Database);

    public void Dispose() => _people.Dispose();

    [Fact]
    public async Task A_report_of_a_finalised_copy_is_the_latest_until_another_copy_is_finalised()
    {
        var first = await FinalisedAsync();
        Assert.True(await _issued.RecordAsync("f1", first, Later, default));
        Assert.Equal(new IssuedReport("f1", 1, true, Later), await _issued.FindAsync("f1", default));

        var second = await FinalisedAsync();
        await _issued.RecordAsync("f2", second, Later, default);
        Assert.Equal((1, false), ((await _issued.FindAsync("f1", default))!.Number, (await _issued.FindAsync("f1", default))!.IsLatest));
        Assert.Equal(new IssuedReport("f2", 2, true, Later), await _issued.FindAsync("f2", default));
    }

    [Fact]
    public async Task The_same_report_is_recorded_once_and_that_of_an_assessment_still_open_not_at_all()
    {
        var finalised = await FinalisedAsync();
        Assert.True(await _issued.RecordAsync("f1", finalised, Later, default));
        Assert.False(await _issued.RecordAsync("f1", finalised, Later.AddDays(1), default));
        Assert.Equal(Later, (await _issued.FindAsync("f1", default))!.IssuedAt);

        Assert.False(await _issued.RecordAsync("f2", await StartAsync(), Later, default));
        Assert.Null(await _issued.FindAsync("f2", default));
    }

    private async Task<string> StartAsync()
    {
        _organisation = _organisation.Length > 0 ? _organisation : await _people.OrganisationAsync(("anne", MemberRole.Owner));
        var settings = new AssessmentSettings(AssessmentMode.Full, Roles.Holder, Invented.Hospital, null);
        return await new OrganisationAssessmentStore(_people.Database)
            .CreateAsync(_organisation, "t-1", settings, new Dictionary<string, Answer> { ["a"] = Answer.AtLevel(3) }, "anne", People.Noon,
            default);
    }

    private async Task<string> FinalisedAsync()
    {
        var id = await StartAsync();
        var (states, copies) = (new StateStore(_people.Database), new FinalisedCopyStore(_people.Database));
        Assert.Equal(StepOutcome.Done,
            await states.StepAsync(await OpenAsync(id), Questionnaire, Right.Submit, 0, "anne", null, People.Noon, default));
        Assert.Equal(StepOutcome.Done,
            await states.StepAsync(await OpenAsync(id), Questionnaire, Right.Approve, 1, "anne", null, People.Noon, default));
        Assert.Equal(StepOutcome.Done,
            await copies.FinaliseAsync(await OpenAsync(id), Questionnaire, 2, "anne", false, People.Noon, default));
        return id;
    }

    private async Task<StoredAssessment> OpenAsync(string id) =>
        (await new OrganisationAssessmentStore(_people.Database).FindAsync(id, "anne", new(2026, 11, 23), default))!;
}
