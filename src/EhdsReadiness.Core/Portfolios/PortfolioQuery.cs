using System.Globalization;
using Dapper;
using EhdsReadiness.Core.Assessments;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Core.Portfolios;

/// <summary>The clients of a person's consulting organisations. Staff accounts have none.</summary>
public sealed class PortfolioQuery(Database database, ListingStore listings)
{
    private const string Day = "yyyy-MM-dd";
    private const int AtOnce = 500;

    /// <summary>Every client whose access runs today, in no order; nobody else. Only what changed since it was last looked at is scored.</summary>
    public async Task<IReadOnlyList<ClientEntry>> OfAccountAsync(string accountId, DateTimeOffset now, CancellationToken cancel) => (await ListAsync(accountId, now, cancel)).Entries;

    /// <summary>As <see cref="OfAccountAsync"/>, with the organisations whose access runs but that cannot be listed, such as for damaged data.</summary>
    public async Task<(IReadOnlyList<ClientEntry> Entries, IReadOnlyList<string> Unlisted)> ListAsync(string accountId, DateTimeOffset now, CancellationToken cancel)
    {
        var (entries, stale) = await ReadAsync(accountId, now, cancel);
        if (stale.Count > 0)
        {
            await listings.RefreshAsync(stale, now, cancel);
            (entries, stale) = await ReadAsync(accountId, now, cancel);
        }

        return (entries, stale);
    }

    /// <summary>Those of these organisations whose access runs today, in the order of the identifiers, whole.</summary>
    public async Task<IReadOnlyList<Client>> ReadAsync(string accountId, IReadOnlyList<string> organisationIds, DateTimeOffset now, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                client_listing.organisation_id AS OrganisationId, client_listing.name AS Name, client_listing.kind AS Kind, client_listing.language AS Language,
                client_listing.identifier AS Identifier, access_grant.may_answer AS MayAnswer, access_grant.until AS Until, member.role AS MemberRole,
                client_listing.state AS State, client_listing.assessment_id AS AssessmentId, client_listing.questionnaire AS Questionnaire,
                client_listing.changed_at AS ChangedAt, client_listing.in_scope AS InScope, client_listing.answered AS Answered,
                client_listing.low AS Low, client_listing.high AS High, client_listing.band AS Band, client_listing.axes AS Axes, client_listing.duties AS Duties
            FROM account
            JOIN member ON member.account_id = account.id
            JOIN access_grant ON access_grant.consultancy_id = member.organisation_id AND access_grant.withdrawn_at IS NULL AND access_grant.until >= @today
            JOIN client_listing ON client_listing.organisation_id = access_grant.organisation_id
            WHERE account.id = @accountId AND account.role IS NULL AND access_grant.organisation_id IN @part
            """;
        const string others = """
            SELECT organisation_id AS OrganisationId, id AS Id, state AS State, created_at AS CreatedAt
            FROM assessment
            WHERE organisation_id IN @part
            ORDER BY created_at DESC, id DESC
            """;

        var clients = new Dictionary<string, Client>(StringComparer.Ordinal);
        await using var connection = await database.OpenAsync(cancel);
        foreach (var part in organisationIds.Chunk(AtOnce))
        {
            var parameters = new { accountId, part, today = TodayOf(now) };
            var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, parameters, cancellationToken: cancel));
            var assessments = (await connection.QueryAsync<OtherRow>(new CommandDefinition(others, parameters, cancellationToken: cancel))).ToLookup(row => row.OrganisationId, StringComparer.Ordinal);
            // Of several accesses to one client the one that lets do most counts, then the one that lasts longest.
            foreach (var row in rows.OrderByDescending(row => row.Answering).ThenByDescending(row => row.Until, StringComparer.Ordinal))
            {
                clients.TryAdd(row.OrganisationId, row.ToClient(assessments[row.OrganisationId]));
            }
        }

        return [.. organisationIds.Select(id => clients.GetValueOrDefault(id)).OfType<Client>()];
    }

    /// <summary>The names of organisations whose access a person's consultancies lost lately, the last one first, with the day.</summary>
    /// <param name="since">From when on.</param>
    public async Task<IReadOnlyList<(string Name, DateOnly Day)>> LostAsync(string accountId, DateTimeOffset since, CancellationToken cancel)
    {
        const string sql = """
            SELECT organisation.name AS Name, MAX(access_grant.withdrawn_at) AS WithdrawnAt
            FROM account
            JOIN member ON member.account_id = account.id
            JOIN access_grant ON access_grant.consultancy_id = member.organisation_id AND access_grant.withdrawn_at >= @since
            JOIN organisation ON organisation.id = access_grant.organisation_id
            WHERE account.id = @accountId AND account.role IS NULL AND NOT EXISTS (
                SELECT 1
                FROM access_grant AS other
                WHERE other.organisation_id = access_grant.organisation_id AND other.consultancy_id = access_grant.consultancy_id AND other.withdrawn_at IS NULL)
            GROUP BY organisation.id, organisation.name
            ORDER BY WithdrawnAt DESC
            """;

        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<(string Name, string WithdrawnAt)>(new CommandDefinition(sql, new { accountId, since = Instant.Write(since) }, cancellationToken: cancel));
        return [.. rows.Select(row => (row.Name, StoredAssessment.DayOf(Instant.Read(row.WithdrawnAt))))];
    }

    /// <summary>The clients, and those of them whose listing is missing or stale.</summary>
    private async Task<(IReadOnlyList<ClientEntry> Entries, IReadOnlyList<string> Stale)> ReadAsync(string accountId, DateTimeOffset now, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                access_grant.organisation_id AS Granted, client_listing.organisation_id AS OrganisationId, client_listing.name_key AS NameKey, client_listing.kind AS Kind,
                client_listing.identifier AS Identifier, client_listing.state AS State, client_listing.low AS Low, client_listing.answered AS Answered,
                client_listing.in_scope AS InScope, client_listing.next_date AS NextDate, client_listing.changed_at AS ChangedAt
            FROM account
            JOIN member ON member.account_id = account.id
            JOIN access_grant ON access_grant.consultancy_id = member.organisation_id AND access_grant.withdrawn_at IS NULL AND access_grant.until >= @today
            LEFT JOIN client_listing ON client_listing.organisation_id = access_grant.organisation_id
                AND client_listing.content_sha256 = @ContentSha256 AND (client_listing.next_date IS NULL OR client_listing.next_date >= @today)
            WHERE account.id = @accountId AND account.role IS NULL
            """;

        var parameters = new { accountId, listings.ContentSha256, today = TodayOf(now) };
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<string, ClientEntry?, (string Granted, ClientEntry? Entry)>(
            new CommandDefinition(sql, parameters, cancellationToken: cancel), (granted, entry) => (granted, entry), splitOn: nameof(ClientEntry.OrganisationId));
        var entries = new List<ClientEntry>();
        var (seen, stale) = (new HashSet<string>(StringComparer.Ordinal), new List<string>());
        foreach (var (granted, entry) in rows)
        {
            if (!seen.Add(granted))
            {
                continue;
            }

            if (entry is null)
            {
                stale.Add(granted);
            }
            else
            {
                entries.Add(entry);
            }
        }

        return (entries, stale);
    }

