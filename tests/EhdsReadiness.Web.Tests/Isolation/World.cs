using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Isolation;

/// <summary>A client organisation with one assessment, and everybody who may come to it, each signed in by the pages.</summary>
internal sealed class World : IDisposable
{
    private static readonly OrganisationDetails Details =
        new("CHU de Montervaux", "hospital", "FR-GES", "732829320", null, null, true, Language.French);
    private static readonly AssessmentSettings Settings =
        new(AssessmentMode.Full, Roles.Both, new("hospital", "FR-GES", "yes", "no", ["a", "f"], "yes", "no"), "CHU de Montervaux");

    private readonly TestSite _site;
    private readonly Dictionary<Persona, Visitor> _visitors = [];
    private readonly Dictionary<Persona, string> _accounts = [];
    private readonly Dictionary<Persona, string> _consultancies = [];

    private World(TestSite site) => _site = site;

    /// <summary>Identifier of the client organisation.</summary>
    public string Organisation { get; private set; } = "";

    /// <summary>Identifier of the organisation of which the client is a unit.</summary>
    public string House { get; private set; } = "";

    /// <summary>Identifier of its assessment.</summary>
    public string Assessment { get; private set; } = "";

    /// <summary>Secret of an open invitation to it, for an address that is nobody's.</summary>
    public string Invitation { get; private set; } = "";

    /// <summary>Secret of the link of one question of the assessment.</summary>
    public string Clarification { get; private set; } = "";

    /// <summary>Secret of the address by which a calendar of the owner reads the plan.</summary>
    public string Feed { get; private set; } = "";

    /// <summary>Secret of an open invitation of a client by a consultancy.</summary>
    public string ClientInvitation { get; private set; } = "";

    public static async Task<World> CreateAsync(TestSite site)
    {
        var world = new World(site);
        foreach (var persona in Enum.GetValues<Persona>())
        {
            world._visitors[persona] = site.Visitor();
            if (persona != Persona.Anonymous)
            {
                world._accounts[persona] = (await site.AddAccountAsync(world.EmailOf(persona), persona.ToString())).Id;
                await world.SignInAsync(persona);
            }
        }

        var organisations = site.Services.GetRequiredService<OrganisationStore>();
        await organisations.CreateAsync(
            Details with { Name = "Ailleurs" }, world._accounts[Persona.Stranger], site.Clock.GetUtcNow(), default);
        foreach (var consultant in Enum.GetValues<Persona>().Where(IsConsultant))
        {
            world._consultancies[consultant] = await organisations.CreateAsync(
                Details with { Name = $"Conseil {consultant}" }, world._accounts[consultant], site.Clock.GetUtcNow(), default);
        }

        world.House = await organisations.CreateAsync(
            Details with { Name = "Hospices de Montervaux" }, world._accounts[Persona.HouseMember], site.Clock.GetUtcNow(), default);
        var sister = await organisations.CreateAsync(
            Details with { Name = "Cohorte", Siren = null }, world._accounts[Persona.SisterOwner], site.Clock.GetUtcNow(), default);

        await using var connection = await site.Database.OpenAsync(default);
        await connection.ExecuteAsync(
            "UPDATE organisation SET house_id = @House, unit_kind = 'cohort' WHERE id = @sister", new { world.House, sister });
        await world.RenewAsync();
        return world;
    }

    public Visitor this[Persona persona] => _visitors[persona];

    public string AccountOf(Persona persona) => _accounts[persona];

