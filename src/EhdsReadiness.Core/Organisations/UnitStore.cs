namespace EhdsReadiness.Core.Organisations;

/// <summary>Keeps which organisations are units of which house. A unit is an organisation like another, with members of its own, but it
/// has no number: its house's counts.</summary>
public sealed class UnitStore(Database database)
{
    /// <summary>Units that a house may make within a day.</summary>
    public const int MostPerDay = 20;

    private const string SelectOffer = """
        SELECT unit_offer.id, unit_offer.house_id, organisation.name AS house_name, unit_offer.unit_kind, unit_offer.expires_at
        FROM unit_offer
        JOIN organisation ON organisation.id = unit_offer.house_id AND organisation.house_id IS NULL
        JOIN member ON member.organisation_id = unit_offer.house_id AND member.account_id = unit_offer.offered_by
            AND member.role = 'owner'
        JOIN account ON account.id = member.account_id AND account.role IS NULL AND account.disabled_at IS NULL
        WHERE unit_offer.expires_at > @now
        """;

    /// <summary>The units of a house, by name.</summary>
    public Task<IReadOnlyList<HouseUnit>> OfHouseAsync(string houseId, CancellationToken cancel)
    {
        const string sql = """
            SELECT id, name, unit_kind, shows_drafts
            FROM organisation
            WHERE house_id = @houseId
            ORDER BY name, id
            """;

        return database.ListAsync<HouseUnit>(sql, new { houseId }, cancel);
    }

    /// <summary>Makes a unit with the account that makes it as its first owner, and gives its identifier.</summary>
    /// <param name="details">Without a number.</param>
    /// <returns>Null, and nothing written, when the house is a unit itself or gone, or the account no owner of it.</returns>
    public Task<string?> MakeAsync(
        string houseId, UnitKind kind, OrganisationDetails details, string by, DateTimeOffset at, CancellationToken cancel) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                const string owner = """
                    SELECT COUNT(*)
                    FROM member
                    JOIN account ON account.id = member.account_id AND account.role IS NULL AND account.disabled_at IS NULL
                    WHERE member.organisation_id = @houseId AND member.account_id = @by AND member.role = 'owner'
                    """;

                if (await connection.FindAsync<int>(owner, new { houseId, by }, transaction, cancel) == 0
                    || !await IsIndependentAsync(connection, transaction, houseId, cancel))
                {
                    return null;
                }

