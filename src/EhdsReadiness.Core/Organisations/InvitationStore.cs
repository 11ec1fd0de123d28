namespace EhdsReadiness.Core.Organisations;

/// <summary>Keeps invitations. Of the secret in a link only its hash is kept.</summary>
public sealed class InvitationStore(Database database)
{
    private const string Select = """
        SELECT
            invitation.id, invitation.organisation_id, organisation.name AS organisation_name, invitation.email,
            invitation.role, invitation.expires_at
        FROM invitation
        JOIN organisation ON organisation.id = invitation.organisation_id
        JOIN member ON member.organisation_id = invitation.organisation_id AND member.account_id = invitation.invited_by
            AND member.role = 'owner'
        JOIN account ON account.id = member.account_id AND account.role IS NULL AND account.disabled_at IS NULL
        """;

    /// <summary>
    /// Invites an address and gives the secret of the link. An earlier invitation of the same address is withdrawn by it.
    /// </summary>
    /// <param name="by">Identifier of the account that invites.</param>
    /// <param name="mailOf">Gives the mail with the secret, which is written in the same transaction; null for none.</param>
    public Task<string> InviteAsync(
        string organisationId, string email, MemberRole role, string by, DateTimeOffset at, CancellationToken cancel,
        Func<string, WaitingMail>? mailOf = null)
    {
        const string withdraw = """
            UPDATE invitation
            SET withdrawn_at = @at
            WHERE organisation_id = @organisationId AND id = @Id
            """;
        const string insert = """
            INSERT INTO invitation (id, organisation_id, email, role, token_hash, invited_by, invited_at, expires_at)
            VALUES (@id, @organisationId, @email, @role, @hash, @by, @at, @expires)
            """;

        var token = AssessmentKey.Create();
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var open = await connection.ListAsync<Invitation>(SelectOpen, new { organisationId, now = at }, transaction, cancel);
                foreach (var earlier in open.Where(one => one.IsFor(email)))
                {
                    await connection.ExecuteAsync(withdraw, new { organisationId, earlier.Id, at }, transaction, cancel);
                }

                var id = Guid.CreateVersion7(at).ToString("N");
                var parameters = new
                {
                    id,
                    organisationId,
                    email,
                    role,
                    hash = AssessmentKey.Hash(token),
                    by,
                    at,
                    expires = at + Invitation.Lifetime,
                };
                await connection.ExecuteAsync(insert, parameters, transaction, cancel);
                await MailStore.AddAsync(connection, transaction, mailOf?.Invoke(token), cancel);
                await AuditTrail.AppendAsync(connection, transaction,
                    new(AuditAction.Invited, AuditActor.Account(by), AuditSubject.Invitation(id), organisationId, role.Id()), at, cancel);
                return token;
            },
            cancel);
    }

    private const string SelectOpen = $"""
        {Select}
        WHERE invitation.organisation_id = @organisationId AND invitation.accepted_at IS NULL AND invitation.withdrawn_at IS NULL
            AND invitation.expires_at > @now
        ORDER BY invitation.invited_at, invitation.id
        """;

    /// <summary>The invitations of an organisation that can still be accepted, the oldest first.</summary>
    public Task<IReadOnlyList<Invitation>> OpenAsync(string organisationId, DateTimeOffset now, CancellationToken cancel) =>
        database.ListAsync<Invitation>(SelectOpen, new { organisationId, now }, cancel);

    /// <summary>Withdraws an open invitation: its link opens nothing from then on. False when there is none such.</summary>
    public Task<bool> WithdrawAsync(string organisationId, string id, string by, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            UPDATE invitation
            SET withdrawn_at = @at
            WHERE id = @id AND organisation_id = @organisationId AND accepted_at IS NULL AND withdrawn_at IS NULL
            """;

        var what = new AuditEvent(AuditAction.Withdrew, AuditActor.Account(by), AuditSubject.Invitation(id), organisationId);
        return AuditTrail.WriteAsync(database, sql, new { id, organisationId, at }, what, at, cancel);
    }

    /// <summary>
    /// Withdraws what somebody invited to who leaves or is no owner any more: an invitation is worth no more than the one who sent it.
    /// </summary>
    internal static async Task WithdrawOfMemberAsync(
        DbConnection connection, DbTransaction transaction, string organisationId, string accountId, AuditActor by, DateTimeOffset at,
        CancellationToken cancel)
    {
        const string sql = """
            UPDATE invitation
            SET withdrawn_at = @at
            WHERE organisation_id = @organisationId AND invited_by = @accountId AND accepted_at IS NULL AND withdrawn_at IS NULL
                AND expires_at > @at
            RETURNING id
            """;

        const string clients = """
            UPDATE client_invitation
            SET withdrawn_at = @at
            WHERE consultancy_id = @organisationId AND invited_by = @accountId AND accepted_at IS NULL AND withdrawn_at IS NULL
            """;

        await connection.ExecuteAsync(clients, new { organisationId, accountId, at }, transaction, cancel);
        var ids = await connection.ListAsync<string>(sql, new { organisationId, accountId, at }, transaction, cancel);
        foreach (var id in ids)
        {
            await AuditTrail.AppendAsync(
                connection, transaction, new(AuditAction.Withdrew, by, AuditSubject.Invitation(id), organisationId), at, cancel);
        }
    }

    /// <summary>Deletes the accepted invitations of an account that is closed, and what consultancies sent to its address: it stands in
    /// them.</summary>
    internal static async Task ForgetAsync(DbConnection connection, DbTransaction transaction, string accountId, CancellationToken cancel)
    {
        const string account = "SELECT email FROM account WHERE id = @accountId";
        const string select = "SELECT id, email, accepted_by FROM invitation WHERE accepted_at IS NOT NULL";
        const string delete = "DELETE FROM invitation WHERE id = @Id";

        var email = EmailAddress.Normalize(await connection.FindAsync<string>(account, new { accountId }, transaction, cancel) ?? "");
        var accepted = await connection.ListAsync<(string Id, string Email, string? AcceptedBy)>(select, null, transaction, cancel);
        const string clients = "SELECT id, email FROM client_invitation";
        const string deleteClient = "DELETE FROM client_invitation WHERE id = @Id";

        var asked = await connection.ListAsync<(string Id, string Email)>(clients, null, transaction, cancel);
        await connection.ExecuteAsync(
            deleteClient, asked.Where(one => EmailAddress.Normalize(one.Email) == email).Select(one => new { one.Id }), transaction,
            cancel);
        await connection.ExecuteAsync(
            delete, accepted.Where(one => one.AcceptedBy == accountId || EmailAddress.Normalize(one.Email) == email)
                .Select(one => new { one.Id }), transaction, cancel);
    }

    private const string SelectByToken = $"""
        {Select}
        WHERE invitation.token_hash = @hash AND invitation.accepted_at IS NULL AND invitation.withdrawn_at IS NULL
            AND invitation.expires_at > @now
        """;

    /// <summary>The invitation of a link; null when it is unknown, used, withdrawn or expired, which nobody is told apart.</summary>
    public async Task<Invitation?> FindAsync(string token, DateTimeOffset now, CancellationToken cancel)
    {
        if (!AssessmentKey.IsWellFormed(token)) { return null; }

        return await database.FindAsync<Invitation>(SelectByToken, new { hash = AssessmentKey.Hash(token), now }, cancel);
    }

    /// <summary>
    /// The organisation to which a link once invited an account, or the address of one, that is its member now, whatever became of the
    /// invitation; null when there is none.
    /// </summary>
    public async Task<string?> FindServedAsync(string token, string accountId, CancellationToken cancel)
    {
        const string sql = """
            SELECT invitation.organisation_id, invitation.email, invitation.accepted_by, account.email AS own
            FROM invitation
            JOIN member ON member.organisation_id = invitation.organisation_id AND member.account_id = @accountId
            JOIN account ON account.id = member.account_id AND account.role IS NULL AND account.disabled_at IS NULL
            WHERE invitation.token_hash = @hash
            """;

        var served = await database.FindAsync<Served>(sql, new { hash = AssessmentKey.Hash(token), accountId }, cancel);
        return served is not null
            && (served.AcceptedBy == accountId || EmailAddress.Normalize(served.Email) == EmailAddress.Normalize(served.Own))
            ? served.OrganisationId
            : null;
    }

    /// <summary>Makes the invited account a member, once. Somebody who is a member already keeps their role.</summary>
    /// <returns>The invitation; null, and nothing written, when it is no longer open or the account isn't the invited one without a staff
    /// role.</returns>
    public Task<Invitation?> AcceptAsync(string token, string accountId, DateTimeOffset at, CancellationToken cancel)
    {
        const string select = "SELECT email FROM account WHERE id = @accountId AND role IS NULL AND disabled_at IS NULL";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var parameters = new { hash = AssessmentKey.Hash(token), now = at };
                var invitation = await connection.FindAsync<Invitation>(SelectByToken, parameters, transaction, cancel);
                var email = await connection.FindAsync<string>(select, new { accountId }, transaction, cancel);
                if (invitation is null || email is null || !invitation.IsFor(email)) { return null; }

                await AcceptAsync(connection, transaction, invitation, accountId, at, cancel);
                return invitation;
            },
            cancel);
    }

    /// <summary>Makes an account for the invited address, which the link has proven, and it a member: both, or neither.</summary>
    /// <param name="account">Of the invited address, without a staff role.</param>
    /// <returns>The invitation; null, and nothing written, when it is no longer open, is for another address, or the address has an
    /// account.</returns>
    public Task<Invitation?> AcceptNewAsync(string token, Account account, DateTimeOffset at, CancellationToken cancel) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var parameters = new { hash = AssessmentKey.Hash(token), now = at };
                var invitation = await connection.FindAsync<Invitation>(SelectByToken, parameters, transaction, cancel);
                if (invitation is null || !invitation.IsFor(account.Email) || account.Role is not null
                    || !await AccountStore.AddAsync(connection, transaction, account, AuditActor.Account(account.Id), cancel))
                {
                    return null;
                }

                await AcceptAsync(connection, transaction, invitation, account.Id, at, cancel);
                return invitation;
            },
            cancel);

    private static async Task AcceptAsync(
        DbConnection connection, DbTransaction transaction, Invitation invitation, string accountId, DateTimeOffset at,
        CancellationToken cancel)
    {
        const string update = "UPDATE invitation SET accepted_at = @at, accepted_by = @accountId WHERE id = @Id";

        await connection.ExecuteAsync(update, new { invitation.Id, at, accountId }, transaction, cancel);
        await MemberStore.InsertAsync(connection, transaction, invitation.OrganisationId, accountId, invitation.Role, at, cancel);
        var what = new AuditEvent(AuditAction.Joined, AuditActor.Account(accountId), AuditSubject.Account(accountId),
            invitation.OrganisationId, invitation.Role.Id());
        await AuditTrail.AppendAsync(connection, transaction, what, at, cancel);
    }

    private sealed record Served(string OrganisationId, string Email, string? AcceptedBy, string Own);
}
