using Microsoft.Extensions.Caching.Memory;

namespace EhdsReadiness.Core.Portfolios;

/// <summary>
/// The clients of a person's consulting organisations. Staff accounts have none. The list is kept in memory: each time the revisions of
/// the consultancies are read, which say whether it is still true, whichever process changed it.
/// </summary>
public sealed class PortfolioQuery(Database database, ListingStore listings) : IDisposable
{
    private const int AtOnce = 500;

    /// <summary>Memory that the lists take at most, in bytes.</summary>
    private const long MostKept = 16 * 1024 * 1024;

    /// <summary>Of an entry with its texts, in bytes: high rather than low.</summary>
    private const long EntrySize = 1_000;

    /// <summary>How long a list is kept that nobody asks for.</summary>
    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostKept });

    /// <summary>
    /// Every client whose access runs today, by name; nobody else. Only what changed since it was last looked at is scored.
    /// </summary>
    public async Task<IReadOnlyList<ClientEntry>> OfAccountAsync(string accountId, DateTimeOffset now, CancellationToken cancel) =>
        (await ListAsync(accountId, now, cancel)).Entries;

    /// <summary>
    /// As <see cref="OfAccountAsync"/>, with the organisations whose access runs but that cannot be listed, such as for damaged data.
    /// </summary>
    public async Task<(IReadOnlyList<ClientEntry> Entries, IReadOnlyList<string> Unlisted)> ListAsync(
        string accountId, DateTimeOffset now, CancellationToken cancel)
    {
        var today = FrenchTime.DayOf(now);
        var revisions = await RevisionsAsync(accountId, cancel);
        if (_kept.Get<KeptList>(accountId) is { } kept && kept.Day == today && kept.Revisions.SequenceEqual(revisions))
        {
            return (kept.Entries, []);
        }

        var (entries, stale) = await ReadAsync(accountId, now, cancel);
        if (stale.Count > 0)
        {
            await listings.RefreshAsync(stale, now, cancel);
            revisions = await RevisionsAsync(accountId, cancel);
            (entries, stale) = await ReadAsync(accountId, now, cancel);
        }

        if (stale.Count == 0)
        {
            var options = new MemoryCacheEntryOptions { Size = EntrySize * (entries.Count + 1), SlidingExpiration = Unused };
            _kept.Set(accountId, new KeptList(today, revisions, entries), options);
        }

        return (entries, stale);
    }

    /// <summary>Those of these organisations whose access runs today, in the order of the identifiers, whole.</summary>
    public async Task<IReadOnlyList<Client>> ReadAsync(
        string accountId, IReadOnlyList<string> organisationIds, DateTimeOffset now, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                client_listing.organisation_id, client_listing.name, client_listing.kind, client_listing.language,
                client_listing.identifier, access_grant.may_answer, access_grant.until, member.role AS member_role,
                client_listing.state, client_listing.assessment_id, client_listing.questionnaire,
                client_listing.changed_at, client_listing.in_scope, client_listing.answered,
                client_listing.low, client_listing.high, client_listing.band, client_listing.axes, client_listing.duties,
                client_listing.to_confirm
            FROM account
            JOIN member ON member.account_id = account.id
            JOIN access_grant ON access_grant.consultancy_id = member.organisation_id AND access_grant.withdrawn_at IS NULL
                AND access_grant.until >= @today
            JOIN client_listing ON client_listing.organisation_id = access_grant.organisation_id
            WHERE account.id = @accountId AND account.role IS NULL AND access_grant.organisation_id IN @part
            """;
        const string others = """
            SELECT organisation_id, id, state, created_at
            FROM assessment
            WHERE organisation_id IN @part
            ORDER BY created_at DESC, id DESC
            """;

        var clients = new Dictionary<string, Client>(StringComparer.Ordinal);
        await using var connection = await database.OpenAsync(cancel);
        foreach (var part in organisationIds.Chunk(AtOnce))
        {
            var parameters = new { accountId, part, today = FrenchTime.DayOf(now) };
            var rows = await connection.ListAsync<Row>(sql, parameters, null, cancel);
            // Not of those that cannot be listed: their data may be damaged.
            var listed = new { part = rows.Select(row => row.OrganisationId).Distinct().ToArray() };
            var assessments = (await connection.ListAsync<(string Client, OtherAssessment Assessment)>(others, listed, null, cancel))
                .ToLookup(row => row.Client, row => row.Assessment, StringComparer.Ordinal);
            // Of several accesses to one client the one that lets do most counts, then the one that lasts longest.
            foreach (var row in rows.OrderByDescending(row => row.Answering).ThenByDescending(row => row.Until))
            {
                clients.TryAdd(row.OrganisationId, row.ToClient(assessments[row.OrganisationId]));
            }
        }

        return [.. organisationIds.Select(id => clients.GetValueOrDefault(id)).OfType<Client>()];
    }

    /// <summary>The names of organisations whose access a person's consultancies lost lately, the last one first, with the day.</summary>
    /// <param name="since">From when on.</param>
    public async Task<IReadOnlyList<(string Name, DateOnly Day)>> LostAsync(
        string accountId, DateTimeOffset since, CancellationToken cancel)
    {
        const string sql = """
            SELECT organisation.name, MAX(access_grant.withdrawn_at) AS withdrawn_at
            FROM account
            JOIN member ON member.account_id = account.id
            JOIN access_grant ON access_grant.consultancy_id = member.organisation_id AND access_grant.withdrawn_at >= @since
            JOIN organisation ON organisation.id = access_grant.organisation_id
            WHERE account.id = @accountId AND account.role IS NULL AND NOT EXISTS (
                SELECT 1
                FROM access_grant AS other
                WHERE other.organisation_id = access_grant.organisation_id AND other.consultancy_id = access_grant.consultancy_id
                    AND other.withdrawn_at IS NULL)
            GROUP BY organisation.id, organisation.name
            ORDER BY withdrawn_at DESC
            """;

        var rows = await database.ListAsync<(string Name, DateTimeOffset WithdrawnAt)>(sql, new { accountId, since }, cancel);
        return [.. rows.Select(row => (row.Name, FrenchTime.DayOf(row.WithdrawnAt)))];
    }

    public void Dispose() => _kept.Dispose();

    /// <summary>The consultancies of a person, each with its revision; null while it never had a client.</summary>
    private Task<IReadOnlyList<(string ConsultancyId, long? Revision)>> RevisionsAsync(string accountId, CancellationToken cancel)
    {
        const string sql = """
            SELECT member.organisation_id, portfolio_revision.revision
            FROM account
            JOIN member ON member.account_id = account.id
            LEFT JOIN portfolio_revision ON portfolio_revision.consultancy_id = member.organisation_id
            WHERE account.id = @accountId AND account.role IS NULL
            ORDER BY member.organisation_id
            """;

        return database.ListAsync<(string, long?)>(sql, new { accountId }, cancel);
    }

    /// <summary>The clients by name, and those of them whose listing is missing or stale.</summary>
    private async Task<(IReadOnlyList<ClientEntry> Entries, IReadOnlyList<string> Stale)> ReadAsync(
        string accountId, DateTimeOffset now, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                access_grant.organisation_id AS granted, client_listing.organisation_id, client_listing.name_key, client_listing.kind,
                client_listing.identifier, client_listing.state, client_listing.low, client_listing.answered,
                client_listing.in_scope, client_listing.next_date, client_listing.changed_at
            FROM account
            JOIN member ON member.account_id = account.id
            JOIN access_grant ON access_grant.consultancy_id = member.organisation_id AND access_grant.withdrawn_at IS NULL
                AND access_grant.until >= @today
            LEFT JOIN client_listing ON client_listing.organisation_id = access_grant.organisation_id
                AND client_listing.content_sha256 = @ContentSha256
                    AND (client_listing.next_date IS NULL OR client_listing.next_date >= @today)
            WHERE account.id = @accountId AND account.role IS NULL
            """;

        var parameters = new { accountId, listings.ContentSha256, today = FrenchTime.DayOf(now) };
        var rows = await database.ListAsync<(string Granted, ClientEntry? Entry)>(sql, parameters, cancel);
        var entries = new List<ClientEntry>();
        var (seen, stale) = (new HashSet<string>(StringComparer.Ordinal), new List<string>());
        foreach (var (granted, entry) in rows)
        {
            if (!seen.Add(granted)) { continue; }

            if (entry is null)
            {
                stale.Add(granted);
            }
            else
            {
                entries.Add(entry);
            }
        }

        return (PortfolioChoice.All.Of(entries), stale);
    }

    /// <param name="Day">In France: accesses end and dates pass with it.</param>
    /// <param name="Revisions">Of each consultancy, read before the entries.</param>
    private sealed record KeptList(
        DateOnly Day, IReadOnlyList<(string ConsultancyId, long? Revision)> Revisions, IReadOnlyList<ClientEntry> Entries);

    private sealed record Row(
        string OrganisationId,
        string Name,
        string Kind,
        Language Language,
        string? Identifier,
        bool MayAnswer,
        DateOnly Until,
        MemberRole MemberRole,
        ClientState State,
        string? AssessmentId,
        string? Questionnaire,
        DateTimeOffset? ChangedAt,
        int InScope,
        int Answered,
        Interval? Overall,
        string? Band,
        string Axes,
        IReadOnlyList<string> Duties,
        int ToConfirm)
    {
        /// <summary>Readers of a consultancy read, whatever was granted.</summary>
        public bool Answering => MayAnswer && MemberRole != MemberRole.Reader;

        public Client ToClient(IEnumerable<OtherAssessment> assessments) => new(
            OrganisationId,
            Name,
            Kind,
            Language,
            Identifier,
            Answering,
            Until,
            State,
            AssessmentId is null ? null : new(AssessmentId, Questionnaire!, ChangedAt!.Value, Summary()),
            [.. assessments.Where(other => other.Id != AssessmentId)]);

        private AssessmentSummary Summary() => new(
            InScope,
            Answered,
            Overall,
            Band,
            [.. Axes.Split(',').Select(axis => Interval.Read(axis))],
            [.. Duties.Select(OpenDuties.Read)],
            ToConfirm);
    }
}
