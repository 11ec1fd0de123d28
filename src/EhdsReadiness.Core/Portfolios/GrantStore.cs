namespace EhdsReadiness.Core.Portfolios;

/// <summary>Keeps what clients let consulting organisations do. What is given opens, and what is withdrawn closes, from the next request
/// on.</summary>
public sealed class GrantStore(Database database)
{
    /// <summary>Every access that an organisation gave, the last one first.</summary>
    public Task<IReadOnlyList<AccessGrant>> OfClientAsync(string organisationId, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                access_grant.id, access_grant.consultancy_id, organisation.name AS consultancy_name, access_grant.may_answer,
                access_grant.until, giver.name AS granted_by_name, access_grant.granted_at,
                taker.name AS withdrawn_by_name, access_grant.withdrawn_at
            FROM access_grant
            JOIN organisation ON organisation.id = access_grant.consultancy_id
            LEFT JOIN account AS giver ON giver.id = access_grant.granted_by
            LEFT JOIN account AS taker ON taker.id = access_grant.withdrawn_by
            WHERE access_grant.organisation_id = @organisationId
            ORDER BY access_grant.granted_at DESC, access_grant.id DESC
            """;

        return database.ListAsync<AccessGrant>(sql, new { organisationId }, cancel);
    }

    /// <summary>The organisations whose access to a group runs today, by name.</summary>
    public Task<IReadOnlyList<(string Id, string Name)>> MembersAsync(string groupId, DateOnly today, CancellationToken cancel)
    {
        const string sql = """
            SELECT DISTINCT organisation.id, organisation.name
            FROM access_grant
            JOIN organisation ON organisation.id = access_grant.organisation_id
            WHERE access_grant.consultancy_id = @groupId AND access_grant.withdrawn_at IS NULL AND access_grant.until >= @today
            ORDER BY organisation.name, organisation.id
            """;

        return database.ListAsync<(string Id, string Name)>(sql, new { groupId, today }, cancel);
    }

    /// <summary>Lets a consultancy in. One it was let in by before is withdrawn with it, so that no two run side by side.</summary>
    /// <param name="by">Identifier of the owner's account.</param>
    public Task GrantAsync(
        string organisationId, string consultancyId, bool mayAnswer, DateOnly until, string by, DateTimeOffset at, CancellationToken cancel)
    {
        const string replace = """
            UPDATE access_grant
            SET withdrawn_by = @by, withdrawn_at = @at
            WHERE organisation_id = @organisationId AND consultancy_id = @consultancyId AND withdrawn_at IS NULL
            """;
        const string insert = """
            INSERT INTO access_grant (id, organisation_id, consultancy_id, may_answer, until, granted_by, granted_at)
            VALUES (@id, @organisationId, @consultancyId, @mayAnswer, @until, @by, @at)
            """;

        var parameters = new
        {
            id = Guid.CreateVersion7(at).ToString("N"),
            organisationId,
            consultancyId,
            mayAnswer,
            until,
            by,
            at,
        };
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(replace, parameters, transaction, cancel);
                await connection.ExecuteAsync(insert, parameters, transaction, cancel);
                var remark = string.Create(CultureInfo.InvariantCulture, $"{(mayAnswer ? "answer" : "read")} {until:yyyy-MM-dd}");
                await AuditTrail.AppendAsync(connection, transaction,
                    new(AuditAction.Granted, AuditActor.Account(by), AuditSubject.Organisation(consultancyId), organisationId, remark), at,
                    cancel);
                return true;
            },
            cancel);
    }

    /// <summary>
    /// Takes an access back. False, and nothing written, when the organisation gave none of that identifier, or withdrew it already.
    /// </summary>
    /// <param name="by">Identifier of the owner's account.</param>
    public Task<bool> WithdrawAsync(string organisationId, string id, string by, DateTimeOffset at, CancellationToken cancel)
    {
        const string select = """
            SELECT consultancy_id
            FROM access_grant
            WHERE id = @id AND organisation_id = @organisationId AND withdrawn_at IS NULL
            """;
        const string update = "UPDATE access_grant SET withdrawn_by = @by, withdrawn_at = @at WHERE id = @id";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var parameters = new { id, organisationId, by, at };
                if (await connection.FindAsync<string>(select, parameters, transaction, cancel) is not { } consultancy)
                {
                    return false;
                }

                await connection.ExecuteAsync(update, parameters, transaction, cancel);
                await AuditTrail.AppendAsync(connection, transaction,
                    new(AuditAction.Withdrew, AuditActor.Account(by), AuditSubject.Organisation(consultancy), organisationId), at, cancel);
                return true;
            },
            cancel);
    }
}
