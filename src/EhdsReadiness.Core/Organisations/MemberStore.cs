namespace EhdsReadiness.Core.Organisations;

/// <summary>Keeps the members of organisations. Each has at least one owner at any time.</summary>
public sealed class MemberStore(Database database)
{
    /// <summary>The members of an organisation, by name.</summary>
    public Task<IReadOnlyList<Member>> OfOrganisationAsync(string organisationId, CancellationToken cancel)
    {
        const string sql = """
            SELECT member.account_id, account.name, account.email, member.role, member.since
            FROM member
            JOIN account ON account.id = member.account_id
            WHERE member.organisation_id = @organisationId
            ORDER BY account.name, account.id
            """;

        return database.ListAsync<Member>(sql, new { organisationId }, cancel);
    }

    /// <summary>The members who can lead something, by name: contributors and owners that are no staff accounts.</summary>
    public Task<IReadOnlyList<Member>> LeadersAsync(string organisationId, CancellationToken cancel)
    {
        const string sql = """
            SELECT member.account_id, account.name, account.email, member.role, member.since
            FROM member
            JOIN account ON account.id = member.account_id AND account.role IS NULL AND account.disabled_at IS NULL
            WHERE member.organisation_id = @organisationId AND member.role <> 'reader'
            ORDER BY account.name, account.id
            """;

        return database.ListAsync<Member>(sql, new { organisationId }, cancel);
    }

    /// <summary>The members who can open the organisation, by name: no staff accounts, and none that is kept out.</summary>
    public Task<IReadOnlyList<Member>> ActiveAsync(string organisationId, CancellationToken cancel)
    {
        const string sql = """
            SELECT member.account_id, account.name, account.email, member.role, member.since
            FROM member
            JOIN account ON account.id = member.account_id AND account.role IS NULL AND account.disabled_at IS NULL
            WHERE member.organisation_id = @organisationId
            ORDER BY account.name, account.id
            """;

        return database.ListAsync<Member>(sql, new { organisationId }, cancel);
    }

    /// <summary>Addresses and languages of the members who can open the organisation.</summary>
    public Task<IReadOnlyList<(string Email, string Language)>> AddressesAsync(string organisationId, CancellationToken cancel)
    {
        const string sql = """
            SELECT account.email, account.language
            FROM member
            JOIN account ON account.id = member.account_id AND account.role IS NULL AND account.disabled_at IS NULL
            WHERE member.organisation_id = @organisationId
            ORDER BY account.id
            """;

        return database.ListAsync<(string Email, string Language)>(sql, new { organisationId }, cancel);
    }

