namespace EhdsReadiness.Core.Portfolios;

/// <summary>Keeps when a consultant was last at a client, and says what changed since.</summary>
public sealed class ClientVisitStore(Database database)
{
    /// <summary>Notes that somebody is there now.</summary>
    public Task NoteAsync(string accountId, string organisationId, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO client_visit (account_id, organisation_id, at)
            SELECT account.id, organisation.id, @at
            FROM account, organisation
            WHERE account.id = @accountId AND organisation.id = @organisationId
            ON CONFLICT (account_id, organisation_id) DO UPDATE SET at = excluded.at
            """;

        return database.ExecuteAsync(sql, new { accountId, organisationId, at }, cancel);
    }

    /// <summary>What others changed since, of those of these clients where somebody was; by client.</summary>
    public async Task<IReadOnlyDictionary<string, ClientChanges>> ChangesAsync(
        string accountId, IReadOnlyCollection<string> organisationIds, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                client_visit.organisation_id, client_visit.at AS since,
                (SELECT COUNT(DISTINCT answer_history.question_id)
                    FROM answer_history
                    JOIN assessment ON assessment.id = answer_history.assessment_id
                    WHERE assessment.organisation_id = client_visit.organisation_id AND answer_history.at > client_visit.at
                        AND answer_history.author <> @accountId) AS answers,
                (SELECT state_change.state_after
                    FROM state_change
                    JOIN assessment ON assessment.id = state_change.assessment_id
                    WHERE assessment.organisation_id = client_visit.organisation_id AND state_change.at > client_visit.at
                    ORDER BY state_change.at DESC, state_change.number DESC
                    LIMIT 1) AS state,
                (SELECT COUNT(*)
                    FROM finalised_copy
                    WHERE finalised_copy.organisation_id = client_visit.organisation_id
                        AND finalised_copy.finalised_at > client_visit.at) AS copies
            FROM client_visit
            WHERE client_visit.account_id = @accountId AND client_visit.organisation_id IN @ids
            """;

        var rows = await database.ListAsync<ClientChanges>(sql, new { accountId, ids = organisationIds.ToArray() }, cancel);
        return rows.ToDictionary(one => one.OrganisationId, StringComparer.Ordinal);
    }
}
