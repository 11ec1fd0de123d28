using System.Data.Common;
using Dapper;
using EhdsReadiness.Core.Audit;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Core.Organisations;

/// <summary>Keeps the members of organisations. Each has at least one owner at any time.</summary>
public sealed class MemberStore(Database database)
{
    /// <summary>The members of an organisation, by name.</summary>
    public async Task<IReadOnlyList<Member>> OfOrganisationAsync(string organisationId, CancellationToken cancel)
    {
        const string sql = """
            SELECT member.account_id AS AccountId, account.name AS Name, account.email AS Email, member.role AS Role, member.since AS Since
            FROM member
            JOIN account ON account.id = member.account_id
            WHERE member.organisation_id = @organisationId
            ORDER BY account.name, account.id
            """;

        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, new { organisationId }, cancellationToken: cancel));
        return [.. rows.Select(row => new Member(row.AccountId, row.Name, row.Email, MemberRoleIds.Find(row.Role)!.Value, Instant.Read(row.Since)))];
    }

    /// <summary>Gives a member another role.</summary>
    /// <param name="by">Identifier of the account that gives it.</param>
    public Task<MemberChange> ChangeRoleAsync(string organisationId, string accountId, MemberRole role, string by, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            UPDATE member
            SET role = @role
            WHERE organisation_id = @organisationId AND account_id = @accountId
            """;

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await RefusalAsync(connection, transaction, organisationId, accountId, staysOwner: role == MemberRole.Owner, cancel) is { } refusal)
                {
                    return refusal;
                }

                await connection.ExecuteAsync(new CommandDefinition(sql, new { organisationId, accountId, role = role.Id() }, transaction, cancellationToken: cancel));
                if (role != MemberRole.Owner)
                {
                    await InvitationStore.WithdrawOfMemberAsync(connection, transaction, organisationId, accountId, AuditActor.Account(by), at, cancel);
                }

                if (role == MemberRole.Reader)
                {
                    await AssignmentStore.DeleteOfMemberAsync(connection, transaction, organisationId, accountId, cancel);
                }

                var what = new AuditEvent(AuditAction.Granted, AuditActor.Account(by), AuditSubject.Account(accountId), organisationId, role.Id());
                await AuditTrail.AppendAsync(connection, transaction, what, at, cancel);
                return MemberChange.Done;
            },
            cancel);
    }

    /// <summary>Takes a member out, at their own wish or an owner's. What they were asked to answer is nobody's from then on; what they answered stays.</summary>
    public Task<MemberChange> RemoveAsync(string organisationId, string accountId, string by, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            DELETE FROM member
            WHERE organisation_id = @organisationId AND account_id = @accountId
            """;

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await RefusalAsync(connection, transaction, organisationId, accountId, staysOwner: false, cancel) is { } refusal)
                {
                    return refusal;
                }

                await connection.ExecuteAsync(new CommandDefinition(sql, new { organisationId, accountId }, transaction, cancellationToken: cancel));
                await AssignmentStore.DeleteOfMemberAsync(connection, transaction, organisationId, accountId, cancel);
                await InvitationStore.WithdrawOfMemberAsync(connection, transaction, organisationId, accountId, AuditActor.Account(by), at, cancel);
                await AuditTrail.AppendAsync(connection, transaction, new(AuditAction.Left, AuditActor.Account(by), AuditSubject.Account(accountId), organisationId), at, cancel);
                return MemberChange.Done;
            },
            cancel);
    }

    /// <summary>Makes an account a member; one that is already stays what it is.</summary>
    internal static Task InsertAsync(
        DbConnection connection, DbTransaction transaction, string organisationId, string accountId, MemberRole role, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO member (organisation_id, account_id, role, since)
            VALUES (@organisationId, @accountId, @role, @at)
            ON CONFLICT (organisation_id, account_id) DO NOTHING
            """;

        var parameters = new { organisationId, accountId, role = role.Id(), at = Instant.Write(at) };
        return connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancel));
    }

    /// <summary>Why a member can't stop being an owner, or can't be changed at all; null when they can.</summary>
    private static async Task<MemberChange?> RefusalAsync(
        DbConnection connection, DbTransaction transaction, string organisationId, string accountId, bool staysOwner, CancellationToken cancel)
    {
        const string sql = """
            SELECT member.account_id AS AccountId, member.role AS Role, account.role AS Staff
            FROM member
            JOIN account ON account.id = member.account_id
            WHERE member.organisation_id = @organisationId
            """;

        var members = (await connection.QueryAsync<(string AccountId, string Role, string? Staff)>(new CommandDefinition(sql, new { organisationId }, transaction, cancellationToken: cancel))).AsList();
        // Staff accounts open nothing, so that one of them can't be the owner that an organisation keeps.
        var owners = members.Where(member => member.Staff is null && MemberRoleIds.Find(member.Role) == MemberRole.Owner).Select(member => member.AccountId).ToList();
        return members.TrueForAll(member => member.AccountId != accountId) ? MemberChange.NoMember
            : !staysOwner && owners is [var last] && last == accountId ? MemberChange.LastOwner
            : null;
    }

    private sealed record Row
    {
        public required string AccountId { get; init; }

        public required string Name { get; init; }

        public required string Email { get; init; }

        public required string Role { get; init; }

        public required string Since { get; init; }
    }
}