    private static string TodayOf(DateTimeOffset now) => StoredAssessment.DayOf(now).ToString(Day, CultureInfo.InvariantCulture);

    private sealed record OtherRow
    {
        public required string OrganisationId { get; init; }

        public required string Id { get; init; }

        public required string State { get; init; }

        public required string CreatedAt { get; init; }
    }

    private sealed record Row
    {
        public required string OrganisationId { get; init; }

        public required string Name { get; init; }

        public required string Kind { get; init; }

        public required string Language { get; init; }

        public string? Identifier { get; init; }

        public required long MayAnswer { get; init; }

        public required string Until { get; init; }

        public required string MemberRole { get; init; }

        public required string State { get; init; }

        public string? AssessmentId { get; init; }

        public string? Questionnaire { get; init; }

        public string? ChangedAt { get; init; }

        public required int InScope { get; init; }

        public required int Answered { get; init; }

        public int? Low { get; init; }

        public int? High { get; init; }

        public string? Band { get; init; }

        public required string Axes { get; init; }

        public required string Duties { get; init; }

        /// <summary>Readers of a consultancy read, whatever was granted.</summary>
        public bool Answering => MayAnswer == 1 && MemberRole != "reader";

        public Client ToClient(IEnumerable<OtherRow> assessments) => new(
            OrganisationId,
            Name,
            Kind,
            Languages.Find(Language) ?? Core.Language.French,
            Identifier,
            Answering,
            DateOnly.ParseExact(Until, Day, CultureInfo.InvariantCulture),
            StateOf(State),
            AssessmentId is null ? null : new(AssessmentId, Questionnaire!, Instant.Read(ChangedAt!), Summary()),
            [.. assessments.Where(other => other.Id != AssessmentId).Select(other => new OtherAssessment(other.Id, StateOf(other.State), Instant.Read(other.CreatedAt)))]);

        private AssessmentSummary Summary() => new(
            InScope,
            Answered,
            Low is null ? null : new(Low.Value, High!.Value),
            Band,
            [.. Axes.Split(',').Select(axis => Interval.Read(axis))],
            [.. Duties.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(OpenDuties.Read)]);

        private static ClientState StateOf(string id) => ClientStates.Find(id) ?? throw new InvalidOperationException($"The database holds an unknown state “{id}”.");
    }
}
