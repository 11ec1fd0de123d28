using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Core.Audit;

/// <summary>Who did what, when: appended to, never changed.</summary>
public sealed class AuditTrail(Database database)
{
    /// <summary>
    /// Appends within the caller's transaction, so that what was done and its entry are written together or not at all.
    /// Writers queue (see <see cref="Database.WriteAsync"/>), so no two entries follow the same one.
    /// </summary>
    public static async Task AppendAsync(DbConnection connection, DbTransaction transaction, AuditEvent what, DateTimeOffset at, CancellationToken cancel)
    {
        const string last = """
            SELECT number AS Number, hash AS Hash
            FROM audit_entry
            ORDER BY number DESC
            LIMIT 1
            """;
        const string insertEntry = """
            INSERT INTO audit_entry (number, at, action, organisation_id, commitment, previous, hash)
            VALUES (@Number, @At, @Action, @OrganisationId, @Commitment, @Previous, @Hash)
            """;
        const string insertDetail = """
            INSERT INTO audit_detail (number, salt, actor, actor_id, acting_for, subject, subject_id, remark)
            VALUES (@Number, @Salt, @Actor, @ActorId, @ActingFor, @Subject, @SubjectId, @Remark)
            """;

        var before = await connection.QuerySingleOrDefaultAsync<Head>(new CommandDefinition(last, transaction: transaction, cancellationToken: cancel));
        var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var detail = new AuditDetail(salt, what.Actor.Kind, what.Actor.AccountId, what.Actor.ActingFor, what.Subject.Kind, what.Subject.Id, what.Remark);
        var entry = new AuditEntry((before?.Number ?? 0) + 1, Instant.Write(at), what.Action.Id(), what.OrganisationId, AuditChain.CommitmentOf(detail), before?.Hash ?? AuditChain.Start, "", detail);
        entry = entry with { Hash = AuditChain.HashOf(entry) };
        await connection.ExecuteAsync(new CommandDefinition(insertEntry, entry, transaction, cancellationToken: cancel));
        var row = new { entry.Number, detail.Salt, detail.Actor, detail.ActorId, detail.ActingFor, detail.Subject, detail.SubjectId, detail.Remark };
        await connection.ExecuteAsync(new CommandDefinition(insertDetail, row, transaction, cancellationToken: cancel));
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

    /// <summary>Notes that a person saw an assessment: once for the person, the assessment and the day (UTC).</summary>
    public async Task SawAsync(AuditActor actor, string assessmentId, string? organisationId, DateTimeOffset at, CancellationToken cancel)
    {
        await using (var reading = await database.OpenAsync(cancel))
        {
            if (await WasSeenAsync(reading, null, actor, assessmentId, at, cancel))
            {
                return;
            }
        }

        await database.WriteAsync(
            async (connection, transaction) =>
            {
                var first = !await WasSeenAsync(connection, transaction, actor, assessmentId, at, cancel);
                if (first)
                {
                    await AppendAsync(connection, transaction, new(AuditAction.Saw, actor, AuditSubject.Assessment(assessmentId), organisationId), at, cancel);
                }

                return first;
            },
            cancel);
    }

    /// <summary>
    /// Notes that an organisation is erased and takes the details of its entries away: numbers, moments, actions and hashes stay,
    /// so that the trail still verifies. The entry of the erasure keeps its detail.
    /// </summary>
    public static async Task EraseAsync(DbConnection connection, DbTransaction transaction, string organisationId, AuditActor actor, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            DELETE FROM audit_detail
            WHERE number IN (SELECT number FROM audit_entry WHERE organisation_id = @organisationId AND action <> 'erased')
            """;

        await AppendAsync(connection, transaction, new(AuditAction.Erased, actor, AuditSubject.Organisation(organisationId), organisationId), at, cancel);
        await connection.ExecuteAsync(new CommandDefinition(sql, new { organisationId }, transaction, cancellationToken: cancel));
    }

    /// <summary>
    /// Takes the addresses out of entries about invitations that are gone: until November 2026 they stood there. The detail goes, which the chain doesn't cover but by its commitment,
    /// and a new entry takes its place, with who invited and the number of the former one.
    /// </summary>
    /// <returns>How many.</returns>
    internal static async Task<int> RedactInvitationsAsync(DbConnection connection, DbTransaction transaction, DateTimeOffset at, CancellationToken cancel)
    {
        const string select = """
            SELECT entry.number AS Number, entry.organisation_id AS OrganisationId, detail.actor_id AS ActorId, detail.subject_id AS SubjectId
            FROM audit_entry AS entry
            JOIN audit_detail AS detail ON detail.number = entry.number
            WHERE entry.action = 'invited' AND detail.remark LIKE '%@%' AND NOT EXISTS (SELECT 1 FROM invitation WHERE invitation.id = detail.subject_id)
            ORDER BY entry.number
            """;
        const string delete = "DELETE FROM audit_detail WHERE number = @Number";

        var entries = (await connection.QueryAsync<InvitedRow>(new CommandDefinition(select, transaction: transaction, cancellationToken: cancel))).AsList();
        foreach (var entry in entries)
        {
            var actor = entry.ActorId is { } account ? AuditActor.Account(account) : AuditActor.System;
            var what = new AuditEvent(AuditAction.Redacted, actor, AuditSubject.Invitation(entry.SubjectId), entry.OrganisationId, entry.Number.ToString(CultureInfo.InvariantCulture));
            await AppendAsync(connection, transaction, what, at, cancel);
            await connection.ExecuteAsync(new CommandDefinition(delete, new { entry.Number }, transaction, cancellationToken: cancel));
        }

        return entries.Count;
    }

    /// <summary>The last entry; null while there is none.</summary>
    public async Task<AuditHead?> HeadAsync(CancellationToken cancel)
    {
        const string sql = """
            SELECT number AS Number, hash AS Hash
            FROM audit_entry
            ORDER BY number DESC
            LIMIT 1
            """;

        await using var connection = await database.OpenAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<Head>(new CommandDefinition(sql, cancellationToken: cancel)) is { } head ? new(head.Number, head.Hash) : null;
    }

    /// <summary>
    /// What is wrong with the documents whose fingerprints stand in the trail: finalised copies and publications. Those that were kept before fingerprints were noted are not looked at.
    /// </summary>
    public async Task<IReadOnlyList<string>> DocumentFaultsAsync(CancellationToken cancel)
    {
        const string sql = """
            SELECT entry.number AS Number, detail.subject AS Subject, detail.remark AS Remark, COALESCE(finalised_copy.document, publication.document) AS Document
            FROM audit_entry AS entry
            JOIN audit_detail AS detail ON detail.number = entry.number
            LEFT JOIN finalised_copy ON finalised_copy.assessment_id = detail.subject_id AND detail.subject = 'assessment'
            LEFT JOIN publication ON CAST(publication.number AS TEXT) = detail.subject_id AND detail.subject = 'publication'
            WHERE entry.action IN ('finalised', 'published') AND detail.remark LIKE 'sha256:%'
            ORDER BY entry.number
            """;

        var faults = new List<string>();
        await using var connection = await database.OpenAsync(cancel);
        await foreach (var row in connection.QueryUnbufferedAsync<DocumentRow>(sql).WithCancellation(cancel))
        {
            var name = row.Subject == "publication" ? "publication" : "finalised copy";
            if (row.Document is null || AuditChain.FingerprintOf(row.Document) != row.Remark)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"audit trail: entry {row.Number}: the {name} {(row.Document is null ? "is gone" : "is not as it was kept")}"));
            }
        }

        return faults;
    }

    /// <summary>Goes through the whole trail.</summary>
    /// <param name="noted">Heads that were noted outside the database; null for none.</param>
    public async Task<AuditVerification> VerifyAsync(CancellationToken cancel, IEnumerable<AuditHead>? noted = null)
    {
        const string sql = """
            SELECT
                entry.number AS Number, entry.at AS At, entry.action AS Action, entry.organisation_id AS OrganisationId, entry.commitment AS Commitment,
                entry.previous AS Previous, entry.hash AS Hash, detail.salt AS Salt, detail.actor AS Actor, detail.actor_id AS ActorId,
                detail.acting_for AS ActingFor, detail.subject AS Subject, detail.subject_id AS SubjectId, detail.remark AS Remark
            FROM audit_entry AS entry
            LEFT JOIN audit_detail AS detail ON detail.number = entry.number
            ORDER BY entry.number
            """;

        var verification = new AuditVerification(noted ?? []);
        await using var connection = await database.OpenAsync(cancel);
        await foreach (var row in connection.QueryUnbufferedAsync<Row>(sql).WithCancellation(cancel))
        {
            verification.Take(row.ToEntry());
        }

        return verification;
    }

    private static async Task<bool> WasSeenAsync(DbConnection connection, DbTransaction? transaction, AuditActor actor, string assessmentId, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            SELECT COUNT(*)
            FROM audit_detail AS detail
            JOIN audit_entry AS entry ON entry.number = detail.number
            WHERE detail.subject_id = @assessmentId AND detail.actor_id = @AccountId
                AND detail.number >= (SELECT MIN(number) FROM audit_entry WHERE at >= @day)
                AND entry.action = 'saw'
            """;

        var parameters = new { assessmentId, actor.AccountId, day = Instant.Write(at.UtcDateTime.Date) };
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancel)) > 0;
    }

    private sealed record InvitedRow
    {
        public required long Number { get; init; }

        public string? OrganisationId { get; init; }

        public string? ActorId { get; init; }

        public required string SubjectId { get; init; }
    }

    private sealed record DocumentRow
    {
        public required long Number { get; init; }

        public required string Subject { get; init; }

        public required string Remark { get; init; }

        public string? Document { get; init; }
    }

    private sealed record Head
    {
        public required long Number { get; init; }

        public required string Hash { get; init; }
    }

    private sealed record Row
    {
        public required long Number { get; init; }

        public required string At { get; init; }

        public required string Action { get; init; }

        public string? OrganisationId { get; init; }

        public required string Commitment { get; init; }

        public required string Previous { get; init; }

        public required string Hash { get; init; }

        public string? Salt { get; init; }

        public string? Actor { get; init; }

        public string? ActorId { get; init; }

        public string? ActingFor { get; init; }

        public string? Subject { get; init; }

        public string? SubjectId { get; init; }

        public string? Remark { get; init; }

        public AuditEntry ToEntry() => new(
            Number, At, Action, OrganisationId, Commitment, Previous, Hash, Salt is null ? null : new(Salt, Actor!, ActorId, ActingFor, Subject!, SubjectId!, Remark));
    }
}
