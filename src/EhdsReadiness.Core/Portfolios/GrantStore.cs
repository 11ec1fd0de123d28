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
                access_grant.may_begin, access_grant.until, giver.name AS granted_by_name, access_grant.granted_at,
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

    /// <summary>
    /// The access by which a member of a consultancy works for a client, as it runs today: the one that lets do most. Null when none runs,
    /// and for staff accounts.
    /// </summary>
    /// <param name="accountId">The member.</param>
    /// <param name="organisationId">The client.</param>
    /// <param name="consultancyId">The consultancy as whose member they work; null for any.</param>
    public async Task<ClientAccess?> RunningAsync(
        string accountId, string organisationId, DateOnly today, CancellationToken cancel, string? consultancyId = null)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await RunningAsync(connection, null, accountId, organisationId, today, cancel, consultancyId);
    }

    internal static async Task<ClientAccess?> RunningAsync(
        DbConnection connection, DbTransaction? transaction, string accountId, string organisationId, DateOnly today,
        CancellationToken cancel, string? consultancyId = null)
    {
        const string sql = """
            SELECT
                client.id, client.name, client.kind, client.region, access_grant.consultancy_id,
                consultancy.name AS consultancy_name, member.role, access_grant.may_answer, access_grant.may_begin, access_grant.until
            FROM access_grant
            JOIN member ON member.organisation_id = access_grant.consultancy_id AND member.account_id = @accountId
            JOIN account ON account.id = member.account_id AND account.role IS NULL
            JOIN organisation AS client ON client.id = access_grant.organisation_id
            JOIN organisation AS consultancy ON consultancy.id = access_grant.consultancy_id
            WHERE access_grant.organisation_id = @organisationId AND access_grant.withdrawn_at IS NULL AND access_grant.until >= @today
                AND (@consultancyId IS NULL OR access_grant.consultancy_id = @consultancyId)
            ORDER BY access_grant.may_answer DESC, member.role, access_grant.id
            """;

        var running = await connection.ListAsync<ClientAccess>(
            sql, new { accountId, organisationId, today, consultancyId }, transaction, cancel);
        return running.FirstOrDefault(one => one.MayBeginNow) ?? (running.Count == 0 ? null : running[0]);
    }

    /// <summary>Lets a consultancy in. One it was let in by before is withdrawn with it, so that no two run side by side.</summary>
    /// <param name="by">Identifier of the owner's account.</param>
    /// <param name="mayBegin">Whether it may begin assessments too, where it may answer.</param>
    public Task GrantAsync(
        string organisationId, string consultancyId, bool mayAnswer, DateOnly until, string by, DateTimeOffset at, CancellationToken cancel,
        bool mayBegin = false) => database.WriteAsync(
        async (connection, transaction) =>
        {
            await GrantAsync(connection, transaction, organisationId, consultancyId, mayAnswer, mayBegin, until, by, at, cancel);
            return true;
        },
        cancel);

    internal static async Task GrantAsync(
        DbConnection connection, DbTransaction transaction, string organisationId, string consultancyId, bool mayAnswer, bool mayBegin,
        DateOnly until, string by, DateTimeOffset at, CancellationToken cancel)
    {
        const string replace = """
            UPDATE access_grant
            SET withdrawn_by = @by, withdrawn_at = @at
            WHERE organisation_id = @organisationId AND consultancy_id = @consultancyId AND withdrawn_at IS NULL
            """;
        const string insert = """
            INSERT INTO access_grant (id, organisation_id, consultancy_id, may_answer, may_begin, until, granted_by, granted_at)
            VALUES (@id, @organisationId, @consultancyId, @mayAnswer, @mayBegin, @until, @by, @at)
            """;

        var parameters = new
        {
            id = Guid.CreateVersion7(at).ToString("N"),
            organisationId,
            consultancyId,
            mayAnswer,
            mayBegin = mayAnswer && mayBegin,
            until,
            by,
            at,
        };
        await connection.ExecuteAsync(replace, parameters, transaction, cancel);
        await connection.ExecuteAsync(insert, parameters, transaction, cancel);
        var right = (mayAnswer, mayBegin) switch { (false, _) => "read", (true, false) => "answer", (true, true) => "begin" };
        var remark = string.Create(CultureInfo.InvariantCulture, $"{right} {until:yyyy-MM-dd}");
        await AuditTrail.AppendAsync(connection, transaction,
            new(AuditAction.Granted, AuditActor.Account(by), AuditSubject.Organisation(consultancyId), organisationId, remark), at, cancel);
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
                await ClientNoteStore.DeleteEndedAsync(connection, transaction, organisationId, FrenchTime.DayOf(at), cancel);
                await CalendarFeedStore.EndOfConsultancyAsync(connection, transaction, organisationId, consultancy, cancel);
                await AuditTrail.AppendAsync(connection, transaction,
                    new(AuditAction.Withdrew, AuditActor.Account(by), AuditSubject.Organisation(consultancy), organisationId), at, cancel);
                return true;
            },
            cancel);
    }
}
