namespace EhdsReadiness.Core.Tests.Audit;

/// <summary>Appends entries as the program did until November 2026: one chain for all, by numbers.</summary>
internal static class FormerTrail
{
    public static Task<bool> AppendAsync(Database database, string? organisation, DateTimeOffset at) => database.WriteAsync(
        async (connection, transaction) =>
        {
            const string select = "SELECT number, hash FROM audit_entry ORDER BY number DESC LIMIT 1";
            const string insertEntry = """
                INSERT INTO audit_entry (number, at, action, organisation_id, commitment, previous, hash)
                VALUES (@Number, @At, @Action, @OrganisationId, @Commitment, @Previous, @Hash)
                """;
            const string insertDetail = """
                INSERT INTO audit_detail (number, salt, actor, actor_id, acting_for, subject, subject_id, remark)
                VALUES (@Number, @Salt, @Actor, @ActorId, @ActingFor, @Subject, @SubjectId, @Remark)
                """;

            var (number, previous) = await connection.FindAsync<(long, string?)>(select, null, transaction, default);
            var detail = new AuditDetail("00ff", "account", "claire", null, "assessment", "one", "holder-opt-out");
            var entry = new AuditEntry(number + 1, Instant.Write(at), "answered", organisation, null, AuditChain.CommitmentOf(detail),
                previous ?? AuditChain.Start, "", detail);
            entry = entry with { Hash = AuditChain.HashOf(entry) };
            await connection.ExecuteAsync(insertEntry, new { entry, at }, transaction, default);
            await connection.ExecuteAsync(insertDetail, entry, transaction, default);
            return true;
        },
        default);
}
