namespace EhdsReadiness.Core.Reports;

/// <summary>Keeps the fingerprints of reports of finalised copies, so that a later copy is known to whoever verifies an earlier
/// one.</summary>
public sealed class IssuedReportStore(Database database)
{
    /// <summary>
    /// Notes that a report of a finalised copy was issued; the same report is noted once. Nothing when the assessment has no finalised
    /// copy.
    /// </summary>
    public async Task<bool> RecordAsync(string fingerprint, string assessmentId, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO issued_report (fingerprint, assessment_id, issued_at)
            SELECT @fingerprint, assessment_id, @at
            FROM finalised_copy
            WHERE assessment_id = @assessmentId
            ON CONFLICT (fingerprint) DO NOTHING
            """;

        return await database.ExecuteAsync(sql, new { fingerprint, assessmentId, at }, cancel) == 1;
    }

    /// <summary>What was issued under a fingerprint; null when nothing was.</summary>
    public Task<IssuedReport?> FindAsync(string fingerprint, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                issued.fingerprint, issued.issued_at, copy.number,
                copy.number = (
                    SELECT MAX(later.number) FROM finalised_copy AS later WHERE later.organisation_id = copy.organisation_id) AS is_latest,
                proof.identifier AS proven_number, proof.proven_at
            FROM issued_report AS issued
            JOIN finalised_copy AS copy ON copy.assessment_id = issued.assessment_id
            LEFT JOIN number_proof AS proof ON proof.id = (
                SELECT MAX(standing.id)
                FROM number_proof AS standing
                WHERE standing.organisation_id = copy.organisation_id
                    AND standing.proven_at <= issued.issued_at
                    AND (standing.ended_at IS NULL OR standing.ended_at > issued.issued_at))
            WHERE issued.fingerprint = @fingerprint
            """;

        return database.FindAsync<IssuedReport>(sql, new { fingerprint }, cancel);
    }
}
