namespace EhdsReadiness.Core.Tests.Portfolios;

/// <summary>A consultancy asks clients to let it in, notes about them, and sees what changed.</summary>
public sealed class ClientInvitationTests : IDisposable
{
    private static readonly DateOnly Until = new(2027, 6, 30);
    private static readonly DateOnly Today = new(2026, 11, 23);

    private readonly People _people = new();
    private readonly ClientInvitationStore _invitations;
    private readonly GrantStore _grants;
    private readonly ClientNoteStore _notes;

    public ClientInvitationTests()
    {
        _invitations = new(_people.Database);
        _grants = new(_people.Database);
        _notes = new(_people.Database);
    }

    public void Dispose() => _people.Dispose();

    [Fact]
    public async Task A_link_gives_nothing_until_an_owner_accepts_and_then_once_what_they_said()
    {
        var (consultancy, client) = await PlaceAsync();
        var token = await InviteAsync(consultancy);
        Assert.Equal("CardioSense SAS", (await _invitations.FindAsync(token, People.Noon, default))!.Name);
        Assert.Empty(await _grants.OfClientAsync(client, default));

        Assert.Null(await AcceptAsync(token, client, "bruno"));
        Assert.Null(await AcceptAsync(token, consultancy, "claire"));
        Assert.NotNull(await AcceptAsync(token, client, "anne"));
        Assert.Null(await AcceptAsync(token, client, "anne"));
        Assert.Null(await _invitations.FindAsync(token, People.Noon, default));
        var access = (await _grants.RunningAsync("claire", client, Today, default))!;
        Assert.Equal((true, true, true, Until), (access.MayAnswer, access.MayBegin, access.MayBeginNow, access.Until));
        var accepted = Assert.Single(await _invitations.OfConsultancyAsync(consultancy, default));
        Assert.Equal(ClientInvitationState.Accepted, accepted.StateAt(People.Noon));
        Assert.Equal(People.Hospital.Name, accepted.ClientName);
    }

    [Fact]
    public async Task A_link_that_was_withdrawn_replaced_or_is_too_old_shows_nothing()
    {
        var (consultancy, client) = await PlaceAsync();
        var first = await InviteAsync(consultancy);
        var second = await InviteAsync(consultancy);
        Assert.Null(await _invitations.FindAsync(first, People.Noon, default));
        Assert.NotNull(await _invitations.FindAsync(second, People.Noon.AddDays(29), default));
        Assert.Null(await _invitations.FindAsync(second, People.Noon.AddDays(30), default));

        var open = (await _invitations.OfConsultancyAsync(consultancy, default)).Single(one => one.WithdrawnAt is null);
        Assert.False(await _invitations.WithdrawAsync(client, open.Id, "anne", People.Noon, default));
        Assert.True(await _invitations.WithdrawAsync(consultancy, open.Id, "claire", People.Noon, default));
        Assert.Null(await _invitations.FindAsync(second, People.Noon, default));
        Assert.Null(await AcceptAsync(second, client, "anne"));
    }

    [Fact]
    public async Task A_link_is_worth_no_more_than_who_sent_it()
    {
        var (consultancy, _) = await PlaceAsync();
        var token = await InviteAsync(consultancy);
        await _people.Database.ExecuteAsync("UPDATE account SET disabled_at = @at WHERE id = 'claire'", new { at = People.Noon }, default);
        Assert.Null(await _invitations.FindAsync(token, People.Noon, default));
    }

    [Fact]
    public async Task Beginning_takes_the_tick_and_answering()
    {
        var (consultancy, client) = await PlaceAsync();
        foreach (var (mayAnswer, mayBegin, begins) in new[] { (true, false, false), (false, true, false), (true, true, true) })
        {
            await _grants.GrantAsync(client, consultancy, mayAnswer, Until, "anne", People.Noon, default, mayBegin);
            Assert.Equal(begins, (await _grants.RunningAsync("claire", client, Today, default))!.MayBeginNow);
        }
    }

    [Fact]
    public async Task Notes_are_of_one_consultancy_and_go_with_its_access()
    {
        var (consultancy, client) = await PlaceAsync();
        await _grants.GrantAsync(client, consultancy, false, Until, "anne", People.Noon, default);
        Assert.True(await _notes.AddAsync(consultancy, client, "claire", "Appeler le DPO", People.Noon, default));
        Assert.Equal("Appeler le DPO", Assert.Single(await _notes.OfClientAsync(consultancy, client, default)).Text);
        Assert.Empty(await _notes.OfClientAsync(client, client, default));

        // Given again, the access goes on, and so do the notes.
        await _grants.GrantAsync(client, consultancy, true, Until, "anne", People.Noon.AddHours(1), default);
        var note = Assert.Single(await _notes.OfClientAsync(consultancy, client, default));
        await _notes.RemoveAsync(consultancy, client, note.Id, "anne", default);
        Assert.Single(await _notes.OfClientAsync(consultancy, client, default));

        var grant = (await _grants.OfClientAsync(client, default))[0];
        await _grants.WithdrawAsync(client, grant.Id, "anne", People.Noon.AddHours(2), default);
        Assert.Empty(await _notes.OfClientAsync(consultancy, client, default));
    }

