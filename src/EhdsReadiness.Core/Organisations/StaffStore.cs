namespace EhdsReadiness.Core.Organisations;

/// <summary>Gives accounts a role of the whole site, and takes it away.</summary>
public sealed class StaffStore(Database database)
{
    /// <summary>
    /// Gives an account a role of the whole site or takes it away, with its entry in the audit trail. Staff lead nothing in organisations:
    /// what the account led is nobody's from then on, which the owners are told. Staff open nothing of them either: an account that alone
    /// owns one becomes no staff.
    /// </summary>
    /// <param name="by">Who gives it.</param>
    /// <returns>Null, and nothing written, when the account is gone.</returns>
    public Task<StaffChange?> GiveRoleAsync(string id, AccountRole? role, AuditActor by, DateTimeOffset at, CancellationToken cancel)
    {
        const string select = "SELECT COUNT(*) FROM account WHERE id = @id AND role IS NOT NULL";
        const string sql = "UPDATE account SET role = @role, concurrency_stamp = @stamp WHERE id = @id";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var becomesStaff = role is not null && await connection.FindAsync<int>(select, new { id }, transaction, cancel) == 0;
                if (becomesStaff && await ClosingStore.OwnedAloneAsync(connection, transaction, id, cancel) is { Count: > 0 } owned)
                {
                    return new([.. owned.Select(one => one.Name)], 0);
                }

                if (await connection.ExecuteAsync(sql, new { id, role, stamp = Guid.NewGuid().ToString("N") }, transaction, cancel) == 0)
                {
                    return null;
                }

                var led = role is null ? 0 : await ReleaseAsync(connection, transaction, id, by, at, cancel);
                var what = new AuditEvent(role is null ? AuditAction.Withdrew
                    : AuditAction.Granted, by, AuditSubject.Account(id), null, role?.Id() ?? "none");
                await AuditTrail.AppendAsync(connection, transaction, what, at, cancel);
                return new StaffChange([], led);
            },
            cancel);
    }

    /// <summary>Hands over to nobody, in each organisation, all that an account leads which becomes staff: staff lead nothing.</summary>
    /// <returns>How many actions, axes, questions and plans with reminders.</returns>
    private static async Task<int> ReleaseAsync(
        DbConnection connection, DbTransaction transaction, string accountId, AuditActor by, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = "SELECT organisation_id FROM member WHERE account_id = @accountId";

        var led = 0;
        foreach (var organisation in await connection.ListAsync<string>(sql, new { accountId }, transaction, cancel))
        {
            led += (await LedWorkStore.OfMemberAsync(connection, transaction, organisation, accountId, cancel)).Count;
            await LedWorkStore.ReleaseAsync(connection, transaction, organisation, accountId, Handover.ToNobody, by, at, cancel);
        }

        return led;
    }
}
