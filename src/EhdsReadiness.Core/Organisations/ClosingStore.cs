namespace EhdsReadiness.Core.Organisations;

/// <summary>Closes accounts. What a person answered and decided stays, under an identifier that means nothing any more.</summary>
public sealed class ClosingStore(Database database)
{
    /// <summary>What closing would mean now.</summary>
    public async Task<Closing> LookAsync(string accountId, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var owned = await OwnedAloneAsync(connection, null, accountId, cancel);
        return new([.. owned.Where(one => one.Others > 0).Select(one => one.Name)], [.. owned.Where(one => one.Others == 0).Select(one => one.Name)]);
    }

    /// <summary>
    /// Closes the account: name, address, password and sessions are gone, and with them the organisations that had no other member.
    /// False, and nothing written, when an organisation with other members would be left without an owner.
    /// </summary>
    public Task<bool> CloseAsync(string accountId, DateTimeOffset at, CancellationToken cancel)
    {
        const string erase = "DELETE FROM organisation WHERE id = @Id";
        const string memberships = "SELECT organisation_id FROM member WHERE account_id = @accountId";
        const string leave = "DELETE FROM member WHERE account_id = @accountId";
        const string close = "DELETE FROM account WHERE id = @accountId";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var owned = await OwnedAloneAsync(connection, transaction, accountId, cancel);
                if (owned.Any(one => one.Others > 0))
                {
                    return false;
                }

                var by = AuditActor.Account(accountId);
                foreach (var one in owned)
                {
                    await connection.ExecuteAsync(erase, new { one.Id }, transaction, cancel);
                    await AuditTrail.EraseAsync(connection, transaction, one.Id, by, at, cancel);
                }

                var left = await connection.ListAsync<string>(memberships, new { accountId }, transaction, cancel);
                foreach (var organisation in left)
                {
                    await InvitationStore.WithdrawOfMemberAsync(connection, transaction, organisation, accountId, by, at, cancel);
                    await AuditTrail.AppendAsync(
                        connection, transaction, new(AuditAction.Left, by, AuditSubject.Account(accountId), organisation), at, cancel);
                }

                await AuditTrail.AppendAsync(
                    connection, transaction, new(AuditAction.Closed, by, AuditSubject.Account(accountId), null), at, cancel);
                await connection.ExecuteAsync(leave, new { accountId }, transaction, cancel);
                return await connection.ExecuteAsync(close, new { accountId }, transaction, cancel) == 1;
            },
            cancel);
    }

    /// <summary>The organisations of which the account is the only owner.</summary>
    private static Task<IReadOnlyList<Owned>> OwnedAloneAsync(
        DbConnection connection, DbTransaction? transaction, string accountId, CancellationToken cancel)
    {
        const string sql = """
            SELECT organisation.id, organisation.name, COUNT(other.account_id) AS others
            FROM member
            JOIN organisation ON organisation.id = member.organisation_id
            LEFT JOIN member AS other ON other.organisation_id = member.organisation_id AND other.account_id <> member.account_id
            WHERE member.account_id = @accountId AND member.role = 'owner'
            GROUP BY organisation.id, organisation.name
            HAVING COUNT(CASE WHEN other.role = 'owner' THEN 1 END) = 0
            ORDER BY organisation.name, organisation.id
            """;

        return connection.ListAsync<Owned>(sql, new { accountId }, transaction, cancel);
    }

    private sealed record Owned(string Id, string Name, int Others);
}