    [Fact]
    public async Task What_others_changed_since_the_last_visit_is_counted()
    {
        var (consultancy, client) = await PlaceAsync();
        var visits = new ClientVisitStore(_people.Database);
        await _grants.GrantAsync(client, consultancy, true, Until, "anne", People.Noon, default);
        var settings = new AssessmentSettings(
            AssessmentMode.Full, Roles.Both, new("hospital", "FR-GES", "yes", "no", ["a"], "yes", "no"), "CHU");
        var shared = new OrganisationAssessmentStore(_people.Database);
        var id = await shared
            .CreateAsync(client, "2026-1", settings, new Dictionary<string, Answer>(), "anne", People.Noon, default);
        Assert.Empty(await visits.ChangesAsync("claire", [client], default));
        await visits.NoteAsync("claire", client, People.Noon, default);
        Assert.False((await visits.ChangesAsync("claire", [client], default))[client].Any);

        var answers = new AnswerStore(_people.Database);
        var later = People.Noon.AddHours(1);
        await answers.SaveAsync(id, "holder-opt-out", Answer.AtLevel(2), 0, AuditActor.Account("anne"), later, default);
        await answers.SaveAsync(id, "holder-label", Answer.AtLevel(2), 0, AuditActor.Account("claire", consultancy), later, default);
        var stored = (await shared.FindAsync(id, "anne", Today, default))!;
        await new StateStore(_people.Database).StepAsync(stored, Published.Questionnaire, Right.Submit, 0, "anne", null, later, default);
        Assert.Equal(new(client, People.Noon, 1, AssessmentState.Submitted, 0),
            (await visits.ChangesAsync("claire", [client], default))[client]);
        await visits.NoteAsync("claire", client, later, default);
        Assert.False((await visits.ChangesAsync("claire", [client], default))[client].Any);
    }

    [Fact]
    public async Task A_look_is_kept_byte_for_byte()
    {
        var (consultancy, _) = await PlaceAsync();
        var looks = new ConsultancyLookStore(_people.Database);
        Assert.Equal(ConsultancyLook.None, await looks.FindAsync(consultancy, default));
        await looks.SaveAsync(consultancy, new("Vasseur Conseil, mission 2026", [1, 2, 255], "Un V", Language.English), default);
        var kept = await looks.FindAsync(consultancy, default);
        Assert.Equal(("Vasseur Conseil, mission 2026", "Un V", Language.English), (kept.Line, kept.LogoText, kept.Language));
        Assert.Equal([1, 2, 255], kept.Logo!);
    }

    [Fact]
    public void Lines_name_a_client_before_the_address_and_each_fault_has_its_line() => Assert.Equal(
        [
            new(1, "CardioSense SAS", "dpo@cardio.example", null), new(3, null, "seule@adresse.example", null),
            new(4, "Registre, Est", "reg@est.example", null), new(5, "Clinique", "dsi@clinique.example", null),
            new(6, "Sans adresse", "ici", ClientLineFault.Email), new(7, null, "DPO@cardio.example", ClientLineFault.Twice),
        ],
        TypedClient.Read(
            "CardioSense SAS ; dpo@cardio.example\r\n\r\nseule@adresse.example\nRegistre, Est; reg@est.example\n" +
            "Clinique <dsi@clinique.example>\nSans adresse ; ici\nDPO@cardio.example"));

    private async Task<(string Consultancy, string Client)> PlaceAsync()
    {
        var consultancy = await new OrganisationStore(_people.Database).CreateAsync(
            People.Hospital with { Name = "Vasseur Conseil", Siren = "552081317", IsConsultancy = true },
            await _people.AccountAsync("claire"), People.Noon, default);
        return (consultancy, await _people.OrganisationAsync(("anne", MemberRole.Owner), ("bruno", MemberRole.Contributor)));
    }

    private Task<string> InviteAsync(string consultancy) => _invitations.InviteAsync(
        consultancy, "CardioSense SAS", "anne@example.org", false, Until, "claire", People.Noon, default);

    private Task<ClientInvitation?> AcceptAsync(string token, string client, string by) =>
        _invitations.AcceptAsync(token, client, true, true, Until, by, People.Noon, default);
}
