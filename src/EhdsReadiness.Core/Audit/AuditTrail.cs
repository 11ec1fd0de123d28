namespace EhdsReadiness.Core.Audit;

/// <summary>Who did what, when: appended to, never changed.</summary>
public sealed class AuditTrail(Database database)
{
    /// <summary>
    /// Appends to the chain of the organisation, or of the site, within the caller's transaction, so that what was done and its entry are
    /// written together or not at all. The first statement takes the chain's row, so no two entries follow the same one; nothing is read
    /// that others write who append to another chain, so that none of them comes in conflict. Here also begins what people are told of it.
    /// </summary>
    public static async Task AppendAsync(
        DbConnection connection, DbTransaction transaction, AuditEvent what, DateTimeOffset at, CancellationToken cancel)
    {
        const string take = """
            INSERT INTO audit_chain (chain, place, hash)
            VALUES (@chain, 1, @Start)
            ON CONFLICT (chain) DO UPDATE SET place = audit_chain.place + 1
            RETURNING place, hash
            """;
        const string insertEntry = """
            INSERT INTO audit_entry (at, action, organisation_id, place, commitment, previous, hash)
            VALUES (@at, @Action, @OrganisationId, @Place, @Commitment, @Previous, @Hash)
            RETURNING number
            """;
        // Not an UPDATE, which would read.
        const string insertDetail = """
            INSERT INTO audit_detail (number, salt, actor, actor_id, acting_for, subject, subject_id, remark)
            VALUES (@Number, @Salt, @Actor, @ActorId, @ActingFor, @Subject, @SubjectId, @Remark);
            INSERT INTO audit_chain (chain, place, hash)
            VALUES (@chain, @Place, @Hash)
            ON CONFLICT (chain) DO UPDATE SET hash = excluded.hash
            """;

        var chain = AuditChain.NameOf(what.OrganisationId);
        var (place, previous) =
            await connection.FindAsync<(int, string)>(take, new { chain, AuditChain.Start }, transaction, cancel);
        var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var detail = new AuditDetail(
            salt, what.Actor.Kind, what.Actor.AccountId, what.Actor.ActingFor, what.Subject.Kind, what.Subject.Id, what.Remark);
        var entry = new AuditEntry(
            0, Instant.Write(at), what.Action.Id(), what.OrganisationId, place, AuditChain.CommitmentOf(detail), previous, "", detail);
        entry = entry with { Hash = AuditChain.HashOf(entry) };
        entry = entry with { Number = await connection.FindAsync<long>(insertEntry, new { entry, at }, transaction, cancel) };
        await connection.ExecuteAsync(insertDetail, new { entry, chain }, transaction, cancel);
        if (EventToTell.Of(what, at) is { } told)
        {
            await told.AddAsync(connection, transaction, cancel);
        }
    }

    /// <summary>Runs a statement in a transaction of its own and appends what it did, when it wrote a row.</summary>
    /// <param name="what">Null for what concerns no trail.</param>
    /// <returns>Whether it wrote a row.</returns>
    public static Task<bool> WriteAsync(
        Database database, string sql, object args, AuditEvent? what, DateTimeOffset at, CancellationToken cancel) =>
        database.WriteAsync((connection, transaction) => WriteAsync(connection, transaction, sql, args, what, at, cancel), cancel);

    /// <summary>As the public one, within the caller's transaction.</summary>
    internal static async Task<bool> WriteAsync(DbConnection connection, DbTransaction transaction, string sql, object args,
        AuditEvent? what, DateTimeOffset at, CancellationToken cancel)
    {
        if (await connection.ExecuteAsync(sql, args, transaction, cancel) == 0) { return false; }

        if (what is not null)
        {
            await AppendAsync(connection, transaction, what, at, cancel);
        }

        return true;
    }

