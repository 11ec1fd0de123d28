namespace EhdsReadiness.Core.Audit;

/// <summary>Reads the trail of one organisation, or of the site itself.</summary>
public sealed class AuditQuery(Database database)
{
    // The actions as they stand in the index that finds them.
    private const string OfSite = """
        FROM audit_entry AS entry
        JOIN audit_detail AS detail ON detail.number = entry.number
        LEFT JOIN account AS actor ON actor.id = detail.actor_id
        LEFT JOIN account ON account.id = detail.subject_id AND detail.subject = 'account'
        WHERE entry.organisation_id IS NULL
            AND entry.action IN ('granted', 'withdrew', 'created', 'secured', 'deleted', 'published')
            AND (detail.subject = 'publication' OR entry.action IN ('granted', 'withdrew') OR account.role IS NOT NULL)
        """;

    /// <summary>How many entries fit.</summary>
    public Task<int> CountAsync(string organisationId, AuditChoice choice, CancellationToken cancel)
    {
        const string sql = """
            SELECT COUNT(*)
            FROM audit_entry AS entry
            JOIN audit_detail AS detail ON detail.number = entry.number
            WHERE entry.organisation_id = @organisationId
                AND (@action IS NULL OR entry.action = @action) AND (@account IS NULL OR detail.actor_id = @account)
                AND (@from IS NULL OR entry.at >= @from) AND (@end IS NULL OR entry.at < @end)
                    AND (@Before IS NULL OR entry.number < @Before)
            """;

        return database.FindAsync<int>(sql, ParametersOf(organisationId, choice, 0, 0), cancel);
    }

    /// <summary>Some of the entries that fit, the last one first.</summary>
    /// <param name="skip">How many to leave out at the start.</param>
    /// <param name="take">How many at most.</param>
    public Task<IReadOnlyList<AuditLine>> OfOrganisationAsync(
        string organisationId, AuditChoice choice, int skip, int take, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                entry.number, entry.at, entry.action, detail.actor AS actor_kind, actor.name AS actor_name,
                detail.acting_for IS NOT NULL AS is_for_other, consultancy.name AS acting_for_name,
                detail.subject, detail.subject_id, COALESCE(organisation.name, account.name) AS subject_name, detail.remark, entry.hash
            FROM audit_entry AS entry
            JOIN audit_detail AS detail ON detail.number = entry.number
            LEFT JOIN account AS actor ON actor.id = detail.actor_id
            LEFT JOIN organisation AS consultancy ON consultancy.id = detail.acting_for
            LEFT JOIN organisation ON organisation.id = detail.subject_id AND detail.subject = 'organisation'
            LEFT JOIN account ON account.id = detail.subject_id AND detail.subject = 'account'
            WHERE entry.organisation_id = @organisationId
                AND (@action IS NULL OR entry.action = @action) AND (@account IS NULL OR detail.actor_id = @account)
                AND (@from IS NULL OR entry.at >= @from) AND (@end IS NULL OR entry.at < @end)
                    AND (@Before IS NULL OR entry.number < @Before)
            ORDER BY entry.number DESC
            LIMIT @take OFFSET @skip
            """;

        return database.ListAsync<AuditLine>(sql, ParametersOf(organisationId, choice, skip, take), cancel);
    }

    /// <summary>How many entries concern the site and no organisation: accounts with a role, publications.</summary>
    public Task<int> CountOfSiteAsync(CancellationToken cancel)
    {
        const string sql = $"""
            SELECT COUNT(*)
            {OfSite}
            """;

        return database.FindAsync<int>(sql, null, cancel);
    }

    /// <summary>Some of those entries, the last one first.</summary>
    public Task<IReadOnlyList<AuditLine>> OfSiteAsync(int skip, int take, CancellationToken cancel)
    {
        const string sql = $"""
            SELECT
                entry.number, entry.at, entry.action, detail.actor AS actor_kind, actor.name AS actor_name,
                detail.acting_for IS NOT NULL AS is_for_other, NULL AS acting_for_name,
                detail.subject, detail.subject_id, account.name AS subject_name, detail.remark, entry.hash
            {OfSite}
            ORDER BY entry.number DESC
            LIMIT @take OFFSET @skip
            """;

        return database.ListAsync<AuditLine>(sql, new { skip, take }, cancel);
    }

    /// <summary>Everybody who stands in the trail as the one who did something, by name.</summary>
    public Task<IReadOnlyList<(string AccountId, string Name)>> ActorsAsync(string organisationId, CancellationToken cancel)
    {
        const string sql = """
            SELECT DISTINCT account.id AS account_id, account.name
            FROM audit_entry AS entry
            JOIN audit_detail AS detail ON detail.number = entry.number
            JOIN account ON account.id = detail.actor_id
            WHERE entry.organisation_id = @organisationId
            ORDER BY account.name, account.id
            """;

        return database.ListAsync<(string, string)>(sql, new { organisationId }, cancel);
    }

    private static object ParametersOf(string organisationId, AuditChoice choice, int skip, int take) => new
    {
        organisationId,
        choice.Action,
        account = choice.AccountId,
        from = choice.From is { } from ? FrenchTime.StartOf(from) : (DateTimeOffset?)null,
        end = choice.Through is { } through ? FrenchTime.StartOf(through.AddDays(1)) : (DateTimeOffset?)null,
        choice.Before,
        skip,
        take,
    };
}
