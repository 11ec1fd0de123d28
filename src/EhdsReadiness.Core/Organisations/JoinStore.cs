namespace EhdsReadiness.Core.Organisations;

/// <summary>Keeps requests to become a member of an organisation. What became of them is in its trail.</summary>
public sealed class JoinStore(Database database)
{
    private const string Select = """
        SELECT
            join_request.id, join_request.organisation_id, join_request.account_id, account.name, account.email, account.language,
            join_request.identifier, join_request.message, join_request.asked_at
        FROM join_request
        JOIN account ON account.id = join_request.account_id AND account.role IS NULL AND account.disabled_at IS NULL
        JOIN organisation AS asked ON asked.id = join_request.organisation_id
            AND COALESCE(asked.siren, asked.foreign_identifier) = join_request.identifier
        WHERE join_request.asked_at > @since AND NOT EXISTS (
            SELECT 1
            FROM member
            WHERE member.organisation_id = join_request.organisation_id AND member.account_id = join_request.account_id)
        """;

    /// <summary>
    /// The organisation that gives a number, without those of which the account is a member: the one that has proven it before those that
    /// only claim it, and of these the first.
    /// </summary>
    /// <returns>Null when no other gives it.</returns>
    public Task<Joinable?> FindAsync(string identifier, string accountId, DateTimeOffset now, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                organisation.id AS organisation_id, @identifier AS identifier,
                COALESCE(register_entry.name, CASE WHEN number_proof.id IS NOT NULL THEN organisation.name END) AS name,
                number_proof.id IS NOT NULL AS is_proven,
                EXISTS (
                    SELECT 1
                    FROM join_request
                    WHERE join_request.organisation_id = organisation.id AND join_request.account_id = @accountId
                        AND join_request.asked_at > @since) AS is_asked
            FROM organisation
            LEFT JOIN number_proof ON number_proof.organisation_id = organisation.id AND number_proof.ended_at IS NULL
                AND number_proof.identifier = @identifier
            LEFT JOIN register_entry ON register_entry.identifier = @identifier
            WHERE (organisation.siren = @identifier OR organisation.foreign_identifier = @identifier)
                AND NOT EXISTS (
                    SELECT 1
                    FROM member
                    WHERE member.organisation_id = organisation.id AND member.account_id = @accountId)
            ORDER BY CASE WHEN number_proof.id IS NULL THEN 1 ELSE 0 END, organisation.created_at, organisation.id
            LIMIT 1
            """;

        return database.FindAsync<Joinable>(sql, new { identifier, accountId, since = now - JoinRequest.Lifetime }, cancel);
    }

    /// <summary>Asks to become a member.</summary>
    /// <param name="message">What they say; null for nothing.</param>
    /// <param name="mailsOf">Gives the mails to the owners by the identifier of the request, which are written in the same transaction;
    /// null for none.</param>
    public Task<JoinOutcome> AskAsync(
        Joinable found, string accountId, string? message, DateTimeOffset at, CancellationToken cancel,
        Func<string, IEnumerable<WaitingMail>>? mailsOf = null)
    {
        const string selectNumber =
            "SELECT COUNT(*) FROM organisation WHERE id = @OrganisationId AND COALESCE(siren, foreign_identifier) = @Identifier";
        const string selectMember = "SELECT COUNT(*) FROM member WHERE organisation_id = @OrganisationId AND account_id = @accountId";
        const string forget = """
            DELETE FROM join_request
            WHERE organisation_id = @OrganisationId AND account_id = @accountId AND asked_at <= @since
            """;
        const string insert = """
            INSERT INTO join_request (id, organisation_id, account_id, identifier, message, asked_at)
            VALUES (@id, @OrganisationId, @accountId, @Identifier, @message, @at)
            ON CONFLICT (organisation_id, account_id) DO NOTHING
            """;

        var id = Guid.CreateVersion7(at).ToString("N");
        var row = new { id, found.OrganisationId, found.Identifier, accountId, message, at, since = at - JoinRequest.Lifetime };
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await connection.FindAsync<int>(selectNumber, row, transaction, cancel) == 0) { return JoinOutcome.Gone; }

                if (await connection.FindAsync<int>(selectMember, row, transaction, cancel) > 0) { return JoinOutcome.Member; }

                await connection.ExecuteAsync(forget, row, transaction, cancel);
                if (await connection.ExecuteAsync(insert, row, transaction, cancel) == 0) { return JoinOutcome.AskedBefore; }

                await MailStore.AddAsync(connection, transaction, mailsOf?.Invoke(id), cancel);
                var what = new AuditEvent(
                    AuditAction.AskedToJoin, AuditActor.Account(accountId), AuditSubject.Account(accountId), found.OrganisationId);
                await AuditTrail.AppendAsync(connection, transaction, what, at, cancel);
                return JoinOutcome.Asked;
            },
            cancel);
    }

    /// <summary>The open requests to an organisation, the oldest first.</summary>
    public Task<IReadOnlyList<JoinRequest>> OpenAsync(string organisationId, DateTimeOffset now, CancellationToken cancel)
    {
        const string sql = $"{Select} AND join_request.organisation_id = @organisationId ORDER BY join_request.asked_at, join_request.id";

        return database.ListAsync<JoinRequest>(sql, new { organisationId, since = now - JoinRequest.Lifetime }, cancel);
    }

    /// <summary>The open requests of an account, the oldest first.</summary>
    public Task<IReadOnlyList<JoinRequest>> OfAccountAsync(string accountId, DateTimeOffset now, CancellationToken cancel)
    {
        const string sql = $"{Select} AND join_request.account_id = @accountId ORDER BY join_request.asked_at, join_request.id";

        return database.ListAsync<JoinRequest>(sql, new { accountId, since = now - JoinRequest.Lifetime }, cancel);
    }

    /// <summary>Whether a request is open.</summary>
    public async Task<bool> IsOpenAsync(string id, DateTimeOffset now, CancellationToken cancel) =>
        await database.FindAsync<JoinRequest>(SelectOne, new { id, since = now - JoinRequest.Lifetime }, cancel) is not null;

    /// <summary>Takes one's own request back. False when there is none such.</summary>
    public Task<bool> WithdrawAsync(string id, string accountId, DateTimeOffset at, CancellationToken cancel) => database.WriteAsync(
        async (connection, transaction) =>
        {
            if (await TakeAsync(connection, transaction, id, at, cancel) is not { } request || request.AccountId != accountId)
            {
                return false;
            }

            await CloseAsync(connection, transaction, request, AuditAction.Withdrew, accountId, null, at, cancel);
            return true;
        },
        cancel);

    /// <summary>Lets in whoever asks, or does not. Somebody who is a member already keeps their role.</summary>
    /// <param name="role">What they become; null refuses.</param>
    /// <param name="by">Identifier of the account that decides.</param>
    /// <param name="reason">Why, at the word of an administrator of the site; null where an owner decides.</param>
    /// <param name="mailsOf">Gives the mails that tell of it, which are written in the same transaction; null for none.</param>
    /// <returns>The request; null, and nothing written, when no such one is open.</returns>
    public Task<JoinRequest?> DecideAsync(
        string id, string organisationId, MemberRole? role, string by, DateTimeOffset at, CancellationToken cancel, string? reason = null,
        Func<JoinRequest, IEnumerable<WaitingMail>>? mailsOf = null) => database.WriteAsync(
        async (connection, transaction) =>
        {
            if (await TakeAsync(connection, transaction, id, at, cancel) is not { } request || request.OrganisationId != organisationId)
            {
                return null;
            }

            if (role is { } given)
            {
                await MemberStore.InsertAsync(connection, transaction, organisationId, request.AccountId, given, at, cancel);
            }

            var action = role is null ? AuditAction.Refused : AuditAction.Joined;
            await CloseAsync(connection, transaction, request, action, by, role?.Id() ?? reason, at, cancel);
            if (role is not null && reason is not null)
            {
                await MemberStore.NoteReasonAsync(connection, transaction, organisationId, request.AccountId, by, reason, at, cancel);
            }

            await MailStore.AddAsync(connection, transaction, mailsOf?.Invoke(request), cancel);
            return request;
        },
        cancel);

    private const string SelectOne = $"{Select} AND join_request.id = @id";

    private static Task<JoinRequest?> TakeAsync(
        DbConnection connection, DbTransaction transaction, string id, DateTimeOffset at, CancellationToken cancel) =>
        connection.FindAsync<JoinRequest>(SelectOne, new { id, since = at - JoinRequest.Lifetime }, transaction, cancel);

    /// <summary>Deletes an open request and notes what became of it.</summary>
    private static async Task CloseAsync(
        DbConnection connection, DbTransaction transaction, JoinRequest request, AuditAction action, string by, string? remark,
        DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = "DELETE FROM join_request WHERE id = @Id";

        await connection.ExecuteAsync(sql, new { request.Id }, transaction, cancel);
        var what = new AuditEvent(
            action, AuditActor.Account(by), AuditSubject.Account(request.AccountId), request.OrganisationId, remark);
        await AuditTrail.AppendAsync(connection, transaction, what, at, cancel);
    }
}