    /// <summary>Makes an owner of a member of an organisation that has no owner who can open it, at the word of an administrator of the
    /// site.</summary>
    /// <param name="by">Identifier of the administrator's account.</param>
    /// <param name="reason">Why; the members read it in their trail.</param>
    /// <param name="mails">Tell of it, and are written in the same transaction; null for none.</param>
    /// <returns>False, and nothing written, when it has one meanwhile, or the account is no member who can open it.</returns>
    public Task<bool> NameOwnerAsync(
        string organisationId, string accountId, string by, string reason, DateTimeOffset at, CancellationToken cancel,
        IEnumerable<WaitingMail>? mails = null)
    {
        const string sql = """
            UPDATE member
            SET role = 'owner'
            WHERE organisation_id = @organisationId AND account_id = @accountId
                AND account_id IN (SELECT id FROM account WHERE role IS NULL AND disabled_at IS NULL)
                AND NOT EXISTS (
                    SELECT 1
                    FROM member AS owner
                    JOIN account ON account.id = owner.account_id AND account.role IS NULL AND account.disabled_at IS NULL
                    WHERE owner.organisation_id = @organisationId AND owner.role = 'owner')
            """;

        var what = new AuditEvent(
            AuditAction.Granted, AuditActor.Account(by), AuditSubject.Account(accountId), organisationId, MemberRole.Owner.Id());
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var isNamed = await AuditTrail.WriteAsync(
                    connection, transaction, sql, new { organisationId, accountId }, what, at, cancel);
                if (isNamed)
                {
                    await NoteReasonAsync(connection, transaction, organisationId, accountId, by, reason, at, cancel);
                    await MailStore.AddAsync(connection, transaction, mails, cancel);
                }

                return isNamed;
            },
            cancel);
    }

    /// <summary>Notes why an administrator of the site made somebody a member or an owner.</summary>
    internal static Task NoteReasonAsync(
        DbConnection connection, DbTransaction transaction, string organisationId, string accountId, string by, string reason,
        DateTimeOffset at, CancellationToken cancel) =>
        AuditTrail.AppendAsync(connection, transaction,
            new(AuditAction.Settled, AuditActor.Account(by), AuditSubject.Account(accountId), organisationId, reason), at, cancel);

    /// <summary>Gives a member another role.</summary>
    /// <param name="handover">Who leads from then on what they led, if they only read from then on; null when nothing was said.</param>
    /// <param name="by">Identifier of the account that gives it.</param>
    public Task<MemberChange> ChangeRoleAsync(
        string organisationId, string accountId, MemberRole role, Handover? handover, string by, DateTimeOffset at,
        CancellationToken cancel)
    {
        const string sql = """
            UPDATE member
            SET role = @role
            WHERE organisation_id = @organisationId AND account_id = @accountId
            """;

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var refusal =
                    await RefusalAsync(connection, transaction, organisationId, accountId, staysOwner: role == MemberRole.Owner, cancel);
                if (refusal is not null) { return refusal.Value; }

                if (role == MemberRole.Reader)
                {
                    if (await LedWorkStore.RefusalAsync(connection, transaction, organisationId, accountId, handover, cancel) is { } work)
                    {
                        return work;
                    }

                    await LedWorkStore.ReleaseAsync(
                        connection, transaction, organisationId, accountId, handover
                            ?? Handover.ToNobody, AuditActor.Account(by), at, cancel);
                }

                await connection.ExecuteAsync(sql, new { organisationId, accountId, role }, transaction, cancel);
                if (role != MemberRole.Owner)
                {
                    await InvitationStore.WithdrawOfMemberAsync(
                        connection, transaction, organisationId, accountId, AuditActor.Account(by), at, cancel);
                }

                var what = new AuditEvent(
                    AuditAction.Granted, AuditActor.Account(by), AuditSubject.Account(accountId), organisationId, role.Id());
                await AuditTrail.AppendAsync(connection, transaction, what, at, cancel);
                return MemberChange.Done;
            },
            cancel);
    }

    /// <summary>
    /// Takes a member out, at their own wish or an owner's. What they led goes to somebody else or to nobody; what they answered stays.
    /// </summary>
    /// <param name="handover">Who leads from then on what they led; null when nothing was said.</param>
    /// <param name="by">Identifier of the account that takes them out.</param>
    public Task<MemberChange> RemoveAsync(
        string organisationId, string accountId, Handover? handover, string by, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = "DELETE FROM member WHERE organisation_id = @organisationId AND account_id = @accountId";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var refusal = await RefusalAsync(connection, transaction, organisationId, accountId, staysOwner: false, cancel)
                    ?? await LedWorkStore.RefusalAsync(connection, transaction, organisationId, accountId, handover, cancel);
                if (refusal is not null) { return refusal.Value; }

                await LedWorkStore.ReleaseAsync(
                    connection, transaction, organisationId, accountId, handover ?? Handover.ToNobody, AuditActor.Account(by), at, cancel);
                await connection.ExecuteAsync(sql, new { organisationId, accountId }, transaction, cancel);
                await InvitationStore.WithdrawOfMemberAsync(
                    connection, transaction, organisationId, accountId, AuditActor.Account(by), at, cancel);
                await CalendarFeedStore.EndOfMemberAsync(connection, transaction, organisationId, accountId, cancel);
                await AuditTrail.AppendAsync(connection, transaction,
                    new(AuditAction.Left, AuditActor.Account(by), AuditSubject.Account(accountId), organisationId), at, cancel);
                return MemberChange.Done;
            },
            cancel);
    }

    /// <summary>Makes an account a member; one that is already stays what it is.</summary>
    internal static Task InsertAsync(
        DbConnection connection, DbTransaction transaction, string organisationId, string accountId, MemberRole role, DateTimeOffset at,
        CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO member (organisation_id, account_id, role, since)
            VALUES (@organisationId, @accountId, @role, @at)
            ON CONFLICT (organisation_id, account_id) DO NOTHING
            """;

        return connection.ExecuteAsync(sql, new { organisationId, accountId, role, at }, transaction, cancel);
    }

    /// <summary>Why a member can't stop being an owner, or can't be changed at all; null when they can.</summary>
    private static async Task<MemberChange?> RefusalAsync(
        DbConnection connection, DbTransaction transaction, string organisationId, string accountId, bool staysOwner,
        CancellationToken cancel)
    {
        const string sql = """
            SELECT member.account_id, member.role, account.role IS NULL AND account.disabled_at IS NULL AS opens
            FROM member
            JOIN account ON account.id = member.account_id
            WHERE member.organisation_id = @organisationId
            """;

        var members = await connection.ListAsync<(string AccountId, MemberRole Role, bool Opens)>(
            sql, new { organisationId }, transaction, cancel);
        // Staff accounts and those kept out open nothing, so that none of them can be the owner that an organisation keeps.
        var owners = members
            .Where(member => member.Opens && member.Role == MemberRole.Owner)
            .Select(member => member.AccountId)
            .ToList();
        return members.All(member => member.AccountId != accountId) ? MemberChange.NoMember
            : !staysOwner && owners is [var last] && last == accountId ? MemberChange.LastOwner
            : null;
    }
}