                var id = await OrganisationStore.CreateAsync(connection, transaction, details, by, at, cancel);
                await PlaceAsync(connection, transaction, id, houseId, kind, by, at, cancel);
                return id;
            },
            cancel);

    /// <summary>Offers an organisation that exists to become a unit, and gives the code that its owners are to be told.</summary>
    public Task<string> OfferAsync(string houseId, UnitKind kind, string by, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO unit_offer (id, house_id, unit_kind, code_hash, offered_by, offered_at, expires_at)
            VALUES (@id, @houseId, @kind, @hash, @by, @at, @expires)
            """;

        var (id, code) = (Guid.CreateVersion7(at).ToString("N"), TypedCode.Create());
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var row = new { id, houseId, kind, hash = TypedCode.Hash(code), by, at, expires = at + UnitOffer.Lifetime };
                await connection.ExecuteAsync(sql, row, transaction, cancel);
                var what = new AuditEvent(AuditAction.Invited, AuditActor.Account(by), AuditSubject.Unit(id), houseId);
                await AuditTrail.AppendAsync(connection, transaction, what, at, cancel);
                return code;
            },
            cancel);
    }

    /// <summary>The offers of a house that still hold, the oldest first.</summary>
    public Task<IReadOnlyList<UnitOffer>> OffersAsync(string houseId, DateTimeOffset now, CancellationToken cancel)
    {
        const string sql = $"{SelectOffer} AND unit_offer.house_id = @houseId ORDER BY unit_offer.offered_at, unit_offer.id";

        return database.ListAsync<UnitOffer>(sql, new { houseId, now }, cancel);
    }

    /// <summary>Takes an offer back: its code is good for nothing from then on. False when there is none such.</summary>
    public Task<bool> WithdrawOfferAsync(string houseId, string id, string by, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = "DELETE FROM unit_offer WHERE id = @id AND house_id = @houseId";

        var what = new AuditEvent(AuditAction.Withdrew, AuditActor.Account(by), AuditSubject.Unit(id), houseId);
        return AuditTrail.WriteAsync(database, sql, new { id, houseId }, what, at, cancel);
    }

    /// <summary>The offer of a code, however it was typed; null when there is none, which nobody is told why.</summary>
    public async Task<UnitOffer?> FindOfferAsync(string? typed, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await FindOfferAsync(connection, null, typed, now, cancel);
    }

    /// <summary>Makes an organisation a unit, by the code of an offer, which is good once. Its number goes, and with it a proof that it
    /// was its own.</summary>
    /// <param name="typed">The code as it was typed.</param>
    /// <param name="houseId">The house that the owner saw.</param>
    public Task<PlaceOutcome> JoinAsync(
        string organisationId, string? typed, string? houseId, string by, DateTimeOffset at, CancellationToken cancel)
    {
        const string units = "SELECT COUNT(*) FROM organisation WHERE house_id = @organisationId";
        const string number = """
            UPDATE organisation
            SET siren = NULL, foreign_identifier = NULL, finess = NULL
            WHERE id = @organisationId
            """;
        const string proof = "UPDATE number_proof SET ended_at = @at WHERE organisation_id = @organisationId AND ended_at IS NULL";
        const string code = "DELETE FROM number_code WHERE organisation_id = @organisationId";
        const string used = "DELETE FROM unit_offer WHERE id = @Id";
        const string own = "DELETE FROM unit_offer WHERE house_id = @organisationId";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var offer = await FindOfferAsync(connection, transaction, typed, at, cancel);
                if (offer is null || offer.HouseId != houseId) { return PlaceOutcome.NoOffer; }

                var row = new { organisationId, at };
                if (offer.HouseId == organisationId
                    || !await IsIndependentAsync(connection, transaction, organisationId, cancel)
                    || await connection.FindAsync<int>(units, row, transaction, cancel) > 0)
                {
                    return PlaceOutcome.NoPlace;
                }

                foreach (var sql in new[] { number, proof, code, own })
                {
                    await connection.ExecuteAsync(sql, row, transaction, cancel);
                }

                await connection.ExecuteAsync(used, new { offer.Id }, transaction, cancel);
                await PlaceAsync(connection, transaction, organisationId, offer.HouseId, offer.UnitKind, by, at, cancel);
                return PlaceOutcome.Joined;
            },
            cancel);
    }

    /// <summary>Says whether the house sees the unit's drafts, from the next request on.</summary>
    /// <returns>False, and nothing written, when it is no unit or says so already.</returns>
    public Task<bool> ShowDraftsAsync(string unitId, bool shows, string by, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            UPDATE organisation
            SET shows_drafts = @shows
            WHERE id = @unitId AND house_id IS NOT NULL AND shows_drafts <> @shows
            """;

        var what = new AuditEvent(shows ? AuditAction.DraftsShown : AuditAction.DraftsHidden, AuditActor.Account(by),
            AuditSubject.Organisation(unitId), unitId);
        return AuditTrail.WriteAsync(database, sql, new { unitId, shows }, what, at, cancel);
    }

    /// <summary>Makes a unit independent, at the word of an owner of it or of its house: the house sees nothing of it any more.</summary>
    /// <returns>False, and nothing written, when it is no unit of that house.</returns>
    public Task<bool> LeaveAsync(string unitId, string houseId, string by, DateTimeOffset at, CancellationToken cancel) =>
        database.WriteAsync((connection, transaction) =>
            LeaveAsync(connection, transaction, unitId, houseId, AuditActor.Account(by), at, cancel), cancel);

    /// <summary>Parts an organisation that is about to be erased from its units, and from its house: none of them goes with it.</summary>
    public static async Task PartAsync(
        DbConnection connection, DbTransaction transaction, string organisationId, AuditActor by, DateTimeOffset at,
        CancellationToken cancel)
    {
        const string sql = """
            SELECT id, house_id
            FROM organisation
            WHERE (id = @organisationId OR house_id = @organisationId) AND house_id IS NOT NULL
            ORDER BY id
            """;

        foreach (var (unitId, houseId) in await connection.ListAsync<(string, string)>(sql, new { organisationId }, transaction, cancel))
        {
            await LeaveAsync(connection, transaction, unitId, houseId, by, at, cancel);
        }
    }

    private static async Task<bool> LeaveAsync(
        DbConnection connection, DbTransaction transaction, string unitId, string houseId, AuditActor by, DateTimeOffset at,
        CancellationToken cancel)
    {
        const string sql = """
            UPDATE organisation
            SET house_id = NULL, unit_kind = NULL, shows_drafts = FALSE
            WHERE id = @unitId AND house_id = @houseId
            """;

        var what = new AuditEvent(AuditAction.UnitLeft, by, AuditSubject.Organisation(houseId), unitId);
        if (!await AuditTrail.WriteAsync(connection, transaction, sql, new { unitId, houseId }, what, at, cancel)) { return false; }

        await AuditTrail.AppendAsync(
            connection, transaction, what with { Subject = AuditSubject.Organisation(unitId), OrganisationId = houseId }, at, cancel);
        return true;
    }

    /// <summary>Puts an organisation into its house, with an entry in the trails of both.</summary>
    private static async Task PlaceAsync(
        DbConnection connection, DbTransaction transaction, string unitId, string houseId, UnitKind kind, string by, DateTimeOffset at,
        CancellationToken cancel)
    {
        const string sql = """
            UPDATE organisation
            SET house_id = @houseId, unit_kind = @kind, shows_drafts = FALSE
            WHERE id = @unitId
            """;

        await connection.ExecuteAsync(sql, new { unitId, houseId, kind }, transaction, cancel);
        foreach (var (subject, trail) in new[] { (unitId, houseId), (houseId, unitId) })
        {
            var what = new AuditEvent(AuditAction.UnitJoined, AuditActor.Account(by), AuditSubject.Organisation(subject), trail);
            await AuditTrail.AppendAsync(connection, transaction, what, at, cancel);
        }
    }

    private static Task<UnitOffer?> FindOfferAsync(
        DbConnection connection, DbTransaction? transaction, string? typed, DateTimeOffset now, CancellationToken cancel)
    {
        const string sql = $"{SelectOffer} AND unit_offer.code_hash = @hash";

        return connection.FindAsync<UnitOffer>(sql, new { hash = TypedCode.Hash(typed), now }, transaction, cancel);
    }

    /// <summary>Whether there is such an organisation and it is no unit.</summary>
    private static async Task<bool> IsIndependentAsync(
        DbConnection connection, DbTransaction transaction, string organisationId, CancellationToken cancel)
    {
        const string sql = "SELECT COUNT(*) FROM organisation WHERE id = @organisationId AND house_id IS NULL";

        return await connection.FindAsync<int>(sql, new { organisationId }, transaction, cancel) > 0;
    }
}