    /// <summary>A new client with a new assessment, to whom everybody stands as before. Staff are its members by the table, which must not
    /// help them.</summary>
    public async Task RenewAsync()
    {
        var now = _site.Clock.GetUtcNow();
        var today = FrenchTime.DayOf(now);
        Organisation = await _site.Services.GetRequiredService<OrganisationStore>()
            .CreateAsync(Details, _accounts[Persona.Owner], now, default);
        await _site.Database.WriteAsync(
            async (connection, transaction) =>
            {
                const string member =
                    "INSERT INTO member (organisation_id, account_id, role, since) VALUES (@Organisation, @account, @role, @at)";
                const string grant = """
                    INSERT INTO access_grant (id, organisation_id, consultancy_id, may_answer, may_begin, until, granted_by, granted_at,
                        withdrawn_by, withdrawn_at)
                    VALUES (@id, @Organisation, @consultancy, @mayAnswer, @mayAnswer, @until, @owner, @at, @by, @withdrawn)
                    """;

                const string unit = """
                    UPDATE organisation
                    SET house_id = @House, unit_kind = 'registry', shows_drafts = TRUE, siren = NULL
                    WHERE id = @Organisation
                    """;

                var at = now;
                await connection.ExecuteAsync(unit, new { Organisation, House }, transaction, default);
                await connection.ExecuteAsync($"{member} ON CONFLICT (organisation_id, account_id) DO NOTHING", new
                {
                    Organisation = House,
                    account = _accounts[Persona.HouseReader],
                    role = "reader",
                    at,
                }, transaction, default);
                foreach (var (persona, role) in new[]
                    { (Persona.Contributor, "contributor"), (Persona.Reader, "reader"), (Persona.Analyst, "owner"),
                    (Persona.Administrator, "owner") })
                {
                    var row = new { Organisation, account = _accounts[persona], role, at };
                    await connection.ExecuteAsync(member, row, transaction, default);
                }

                foreach (var persona in new[]
                    { Persona.ConsultantReading, Persona.ConsultantAnswering, Persona.ConsultantExpired, Persona.ConsultantWithdrawn })
                {
                    var parameters = new
                    {
                        id = Guid.NewGuid().ToString("N"),
                        Organisation,
                        consultancy = _consultancies[persona],
                        mayAnswer = persona != Persona.ConsultantReading,
                        until = today.AddDays(persona == Persona.ConsultantExpired ? -1 : 1),
                        owner = _accounts[Persona.Owner],
                        at,
                        by = persona == Persona.ConsultantWithdrawn ? _accounts[Persona.Owner] : null,
                        withdrawn = persona == Persona.ConsultantWithdrawn ? at : (DateTimeOffset?)null,
                    };
                    await connection.ExecuteAsync(grant, parameters, transaction, default);
                }

                return true;
            },
            default);
        Assessment = await _site.Services.GetRequiredService<OrganisationAssessmentStore>().CreateAsync(
            Organisation, _site.Content.Questionnaires[^1].Version, Settings,
            new Dictionary<string, Answer> { ["holder-opt-out"] = Answer.Unknown }, _accounts[Persona.Owner], now, default);
        var stored = (await _site.Services.GetRequiredService<OrganisationAssessmentStore>()
            .FindAsync(Assessment, _accounts[Persona.Owner], today, default))!;
        Clarification = (await _site.Services.GetRequiredService<ClarificationStore>().OpenAsync(
            stored, "holder-opt-out", Core.Audit.AuditActor.Account(_accounts[Persona.Owner]), now, default))!;
        Feed = await _site.Services.GetRequiredService<CalendarFeedStore>().MakeAsync(
            stored, Core.Audit.AuditActor.Account(_accounts[Persona.Owner]), now, default);
        ClientInvitation = await _site.Services.GetRequiredService<ClientInvitationStore>().InviteAsync(
            _consultancies[Persona.ConsultantAnswering], null, "cliente@example.org", true, today.AddDays(90),
            _accounts[Persona.ConsultantAnswering], now, default);
        Invitation = await _site.Services.GetRequiredService<InvitationStore>()
            .InviteAsync(Organisation, "personne@example.org", MemberRole.Reader, _accounts[Persona.Owner], now, default);
    }

    /// <summary>Puts the assessment into a state, without the steps that lead there.</summary>
    public async Task SetStateAsync(AssessmentState state)
    {
        await using var connection = await _site.Database.OpenAsync(default);
        await connection.ExecuteAsync(
            "UPDATE assessment SET state = @state WHERE id = @Assessment", new { state = state.Id(), Assessment });
    }

    /// <summary>Withdraws every grant of the client.</summary>
    public async Task WithdrawAsync()
    {
        await using var connection = await _site.Database.OpenAsync(default);
        await connection.ExecuteAsync(
            "UPDATE access_grant SET withdrawn_at = @at, withdrawn_by = 'owner' WHERE organisation_id = @Organisation",
            new { at = _site.Clock.GetUtcNow(), Organisation }, null, default);
    }

    public async Task SignInAsync(Persona persona)
    {
        var role = persona switch { Persona.Analyst => "analyst", Persona.Administrator => "administrator", _ => null };
        await SetRoleAsync(persona, null);
        Assert.Equal(System.Net.HttpStatusCode.OK, await _visitors[persona].SignInAsync(EmailOf(persona)));
        // Staff sign in with a second factor that only a person's telephone has: the role is given once they are in.
        await SetRoleAsync(persona, role);
    }

    private Task<int> SetRoleAsync(Persona persona, string? role) =>
        _site.Database.ExecuteAsync(
            "UPDATE account SET role = @role, two_factor = @isStaff WHERE id = @id",
            new { role, isStaff = role is not null, id = _accounts[persona] }, default);

    public void Dispose()
    {
        foreach (var visitor in _visitors.Values)
        {
            visitor.Dispose();
        }
    }

    private readonly string _name = Guid.NewGuid().ToString("N")[..8];

    public string EmailOf(Persona persona) => $"{persona}-{_name}@example.org".ToLowerInvariant();

    private static bool IsConsultant(Persona persona) => persona is >= Persona.ConsultantWithoutGrant and <= Persona.ConsultantAnswering;
}
