namespace EhdsReadiness.Core.Tests.Aggregates;

/// <summary>An organisation with units is counted once: by its own assessment, or by the mean of its units'.</summary>
public sealed class PublishedUnitsTests : IAsyncLifetime, IDisposable
{
    private const string Number = "732829320";
    private static readonly DateOnly Today = new(2026, 11, 23);

    private readonly People _people = new();
    private string _house = "";
    private string _registry = "";
    private string _cohort = "";

    public async Task InitializeAsync()
    {
        await new RegisterStore(_people.Database).ReplaceAsync(
            [new(Number, "CHU", "hospital", "FR-GES", Core.Questionnaires.Roles.Holder, [], null)], AuditActor.System, People.Noon, default);
        _house = await _people.OrganisationAsync(("anne", MemberRole.Owner));
        await new ClaimStore(_people.Database).ConfirmAsync(_house, Number, "anne", "vu", People.Noon, default);
        (_registry, _cohort) = (await MakeAsync(UnitKind.Registry), await MakeAsync(UnitKind.Cohort));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _people.Dispose();

    [Fact]
    public async Task Units_are_counted_by_nobody_without_the_word_of_their_house_and_their_own()
    {
        await FinaliseAsync(_registry, 3, agreed: true);
        Assert.Empty(await CountedAsync());

        await AgreeAsync(_house);
        Assert.StartsWith(Number, Assert.Single(await CountedAsync()), StringComparison.Ordinal);

        await new AgreementStore(_people.Database).SayAsync(_registry, false, "anne", People.Noon, default);
        Assert.Empty(await CountedAsync());
    }

    [Fact]
    public async Task An_assessment_of_its_own_counts_whatever_its_units_answered_and_a_mean_while_there_is_none()
    {
        await AgreeAsync(_house);
        await FinaliseAsync(_registry, 4, agreed: true);
        var one = Assert.Single(await CountedAsync());
        await FinaliseAsync(_cohort, 0, agreed: true);
        var both = Assert.Single(await CountedAsync());
        await FinaliseAsync(_house, 4, agreed: true);
        var own = Assert.Single(await CountedAsync());

        Assert.NotEqual(one, both);
        // The same answers as those of the one unit: the same figures.
        Assert.Equal(one, own);
        await FinaliseAsync(_registry, 1, agreed: true);
        Assert.Equal(own, Assert.Single(await CountedAsync()));
    }

    private async Task<string> MakeAsync(UnitKind kind) => (await new UnitStore(_people.Database).MakeAsync(
        _house, kind, People.Hospital.OfUnit(kind, kind.ToString()), "anne", People.Noon, default))!;

    private Task AgreeAsync(string organisation) =>
        new AgreementStore(_people.Database).SayAsync(organisation, true, "anne", People.Noon, default);

    private async Task FinaliseAsync(string organisation, int level, bool agreed)
    {
        var (shared, states) = (new OrganisationAssessmentStore(_people.Database), new StateStore(_people.Database));
        var settings = new AssessmentSettings(AssessmentMode.Full, Core.Questionnaires.Roles.Holder, Invented.Hospital, null);
        var id = await shared.CreateAsync(
            organisation, Published.Questionnaire.Version, settings,
            Published.Questionnaire.Questions.ToDictionary(question => question.Id, _ => Answer.AtLevel(level)), "anne", People.Noon,
            default);
        async Task<StoredAssessment> OpenAsync() => (await shared.FindAsync(id, "anne", Today, default))!;
        Assert.Equal(StepOutcome.Done,
            await states.StepAsync(await OpenAsync(), Published.Questionnaire, Right.Submit, 0, "anne", null, People.Noon, default));
        Assert.Equal(StepOutcome.Done,
            await states.StepAsync(await OpenAsync(), Published.Questionnaire, Right.Approve, 1, "anne", null, People.Noon, default));
        Assert.Equal(StepOutcome.Done, await new FinalisedCopyStore(_people.Database).FinaliseAsync(
            await OpenAsync(), Published.Questionnaire, 2, "anne", agreed, People.Noon, default));
    }

    /// <summary>What the next publication remembers of those it counts: a line each, with the fingerprint of the figures.</summary>
    private async Task<string[]> CountedAsync()
    {
        const string sql = "SELECT members FROM publication_memory ORDER BY number DESC LIMIT 1";

        await new PublicationStore(_people.Database, Published.Content).PublishAsync(10, false, Population.Key, People.Noon, default);
        return (await _people.Database.FindAsync<string>(sql, null, default))!.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
