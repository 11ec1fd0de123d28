namespace EhdsReadiness.Core.Tests.Units;

/// <summary>An answer that a house offers, and what its unit does with it.</summary>
public sealed class OfferedAnswerTests : IAsyncLifetime, IDisposable
{
    private const string Question = "information-security";
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly AssessmentSettings Settings = new(AssessmentMode.Full, Roles.Holder, Invented.Hospital, null);
    private static readonly AuditActor Claire = AuditActor.Account("claire");

    private readonly People _people = new();
    private readonly AnswerStore _answers;
    private readonly OfferedAnswerStore _offers;
    private readonly OrganisationAssessmentStore _shared;
    private readonly AssessmentDoor _door;
    private StoredAssessment _house = null!;
    private string _unit = "";

    public OfferedAnswerTests()
    {
        (_answers, _shared) = (new(_people.Database), new(_people.Database));
        _offers = new(_people.Database, _answers);
        _door = new(Published.Content, _people.Database);
    }

    public async Task InitializeAsync()
    {
        var house = await _people.OrganisationAsync(("anne", MemberRole.Owner));
        await _people.AccountAsync("claire");
        var unit = (await new UnitStore(_people.Database).MakeAsync(
            house, UnitKind.Registry, People.Hospital.OfUnit(UnitKind.Registry, "Registre"), "anne", People.Noon, default))!;
        await _people.JoinAsync(unit, "claire", MemberRole.Contributor);
        var own = await BeginAsync(house, "anne", Answer.AtLevel(3) with { Note = "PSSI 2025", Evidence = "GED 12" });
        _house = (await _shared.FindAsync(own, "anne", Today, default))!;
        _unit = await BeginAsync(unit, "claire", Answer.AtLevel(1) with { Note = "à voir" });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _door.Dispose();
        _people.Dispose();
    }

    [Fact]
    public async Task A_unit_sees_nothing_until_its_house_offers_and_then_the_answer_without_note_unless_it_goes_along()
    {
        Assert.Null(await SeenAsync());

        await _offers.OfferAsync(_house, Question, withNote: false, "anne", People.Noon, default);
        Assert.Equal(new(Question, People.Hospital.Name, Answer.AtLevel(3)), await SeenAsync());

        await _offers.OfferAsync(_house, Question, withNote: true, "anne", People.Noon, default);
        Assert.Equal("PSSI 2025", (await SeenAsync())!.Answer.Note);

        await _offers.WithdrawAsync(_house, Question, "anne", People.Noon, default);
        Assert.Null(await SeenAsync());
    }

    [Fact]
    public async Task What_is_taken_over_says_whose_it_is_and_keeps_ones_own_note_and_stays_so_while_nothing_of_it_changes()
    {
        await _offers.OfferAsync(_house, Question, withNote: false, "anne", People.Noon, default);

        Assert.Equal(SaveResult.Saved, (await TakeOverAsync()).Result);

        var taken = Answer.AtLevel(3) with { Note = "à voir", House = People.Hospital.Name };
        Assert.Equal(taken, await OwnAsync());
        // A form says nothing of the house.
        await _answers.SaveAsync(_unit, Question, taken with { House = null }, 2, Claire, People.Noon, default);
        Assert.Equal(taken, await OwnAsync());
        await _answers.SaveAsync(_unit, Question, Answer.AtLevel(2), 2, Claire, People.Noon, default);
        Assert.Equal(Answer.AtLevel(2), await OwnAsync());
        var change = (await _answers.HistoryAsync(_unit, Question, default))[^2];
        Assert.Equal(People.Hospital.Name, change.Answer!.House);
    }

    [Fact]
    public async Task An_offer_that_changed_since_it_was_shown_is_not_taken_over()
    {
        await _offers.OfferAsync(_house, Question, withNote: false, "anne", People.Noon, default);
        var mark = (await SeenAsync())!.Mark;
        await _answers.SaveAsync(_house.Id, Question, Answer.AtLevel(2), 1, AuditActor.Account("anne"), People.Noon, default);

        Assert.Equal(SaveResult.Stale, (await TakeOverAsync(mark)).Result);
        Assert.Equal(SaveResult.Saved, (await TakeOverAsync()).Result);
        Assert.Equal(2, (await OwnAsync())!.Level);
    }

    [Fact]
    public async Task A_unit_that_left_sees_nothing_offered_and_keeps_what_it_took_over()
    {
        await _offers.OfferAsync(_house, Question, withNote: false, "anne", People.Noon, default);
        await TakeOverAsync();
        var unit = (await _shared.FindAsync(_unit, "claire", Today, default))!.OrganisationId!;

        await new UnitStore(_people.Database).LeaveAsync(unit, _house.OrganisationId!, "anne", People.Noon, default);

        Assert.Null(await SeenAsync());
        Assert.Equal(People.Hospital.Name, (await OwnAsync())!.House);
    }

    [Fact]
    public async Task I_do_not_know_is_nothing_to_offer()
    {
        await _answers.SaveAsync(_house.Id, Question, Answer.Unknown, 1, AuditActor.Account("anne"), People.Noon, default);
        await _offers.OfferAsync(_house, Question, withNote: false, "anne", People.Noon, default);

        Assert.Null(await SeenAsync());
    }

    private Task<string> BeginAsync(string organisation, string author, Answer answer) => _shared.CreateAsync(
        organisation, Published.Questionnaire.Version, Settings, new Dictionary<string, Answer> { [Question] = answer }, author,
        People.Noon, default);

    private Task<HouseAnswer?> SeenAsync() => _offers.ForUnitAsync(_unit, Question, default);

    private async Task<Answer?> OwnAsync() => Assert.Single(await _answers.OfAssessmentAsync(_unit, default)).Answer;

    private async Task<SaveOutcome<StoredAnswer>> TakeOverAsync(string? mark = null)
    {
        var opened = (await _door.OpenSharedAsync(_unit, "claire", Today, default))!;
        var current = opened.Answers.GetValueOrDefault(Question);
        return await _offers.TakeOverAsync(opened, Published.Questionnaire.Find(Question)!, mark ?? (await SeenAsync())?.Mark,
            current?.Version ?? 0, Claire, People.Noon, default);
    }
}
