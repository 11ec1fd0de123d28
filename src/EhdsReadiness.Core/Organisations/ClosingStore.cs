namespace EhdsReadiness.Core.Organisations;

/// <summary>Closes accounts. What a person answered and decided stays, under an identifier that means nothing any more.</summary>
public sealed class ClosingStore(Database database)
{
    /// <summary>What closing would mean now.</summary>
    public async Task<Closing> LookAsync(string accountId, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var owned = await OwnedAloneAsync(connection, null, accountId, cancel);
        var left = new List<LeftOrganisation>();
        foreach (var one in (await MembershipsAsync(connection, null, accountId, cancel))
            .Where(one => owned.All(alone => alone.Id != one.Id || alone.Others > 0)))
        {
            if (await LedWorkStore.OfMemberAsync(connection, null, one.Id, accountId, cancel) is { Count: > 0 } work)
            {
                left.Add(new(one.Id, one.Name, work));
            }
        }

        return new([.. owned.Where(one => one.Others > 0).Select(one => one.Name)],
            [.. owned.Where(one => one.Others == 0).Select(one => (one.Id, one.Name))], left);
    }

    /// <summary>
    /// Closes the account: name, address, password and sessions are gone, and with them the organisations that had no other member.
    /// What the person led goes to somebody else or to nobody, and what was written of them by name is without it from then on.
    /// </summary>
    /// <param name="handovers">Who leads from then on what they led, by organisation; none where nothing was said.</param>
    /// <param name="mail">Tells the person of it; null for nothing.</param>
    /// <param name="told">Organisations that the person was told would go; null where nothing was to be told.</param>
    public Task<MemberChange> CloseAsync(
        string accountId, IReadOnlyDictionary<string, Handover> handovers, DateTimeOffset at, CancellationToken cancel,
        WaitingMail? mail = null, IReadOnlyCollection<string>? told = null)
    {
        const string erase = "DELETE FROM organisation WHERE id = @Id";
        const string leave = "DELETE FROM member WHERE account_id = @accountId";
        const string close = "DELETE FROM account WHERE id = @accountId";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var owned = await OwnedAloneAsync(connection, transaction, accountId, cancel);
                if (owned.Any(one => one.Others > 0)) { return MemberChange.LastOwner; }

                if (told is not null && owned.Any(one => !told.Contains(one.Id))) { return MemberChange.MoreGoes; }

                var left = (await MembershipsAsync(connection, transaction, accountId, cancel))
                    .Where(one => owned.All(alone => alone.Id != one.Id)).ToList();
                foreach (var organisation in left)
                {
                    var handover = handovers.GetValueOrDefault(organisation.Id);
                    var refusal = await LedWorkStore.RefusalAsync(
                        connection, transaction, organisation.Id, accountId, handover, cancel);
                    if (refusal is not null) { return refusal.Value; }
                }

                var by = AuditActor.Account(accountId);
                foreach (var one in owned)
                {
                    await UnitStore.PartAsync(connection, transaction, one.Id, by, at, cancel);
                    await connection.ExecuteAsync(erase, new { one.Id }, transaction, cancel);
                    await AuditTrail.EraseAsync(connection, transaction, one.Id, by, at, cancel);
                }

                foreach (var organisation in left.Select(one => one.Id))
                {
                    await LedWorkStore.ReleaseAsync(
                        connection, transaction, organisation, accountId, handovers.GetValueOrDefault(organisation, Handover.ToNobody), by,
                        at, cancel);
                    await InvitationStore.WithdrawOfMemberAsync(connection, transaction, organisation, accountId, by, at, cancel);
                    await AuditTrail.AppendAsync(
                        connection, transaction, new(AuditAction.Left, by, AuditSubject.Account(accountId), organisation), at, cancel);
                }

                await LedActions.ForgetNameAsync(connection, transaction, accountId, by, at, cancel);
                await InvitationStore.ForgetAsync(connection, transaction, accountId, cancel);

                await AuditTrail.AppendAsync(
                    connection, transaction, new(AuditAction.Closed, by, AuditSubject.Account(accountId), null), at, cancel);
                await connection.ExecuteAsync(leave, new { accountId }, transaction, cancel);
                await CalendarFeedStore.EndOfAccountAsync(connection, transaction, accountId, cancel);
                if (await connection.ExecuteAsync(close, new { accountId }, transaction, cancel) == 0) { return MemberChange.NoMember; }

                await MailStore.AddAsync(connection, transaction, mail, cancel);
                return MemberChange.Done;
            },
            cancel);
    }

    private static Task<IReadOnlyList<(string Id, string Name)>> MembershipsAsync(
        DbConnection connection, DbTransaction? transaction, string accountId, CancellationToken cancel)
    {
        const string sql = """
            SELECT organisation.id, organisation.name
            FROM member
            JOIN organisation ON organisation.id = member.organisation_id
            WHERE member.account_id = @accountId
            ORDER BY organisation.name, organisation.id
            """;

        return connection.ListAsync<(string Id, string Name)>(sql, new { accountId }, transaction, cancel);
    }

    /// <summary>The organisations of which the account is the only owner; staff accounts and those kept out open nothing of an
    /// organisation.</summary>
    internal static Task<IReadOnlyList<Owned>> OwnedAloneAsync(
        DbConnection connection, DbTransaction? transaction, string accountId, CancellationToken cancel)
    {
        const string sql = """
            SELECT organisation.id, organisation.name, COUNT(other.account_id) AS others
            FROM member
            JOIN organisation ON organisation.id = member.organisation_id
            LEFT JOIN member AS other ON other.organisation_id = member.organisation_id AND other.account_id <> member.account_id
            LEFT JOIN account AS person ON person.id = other.account_id
            WHERE member.account_id = @accountId AND member.role = 'owner'
            GROUP BY organisation.id, organisation.name
            HAVING COUNT(CASE WHEN other.role = 'owner' AND person.role IS NULL AND person.disabled_at IS NULL THEN 1 END) = 0
            ORDER BY organisation.name, organisation.id
            """;

        return connection.ListAsync<Owned>(sql, new { accountId }, transaction, cancel);
    }

    /// <summary>An organisation that an account alone owns.</summary>
    /// <param name="Others">How many other members it has.</param>
    internal sealed record Owned(string Id, string Name, int Others);
}
