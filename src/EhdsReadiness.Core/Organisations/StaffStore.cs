namespace EhdsReadiness.Core.Organisations;

/// <summary>Accounts with a role of the whole site: who they are, and how they come by it, lose it and are kept out.</summary>
public sealed class StaffStore(Database database)
{
    private const string Select = """
        SELECT
            account.id, account.name, account.email, account.role, account.password_hash IS NOT NULL AS has_password,
            account.two_factor OR EXISTS (SELECT 1 FROM passkey WHERE passkey.account_id = account.id) AS has_second_factor,
            account.created_at, account.disabled_at,
            (SELECT MAX(entry.at)
                FROM audit_detail AS detail
                JOIN audit_entry AS entry ON entry.number = detail.number
                WHERE detail.subject_id = account.id AND detail.actor_id = account.id AND entry.action = 'signed_in') AS last_sign_in,
            (SELECT COUNT(*) FROM session WHERE session.account_id = account.id AND session.stamp = account.security_stamp) AS sessions
        FROM account
        WHERE account.role IS NOT NULL
        """;

    /// <summary>All of them, by name.</summary>
    public Task<IReadOnlyList<StaffMember>> AllAsync(CancellationToken cancel)
    {
        const string sql = $"{Select} ORDER BY account.name, account.id";

        return database.ListAsync<StaffMember>(sql, null, cancel);
    }

    /// <summary>One of them; null when the account is gone or has no role.</summary>
    public Task<StaffMember?> FindAsync(string id, CancellationToken cancel)
    {
        const string sql = $"{Select} AND account.id = @id";

        return database.FindAsync<StaffMember>(sql, new { id }, cancel);
    }

    /// <summary>
    /// Gives an account a role of the whole site or takes it away, with its entry in the audit trail. Staff lead nothing in organisations:
    /// what the account led is nobody's from then on, which the owners are told. Staff open nothing of them either: an account that alone
    /// owns one becomes no staff.
    /// </summary>
    /// <param name="by">Who gives it.</param>
    /// <param name="mail">Tells the account's owner; null for nothing.</param>
    /// <returns>Null, and nothing written, when the account is gone.</returns>
    public Task<StaffChange?> GiveRoleAsync(
        string id, AccountRole? role, AuditActor by, DateTimeOffset at, CancellationToken cancel, WaitingMail? mail = null)
    {
        const string select = "SELECT COUNT(*) FROM account WHERE id = @id AND role IS NOT NULL";
        const string sql = "UPDATE account SET role = @role, concurrency_stamp = @stamp WHERE id = @id";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                if (role != AccountRole.Administrator
                    && await RefusalAsync(connection, transaction, id, by, cancel) is { } refusal)
                {
                    return new([], 0, refusal);
                }

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
                await MailStore.AddAsync(connection, transaction, mail, cancel);
                return new StaffChange([], led);
            },
            cancel);
    }

    /// <summary>Keeps an account of staff out, or lets it in again, as <c>AccountStore</c> does, by the rules of staff.</summary>
    /// <returns>Why nothing was written; null when it was, or when it is so already.</returns>
    public Task<StaffRefusal?> SetDisabledAsync(
        string id, bool disabled, AuditActor by, DateTimeOffset at, CancellationToken cancel) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var refusal = disabled ? await RefusalAsync(connection, transaction, id, by, cancel) : null;
                if (refusal is null)
                {
                    await AccountStore.SetDisabledAsync(connection, transaction, id, disabled, by, at, cancel);
                }

                return refusal;
            },
            cancel);

    /// <summary>Ends the sessions of somebody of staff, with an entry of the trail.</summary>
    /// <param name="but">The session that goes on; null for none.</param>
    public Task EndSessionsAsync(string id, string? but, AuditActor by, DateTimeOffset at, CancellationToken cancel) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                await SessionStore.EndAllAsync(connection, transaction, id, but, cancel);
                var what = new AuditEvent(AuditAction.Secured, by, AuditSubject.Account(id), null, "sessions");
                await AuditTrail.AppendAsync(connection, transaction, what, at, cancel);
                return true;
            },
            cancel);

    /// <summary>Why somebody of staff may not take an account's power; null when they may.</summary>
    private static async Task<StaffRefusal?> RefusalAsync(
        DbConnection connection, DbTransaction transaction, string id, AuditActor by, CancellationToken cancel)
    {
        const string administers = "SELECT COUNT(*) FROM account WHERE id = @id AND role = 'administrator' AND disabled_at IS NULL";
        const string others = """
            SELECT COUNT(*)
            FROM account
            WHERE id <> @id AND role = 'administrator' AND disabled_at IS NULL
                AND (password_hash IS NOT NULL OR EXISTS (SELECT 1 FROM passkey WHERE passkey.account_id = account.id))
            """;

        if (by.AccountId is null) { return null; }

        if (by.AccountId == id) { return StaffRefusal.Oneself; }

        return await connection.FindAsync<int>(administers, new { id }, transaction, cancel) > 0
            && await connection.FindAsync<int>(others, new { id }, transaction, cancel) == 0
            ? StaffRefusal.LastAdministrator : null;
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
