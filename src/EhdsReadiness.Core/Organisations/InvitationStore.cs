using System.Data.Common;
using Dapper;
using EhdsReadiness.Core.Assessments;
using EhdsReadiness.Core.Audit;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Core.Organisations;

/// <summary>Keeps invitations. Of the secret in a link only its hash is kept.</summary>
public sealed class InvitationStore(Database database)
{
    /// <summary>Invites an address and gives the secret of the link. An earlier invitation of the same address is withdrawn by it.</summary>
    /// <param name="by">Identifier of the account that invites.</param>
    public Task<string> InviteAsync(string organisationId, string email, MemberRole role, string by, DateTimeOffset at, CancellationToken cancel)
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
                var open = await connection.QueryAsync<Row>(new CommandDefinition(SelectOpen, new { organisationId, now = Instant.Write(at) }, transaction, cancellationToken: cancel));
                foreach (var earlier in open.Select(row => row.ToInvitation()).Where(one => one.IsFor(email)))
                {
                    await connection.ExecuteAsync(new CommandDefinition(withdraw, new { organisationId, earlier.Id, at = Instant.Write(at) }, transaction, cancellationToken: cancel));
                }

                var id = Guid.CreateVersion7(at).ToString("N");
                var parameters = new
                {
                    id,
                    organisationId,
                    email,
                    role = role.Id(),
                    hash = AssessmentKey.Hash(token),
                    by,
                    at = Instant.Write(at),
                    expires = Instant.Write(at + Invitation.Lifetime),
                };
                await connection.ExecuteAsync(new CommandDefinition(insert, parameters, transaction, cancellationToken: cancel));
                await AuditTrail.AppendAsync(connection, transaction, new(AuditAction.Invited, AuditActor.Account(by), AuditSubject.Invitation(id), organisationId, role.Id()), at, cancel);
                return token;
            },
            cancel);
    }

    private const string SelectOpen = """
        SELECT
            invitation.id AS Id, invitation.organisation_id AS OrganisationId, organisation.name AS OrganisationName, invitation.email AS Email,
            invitation.role AS Role, invitation.invited_at AS InvitedAt, invitation.expires_at AS ExpiresAt
        FROM invitation
        JOIN organisation ON organisation.id = invitation.organisation_id
        JOIN member ON member.organisation_id = invitation.organisation_id AND member.account_id = invitation.invited_by AND member.role = 'owner'
        JOIN account ON account.id = member.account_id AND account.role IS NULL
        WHERE invitation.organisation_id = @organisationId AND invitation.accepted_at IS NULL AND invitation.withdrawn_at IS NULL AND invitation.expires_at > @now
        ORDER BY invitation.invited_at, invitation.id
        """;

    /// <summary>The invitations of an organisation that can still be accepted, the oldest first.</summary>
    public async Task<IReadOnlyList<Invitation>> OpenAsync(string organisationId, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(SelectOpen, new { organisationId, now = Instant.Write(now) }, cancellationToken: cancel));
        return [.. rows.Select(row => row.ToInvitation())];
    }

    /// <summary>Withdraws an open invitation: its link opens nothing from then on. False when there is none such.</summary>
    public Task<bool> WithdrawAsync(string organisationId, string id, string by, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            UPDATE invitation
            SET withdrawn_at = @at
            WHERE id = @id AND organisation_id = @organisationId AND accepted_at IS NULL AND withdrawn_at IS NULL
            """;

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await connection.ExecuteAsync(new CommandDefinition(sql, new { id, organisationId, at = Instant.Write(at) }, transaction, cancellationToken: cancel)) == 0)
                {
                    return false;
                }

                await AuditTrail.AppendAsync(connection, transaction, new(AuditAction.Withdrew, AuditActor.Account(by), AuditSubject.Invitation(id), organisationId), at, cancel);
                return true;
            },
            cancel);
    }

    /// <summary>Withdraws what somebody invited to who leaves or is no owner any more: an invitation is worth no more than the one who sent it.</summary>
    internal static async Task WithdrawOfMemberAsync(
        DbConnection connection, DbTransaction transaction, string organisationId, string accountId, AuditActor by, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            UPDATE invitation
            SET withdrawn_at = @at
            WHERE organisation_id = @organisationId AND invited_by = @accountId AND accepted_at IS NULL AND withdrawn_at IS NULL AND expires_at > @at
            RETURNING id
            """;

        var ids = await connection.QueryAsync<string>(new CommandDefinition(sql, new { organisationId, accountId, at = Instant.Write(at) }, transaction, cancellationToken: cancel));
        foreach (var id in ids)
        {
            await AuditTrail.AppendAsync(connection, transaction, new(AuditAction.Withdrew, by, AuditSubject.Invitation(id), organisationId), at, cancel);
        }
    }

    private const string SelectByToken = """
        SELECT
            invitation.id AS Id, invitation.organisation_id AS OrganisationId, organisation.name AS OrganisationName, invitation.email AS Email,
            invitation.role AS Role, invitation.invited_at AS InvitedAt, invitation.expires_at AS ExpiresAt
        FROM invitation
        JOIN organisation ON organisation.id = invitation.organisation_id
        JOIN member ON member.organisation_id = invitation.organisation_id AND member.account_id = invitation.invited_by AND member.role = 'owner'
        JOIN account ON account.id = member.account_id AND account.role IS NULL
        WHERE invitation.token_hash = @hash AND invitation.accepted_at IS NULL AND invitation.withdrawn_at IS NULL AND invitation.expires_at > @now
        """;

    /// <summary>The invitation of a link; null when it is unknown, used, withdrawn or expired, which nobody is told apart.</summary>
    public async Task<Invitation?> FindAsync(string token, DateTimeOffset now, CancellationToken cancel)
    {
        if (!AssessmentKey.IsWellFormed(token))
        {
            return null;
        }

        await using var connection = await database.OpenAsync(cancel);
        var parameters = new { hash = AssessmentKey.Hash(token), now = Instant.Write(now) };
        return (await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(SelectByToken, parameters, cancellationToken: cancel)))?.ToInvitation();
    }

    /// <summary>Makes the invited account a member, once. Somebody who is a member already keeps their role.</summary>
    /// <returns>The invitation; null, and nothing written, when it is no longer open or the account isn't the invited one without a staff role.</returns>
    public Task<Invitation?> AcceptAsync(string token, string accountId, DateTimeOffset at, CancellationToken cancel)
    {
        const string select = """
            SELECT email
            FROM account
            WHERE id = @accountId AND role IS NULL
            """;
        const string update = """
            UPDATE invitation
            SET accepted_at = @at
            WHERE id = @Id
            """;

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var parameters = new { hash = AssessmentKey.Hash(token), now = Instant.Write(at) };
                var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(SelectByToken, parameters, transaction, cancellationToken: cancel));
                var email = await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(select, new { accountId }, transaction, cancellationToken: cancel));
                if (row?.ToInvitation() is not { } invitation || email is null || !invitation.IsFor(email))
                {
                    return null;
                }

                await connection.ExecuteAsync(new CommandDefinition(update, new { invitation.Id, at = Instant.Write(at) }, transaction, cancellationToken: cancel));
                await MemberStore.InsertAsync(connection, transaction, invitation.OrganisationId, accountId, invitation.Role, at, cancel);
                var what = new AuditEvent(AuditAction.Joined, AuditActor.Account(accountId), AuditSubject.Account(accountId), invitation.OrganisationId, invitation.Role.Id());
                await AuditTrail.AppendAsync(connection, transaction, what, at, cancel);
                return invitation;
            },
            cancel);
    }

    private sealed record Row
    {
        public required string Id { get; init; }

        public required string OrganisationId { get; init; }

        public required string OrganisationName { get; init; }

        public required string Email { get; init; }

        public required string Role { get; init; }

        public required string InvitedAt { get; init; }

        public required string ExpiresAt { get; init; }

        public Invitation ToInvitation() =>
            new(Id, OrganisationId, OrganisationName, Email, MemberRoleIds.Find(Role)!.Value, Instant.Read(InvitedAt), Instant.Read(ExpiresAt));
    }
}
