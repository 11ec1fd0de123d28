namespace EhdsReadiness.Core.Tests.Organisations;

/// <summary>Accounts and organisations in a database of their own.</summary>
internal sealed class People : IDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);

    public static readonly OrganisationDetails Hospital =
        new("CHU de Montervaux", "hospital", "FR-GES", "732829320", null, null, false, Language.French);

    private readonly TemporaryDatabase _temporary = new();

    public Database Database => _temporary.Database;

    /// <summary>The same database as another process has it.</summary>
    public Database OfAnother() => _temporary.OfAnother();

    public void Dispose() => _temporary.Dispose();

    /// <summary>An account with this name as its identifier and at this name's address.</summary>
    public async Task<string> AccountAsync(string name, string? staff = null)
    {
        const string sql = """
            INSERT INTO account (
                id, email, normalized_email, name, language, role, security_stamp, concurrency_stamp, two_factor, created_at)
            VALUES (@name, @email, @normal, @name, 'fr', @staff, '', '', FALSE, @at)
            """;

        await using var connection = await Database.OpenAsync(default);
        var email = $"{name}@example.org";
        await connection.ExecuteAsync(sql, new { name, email, normal = email.ToUpperInvariant(), staff, at = Noon }, null, default);
        return name;
    }

    /// <summary>An organisation with these members; the first is made with it and an owner.</summary>
    public async Task<string> OrganisationAsync(params (string Account, MemberRole Role)[] members)
    {
        var id = await new OrganisationStore(Database).CreateAsync(Hospital, await AccountAsync(members[0].Account), Noon, default);
        foreach (var (account, role) in members[1..])
        {
            await AccountAsync(account);
            await JoinAsync(id, account, role);
        }

        return id;
    }

    public Task JoinAsync(string organisation, string account, MemberRole role) => Database.WriteAsync(
        async (connection, transaction) =>
        {
            await MemberStore.InsertAsync(connection, transaction, organisation, account, role, Noon, default);
            return true;
        },
        default);

    /// <summary>What a client lets a consulting organisation do.</summary>
    public async Task GrantAsync(string organisation, string consultancy, bool mayAnswer, string until, bool withdrawn = false)
    {
        const string sql = """
            INSERT INTO access_grant (id, organisation_id, consultancy_id, may_answer, until, granted_by, granted_at, withdrawn_by,
                withdrawn_at)
            VALUES (@id, @organisation, @consultancy, @mayAnswer, @until, 'owner', @at, @by, @withdrawnAt)
            """;

        var grant = new
        {
            id = Guid.NewGuid().ToString("N"),
            organisation,
            consultancy,
            mayAnswer,
            until = DateOnly.Parse(until, CultureInfo.InvariantCulture),
            at = Noon,
            by = withdrawn ? "owner" : null,
            withdrawnAt = withdrawn ? Noon : (DateTimeOffset?)null,
        };
        await Database.ExecuteAsync(sql, grant, default);
    }
}