    /// <summary>Appends in a transaction of its own, for what writes nothing else, such as a download.</summary>
    public Task AppendAsync(AuditEvent what, DateTimeOffset at, CancellationToken cancel) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                await AppendAsync(connection, transaction, what, at, cancel);
                return true;
            },
            cancel);

    /// <summary>Notes that a person saw an assessment: once for the person, the assessment and the day.</summary>
    public async Task SawAsync(AuditActor actor, string assessmentId, string? organisationId, DateTimeOffset at, CancellationToken cancel)
    {
        const string select = "SELECT COUNT(*) FROM audit_sight WHERE hash = @hash";
        const string insert = "INSERT INTO audit_sight (hash, day) VALUES (@hash, @day) ON CONFLICT (hash) DO NOTHING";

        var day = FrenchTime.DayOf(at);
        var sight = new { hash = AuditChain.SightOf(actor.AccountId, assessmentId, day), day };
        if (await database.FindAsync<long>(select, sight, cancel) == 0)
        {
            var what = new AuditEvent(AuditAction.Saw, actor, AuditSubject.Assessment(assessmentId), organisationId);
            await WriteAsync(database, insert, sight, what, at, cancel);
        }
    }

    /// <summary>Forgets of the days before yesterday who saw what: nobody asks any more.</summary>
    internal static Task<int> ForgetSightsAsync(
        DbConnection connection, DbTransaction transaction, DateTimeOffset now, CancellationToken cancel)
    {
        const string sql = "DELETE FROM audit_sight WHERE day < @yesterday";

        return connection.ExecuteAsync(sql, new { yesterday = FrenchTime.DayOf(now).AddDays(-1) }, transaction, cancel);
    }

    /// <summary>
    /// Notes that an organisation is erased and takes the details of its entries away: numbers, moments, actions and hashes stay,
    /// so that the trail still verifies. The entry of the erasure keeps its detail.
    /// </summary>
    public static async Task EraseAsync(DbConnection connection, DbTransaction transaction, string organisationId, AuditActor actor,
        DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            DELETE FROM audit_detail
            WHERE number IN (SELECT number FROM audit_entry WHERE organisation_id = @organisationId AND action <> 'erased')
            """;

        await AppendAsync(
            connection, transaction, new(AuditAction.Erased, actor, AuditSubject.Organisation(organisationId), organisationId), at, cancel);
        await connection.ExecuteAsync(sql, new { organisationId }, transaction, cancel);
    }

    /// <summary>
    /// Takes the addresses out of entries about invitations that are gone: until November 2026 they stood there. The detail goes, which
    /// the chain doesn't cover but by its commitment, and a new entry takes its place, with who invited and the former one's number.
    /// </summary>
    /// <returns>How many.</returns>
    internal static async Task<int> RedactInvitationsAsync(
        DbConnection connection, DbTransaction transaction, DateTimeOffset at, CancellationToken cancel)
    {
        const string select = """
            SELECT entry.number, entry.organisation_id, detail.actor_id, detail.subject_id
            FROM audit_entry AS entry
            JOIN audit_detail AS detail ON detail.number = entry.number
            WHERE entry.action = 'invited' AND detail.remark LIKE '%@%'
                AND NOT EXISTS (SELECT 1 FROM invitation WHERE invitation.id = detail.subject_id)
            ORDER BY entry.number
            """;
        const string delete = "DELETE FROM audit_detail WHERE number = @Number";

        var entries = await connection.ListAsync<(long Number, string? OrganisationId, string? ActorId, string SubjectId)>(
            select, null, transaction, cancel);
        foreach (var entry in entries)
        {
            var actor = entry.ActorId is { } account ? AuditActor.Account(account) : AuditActor.System;
            var what = new AuditEvent(AuditAction.Redacted, actor, AuditSubject.Invitation(entry.SubjectId), entry.OrganisationId,
                entry.Number.ToString(CultureInfo.InvariantCulture));
            await AppendAsync(connection, transaction, what, at, cancel);
            await connection.ExecuteAsync(delete, new { entry.Number }, transaction, cancel);
        }

        return entries.Count;
    }

    /// <summary>
    /// What is wrong with the documents whose fingerprints stand in the trail: finalised copies and publications. Those that were kept
    /// before fingerprints were noted are not looked at.
    /// </summary>
    public async Task<IReadOnlyList<string>> DocumentFaultsAsync(CancellationToken cancel)
    {
        const string sql = """
            SELECT entry.number, detail.subject, detail.remark, COALESCE(finalised_copy.document, publication.document) AS document
            FROM audit_entry AS entry
            JOIN audit_detail AS detail ON detail.number = entry.number
            LEFT JOIN finalised_copy ON finalised_copy.assessment_id = detail.subject_id AND detail.subject = 'assessment'
            LEFT JOIN publication ON CAST(publication.number AS TEXT) = detail.subject_id AND detail.subject = 'publication'
            WHERE entry.action IN ('finalised', 'published') AND detail.remark LIKE 'sha256:%'
            ORDER BY entry.number
            """;

        var faults = new List<string>();
        await using var connection = await database.OpenAsync(cancel);
        var rows = connection.StreamAsync<(long Number, string Subject, string Remark, string? Document)>(sql, null, null, cancel);
        await foreach (var row in rows)
        {
            var name = row.Subject == "publication" ? "publication" : "finalised copy";
            if (row.Document is null || AuditChain.FingerprintOf(row.Document) != row.Remark)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture,
                    $"audit trail: entry {row.Number}: the {name} {(row.Document is null ? "is gone" : "is not as it was kept")}"));
            }
        }

        return faults;
    }

    /// <summary>Goes through the whole trail, as it stands at one moment.</summary>
    /// <param name="noted">Heads that were noted outside the database; null for none.</param>
    public Task<AuditVerification> VerifyAsync(CancellationToken cancel, IEnumerable<AuditHead>? noted = null)
    {
        const string entries = """
            SELECT
                entry.number, entry.at, entry.action, entry.organisation_id, entry.place, entry.commitment,
                entry.previous, entry.hash, detail.salt, detail.actor, detail.actor_id,
                detail.acting_for, detail.subject, detail.subject_id, detail.remark
            FROM audit_entry AS entry
            LEFT JOIN audit_detail AS detail ON detail.number = entry.number
            ORDER BY entry.number
            """;
        const string ends = "SELECT chain, place, hash FROM audit_chain ORDER BY chain";

        return database.SnapshotAsync(
            async (connection, transaction) =>
            {
                var verification = new AuditVerification([.. noted ?? []]);
                await foreach (var entry in connection.StreamAsync<AuditEntry>(entries, null, transaction, cancel))
                {
                    verification.Take(entry);
                }

                verification.Take(await connection.ListAsync<AuditChainHead>(ends, null, transaction, cancel));
                await TakeCheckpointsAsync(connection, transaction, verification, cancel);
                return verification;
            },
            cancel);
    }

    private static async Task TakeCheckpointsAsync(
        DbConnection connection, DbTransaction transaction, AuditVerification verification, CancellationToken cancel)
    {
        const string checkpoints = "SELECT number, at, previous, hash FROM audit_checkpoint ORDER BY number";
        const string heads = """
            SELECT head.chain, entry.number AS entry, head.place, head.hash
            FROM audit_checkpoint_head AS head
            LEFT JOIN audit_entry AS entry ON entry.hash = head.hash
            WHERE head.checkpoint = @number
            ORDER BY head.chain
            """;

        var all = await connection.ListAsync<(int, string, string, string)>(checkpoints, null, transaction, cancel);
        foreach (var (number, at, previous, hash) in all)
        {
            var found = await connection.ListAsync<(AuditChainHead Head, long? Entry)>(heads, new { number }, transaction, cancel);
            verification.Take(
                new AuditCheckpoint(number, at, previous, hash, [.. found.Select(one => one.Head)]),
                found.Where(one => one.Entry is null).Select(one => one.Head));
        }
    }
}
