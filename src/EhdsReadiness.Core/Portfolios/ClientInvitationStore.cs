namespace EhdsReadiness.Core.Portfolios;

/// <summary>Keeps invitations of clients. Of the secret in a link only its hash is kept.</summary>
public sealed class ClientInvitationStore(Database database)
{
    private const string Select = """
        SELECT
            client_invitation.id, client_invitation.consultancy_id, consultancy.name AS consultancy_name, consultancy.siren,
            consultancy.created_at AS since, client_invitation.name, client_invitation.email, client_invitation.may_answer,
            client_invitation.until, client_invitation.invited_at, client_invitation.expires_at, client_invitation.withdrawn_at,
            client_invitation.accepted_at, client.name AS client_name
        FROM client_invitation
        JOIN organisation AS consultancy ON consultancy.id = client_invitation.consultancy_id
        LEFT JOIN organisation AS client ON client.id = client_invitation.organisation_id
        """;

    // Worth no more than who sent it: a member of the consultancy that may still be let in.
    private const string SelectByToken = $"""
        {Select}
        JOIN member ON member.organisation_id = client_invitation.consultancy_id AND member.account_id = client_invitation.invited_by
            AND member.role <> 'reader'
        JOIN account ON account.id = member.account_id AND account.role IS NULL AND account.disabled_at IS NULL
        WHERE client_invitation.token_hash = @hash AND client_invitation.accepted_at IS NULL AND client_invitation.withdrawn_at IS NULL
            AND client_invitation.expires_at > @now AND (consultancy.is_consultancy OR consultancy.is_group)
        """;

    /// <summary>Asks an address and gives the secret of the link. An earlier invitation of the same address is withdrawn by it.</summary>
    /// <param name="name">What the consultancy calls the client; null for nothing.</param>
    /// <param name="by">Identifier of the account that invites.</param>
    /// <param name="mailOf">Gives the mail with the secret, which is written in the same transaction; null for none.</param>
    public Task<string> InviteAsync(
        string consultancyId, string? name, string email, bool mayAnswer, DateOnly until, string by, DateTimeOffset at,
        CancellationToken cancel, Func<string, WaitingMail>? mailOf = null)
    {
        const string open = """
            SELECT id, email
            FROM client_invitation
            WHERE consultancy_id = @consultancyId AND accepted_at IS NULL AND withdrawn_at IS NULL
            """;
        const string withdraw = "UPDATE client_invitation SET withdrawn_at = @at WHERE id = @Id";
        const string insert = """
            INSERT INTO client_invitation (
                id, consultancy_id, name, email, token_hash, may_answer, until, invited_by, invited_at, expires_at)
            VALUES (@id, @consultancyId, @name, @email, @hash, @mayAnswer, @until, @by, @at, @expires)
            """;

        var token = AssessmentKey.Create();
        var parameters = new
        {
            id = Guid.CreateVersion7(at).ToString("N"),
            consultancyId,
            name,
            email,
            hash = AssessmentKey.Hash(token),
            mayAnswer,
            until,
            by,
            at,
            expires = at + ClientInvitation.Lifetime,
        };
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var asked = await connection.ListAsync<(string Id, string Email)>(open, parameters, transaction, cancel);
                await connection.ExecuteAsync(
                    withdraw, asked.Where(one => EmailAddress.Normalize(one.Email) == EmailAddress.Normalize(email))
                        .Select(one => new { one.Id, at }), transaction, cancel);
                await connection.ExecuteAsync(insert, parameters, transaction, cancel);
                await MailStore.AddAsync(connection, transaction, mailOf?.Invoke(token), cancel);
                await AuditTrail.AppendAsync(connection, transaction,
                    new(AuditAction.Invited, AuditActor.Account(by), AuditSubject.Invitation(parameters.id), consultancyId), at, cancel);
                return token;
            },
            cancel);
    }

    /// <summary>The invitations of a consultancy, the newest first, whatever became of them.</summary>
    public Task<IReadOnlyList<ClientInvitation>> OfConsultancyAsync(string consultancyId, CancellationToken cancel)
    {
        const string sql = $"""
            {Select}
            WHERE client_invitation.consultancy_id = @consultancyId
            ORDER BY client_invitation.invited_at DESC, client_invitation.id DESC
            LIMIT 500
            """;

        return database.ListAsync<ClientInvitation>(sql, new { consultancyId }, cancel);
    }

    /// <summary>Withdraws an open invitation: its link shows nothing from then on. False when there is none such.</summary>
    public Task<bool> WithdrawAsync(string consultancyId, string id, string by, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            UPDATE client_invitation
            SET withdrawn_at = @at
            WHERE id = @id AND consultancy_id = @consultancyId AND accepted_at IS NULL AND withdrawn_at IS NULL
            """;

        var what = new AuditEvent(AuditAction.Withdrew, AuditActor.Account(by), AuditSubject.Invitation(id), consultancyId);
        return AuditTrail.WriteAsync(database, sql, new { id, consultancyId, at }, what, at, cancel);
    }

    /// <summary>The invitation of a link; null when it is unknown, used, withdrawn or expired, which nobody is told apart.</summary>
    public async Task<ClientInvitation?> FindAsync(string token, DateTimeOffset now, CancellationToken cancel)
    {
        if (!AssessmentKey.IsWellFormed(token)) { return null; }

        return await database.FindAsync<ClientInvitation>(SelectByToken, new { hash = AssessmentKey.Hash(token), now }, cancel);
    }

    /// <summary>Gives the access that was asked for, or as its giver changed it, once.</summary>
    /// <param name="organisationId">The client; the account manages it.</param>
    /// <returns>The invitation; null, and nothing written, when it is no longer open, the account may not give access of that organisation,
    /// or that is the consultancy itself.</returns>
    public Task<ClientInvitation?> AcceptAsync(
        string token, string organisationId, bool mayAnswer, bool mayBegin, DateOnly until, string by, DateTimeOffset at,
        CancellationToken cancel)
    {
        const string update = "UPDATE client_invitation SET accepted_at = @at, organisation_id = @organisationId WHERE id = @Id";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var parameters = new { hash = AssessmentKey.Hash(token), now = at };
                var invitation = await connection.FindAsync<ClientInvitation>(SelectByToken, parameters, transaction, cancel);
                var organisation = await OrganisationStore.FindAsync(connection, transaction, organisationId, by, cancel);
                if (invitation is null || organisation?.Allows(OrganisationRight.Manage) != true
                    || organisationId == invitation.ConsultancyId)
                {
                    return null;
                }

                await connection.ExecuteAsync(update, new { invitation.Id, at, organisationId }, transaction, cancel);
                await GrantStore.GrantAsync(connection, transaction, organisationId, invitation.ConsultancyId, mayAnswer, mayBegin, until,
                    by, at, cancel);
                return invitation;
            },
            cancel);
    }
}
