using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Portfolios;

/// <summary>A consultancy of one consultant, with clients that it is given.</summary>
internal sealed class Consulting : IDisposable
{
    private static int _number;

    private readonly TestSite _site;

    private Consulting(TestSite site, Visitor consultant, string consultantId, string id)
    {
        (_site, Consultant, ConsultantId, Id) = (site, consultant, consultantId, id);
    }

    /// <summary>Somebody who is signed in and owns the consultancy.</summary>
    public Visitor Consultant { get; }

    public string ConsultantId { get; }

    /// <summary>Identifier of the consultancy.</summary>
    public string Id { get; }

    public static readonly DateOnly Until = new(2099, 6, 30);

    /// <summary>Makes a consultancy and signs its owner in.</summary>
    public static async Task<Consulting> BeginAsync(TestSite site, MemberRole role = MemberRole.Owner)
    {
        var email = NewEmail();
        var account = await site.AddAccountAsync(email, "Claire Vasseur");
        var owner = role == MemberRole.Owner ? account : await site.AddAccountAsync(NewEmail());
        var id = await Organisations(site)
            .CreateAsync(new("Vasseur Conseil", "other", null, null, "BE 0400", null, true, Language.French), owner.Id,
            site.Clock.GetUtcNow(), default);
        if (role != MemberRole.Owner)
        {
            await AddMemberAsync(site, id, account.Id, role);
        }

        var visitor = site.Visitor();
        await visitor.SignInAsync(email);
        return new(site, visitor, account.Id, id);
    }

    /// <summary>A client that lets the consultancy in, with an assessment of these answers when there are some.</summary>
    public async Task<ConsultedClient> AddClientAsync(string name, Language language = Language.French, string kind =
        "hospital", int answers = 10, bool mayAnswer = false, bool granted = true)
    {
        var now = _site.Clock.GetUtcNow();
        var email = NewEmail();
        var owner = await _site.AddAccountAsync(email, "Anne Martin");
        var id = await Organisations(_site)
            .CreateAsync(new(name, kind, "FR-GES", null, "BE 0500", null, false, language), owner.Id, now, default);
        var questionnaire = _site.Content.Questionnaires[^1];
        var profile = new Profile(kind, "FR-GES", "yes", "no", ["a", "f"], "yes", "no");
        var asked = Scope.Of(questionnaire, Roles.Both, profile, AssessmentMode.Full);
        var assessment = answers < 0 ? null : await _site.Services.GetRequiredService<OrganisationAssessmentStore>().CreateAsync(
            id,
            questionnaire.Version,
            new(AssessmentMode.Full, Roles.Both, profile, name),
            asked.Take(answers).ToDictionary(question => question.Id, _ => Answer.AtLevel(3), StringComparer.Ordinal),
            owner.Id,
            now,
            default);
        if (granted)
        {
            await Grants.GrantAsync(id, Id, mayAnswer, Until, owner.Id, now, default);
        }

        return new(id, assessment, owner.Id, email);
    }

    /// <summary>Withdraws every access of a client.</summary>
    public async Task WithdrawAsync(ConsultedClient client)
    {
        foreach (var grant in await Grants.OfClientAsync(client.Id, default))
        {
            await Grants.WithdrawAsync(client.Id, grant.Id, client.OwnerId, _site.Clock.GetUtcNow(), default);
        }
    }

    public void Dispose() => Consultant.Dispose();

    public static Task AddMemberAsync(TestSite site, string organisation, string account, MemberRole role) => site.Database.WriteAsync(
        async (connection, transaction) =>
        {
            await Dapper.SqlMapper.ExecuteAsync(connection,
                "INSERT INTO member VALUES (@organisation, @account, @role, '2026-11-23T11:00:00.000Z')",
                new { organisation, account, role = role.Id() }, transaction);
            return true;
        },
        default);

    public static string NewEmail() => $"person{Interlocked.Increment(ref _number)}@consulting.example";

    private GrantStore Grants => _site.Services.GetRequiredService<GrantStore>();

    private static OrganisationStore Organisations(TestSite site) => site.Services.GetRequiredService<OrganisationStore>();
}

/// <summary>A client of a consultancy.</summary>
/// <param name="Assessment">Null when it began none.</param>
/// <param name="Email">Address by which its owner signs in.</param>
internal sealed record ConsultedClient(string Id, string? Assessment, string OwnerId, string Email);
