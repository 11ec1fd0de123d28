using Dapper;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Core.Reports;

/// <summary>Keeps the fingerprints of reports of finalised copies, so that a later copy is known to whoever verifies an earlier one.</summary>
public sealed class IssuedReportStore(Database database)
{
    /// <summary>Notes that a report of a finalised copy was issued; the same report is noted once. Nothing when the assessment has no finalised copy.</summary>
    public Task<bool> RecordAsync(string fingerprint, string assessmentId, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO issued_report (fingerprint, assessment_id, issued_at)
            SELECT @fingerprint, assessment_id, @at
            FROM finalised_copy
            WHERE assessment_id = @assessmentId
            ON CONFLICT (fingerprint) DO NOTHING
            """;

        return database.WriteAsync(
            async (connection, transaction) =>
                await connection.ExecuteAsync(new CommandDefinition(sql, new { fingerprint, assessmentId, at = Instant.Write(at) }, transaction, cancellationToken: cancel)) == 1,
            cancel);
    }

    /// <summary>What was issued under a fingerprint; null when nothing was.</summary>
    public async Task<IssuedReport?> FindAsync(string fingerprint, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                issued.fingerprint AS Fingerprint, issued.issued_at AS IssuedAt, copy.number AS Number,
                (SELECT MAX(later.number) FROM finalised_copy AS later WHERE later.organisation_id = copy.organisation_id) AS Latest
            FROM issued_report AS issued
            JOIN finalised_copy AS copy ON copy.assessment_id = issued.assessment_id
            WHERE issued.fingerprint = @fingerprint
            """;

        await using var connection = await database.OpenAsync(cancel);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(sql, new { fingerprint }, cancellationToken: cancel));
        return row is null ? null : new(row.Fingerprint, row.Number, row.Number == row.Latest, Instant.Read(row.IssuedAt));
    }

    private sealed record Row
    {
        public required string Fingerprint { get; init; }

        public required string IssuedAt { get; init; }

        public required int Number { get; init; }

        public required int Latest { get; init; }
    }
}
