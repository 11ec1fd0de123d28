namespace EhdsReadiness.Core.Reassessments;

/// <summary>Begins re-assessments and keeps what each started from.</summary>
public sealed class BaselineStore(Database database)
{
    /// <summary>Begins an assessment with the settings and answers of an earlier one; every answer waits to be confirmed.</summary>
    /// <param name="questionnaire">The version of the earlier one; it stays on it until somebody moves it.</param>
    /// <param name="organisationId">The organisation whose own it is; null for one that only its link opens.</param>
    /// <returns>What stands in its address: a key, or the identifier of an organisation's assessment.</returns>
    public Task<string> StartAsync(
        Assessment earlier, Questionnaire questionnaire, BaselineOrigin origin, string? organisationId, AuditActor author,
        DateTimeOffset at, CancellationToken cancel)
    {
        const string confirm = "UPDATE answer SET to_confirm = TRUE WHERE assessment_id = @id";
        const string insert = """
            INSERT INTO baseline (assessment_id, origin, document, created_at)
            VALUES (@id, @origin, @document, @at)
            """;

        var key = AssessmentKey.Create();
        var settings = new AssessmentSettings(earlier.Mode, earlier.Role, earlier.Profile, earlier.Organisation, earlier.Unit);
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var id = await AssessmentStore.InsertAsync(
                    connection, transaction, key, organisationId, earlier.Questionnaire, settings, earlier.Answers, author, at, cancel);
                await connection.ExecuteAsync(confirm, new { id }, transaction, cancel);
                var document = AssessmentFile.Write(earlier, questionnaire);
                await connection.ExecuteAsync(insert, new { id, origin, document, at }, transaction, cancel);
                if (organisationId is null) { return key; }

                await AuditTrail.AppendAsync(
                    connection, transaction, new(AuditAction.Created, author, AuditSubject.Assessment(id), organisationId), at, cancel);
                return id;
            },
            cancel);
    }

    /// <summary>What a re-assessment started from; null for an assessment that started from nothing.</summary>
    public Task<Baseline?> FindAsync(string assessmentId, CancellationToken cancel)
    {
        const string sql = "SELECT origin, document, created_at FROM baseline WHERE assessment_id = @assessmentId";

        return database.FindAsync<Baseline>(sql, new { assessmentId }, cancel);
    }

    /// <summary>Whether there is something to compare an assessment with: what it started from, or another copy of its
    /// organisation.</summary>
    /// <param name="organisationId">Null for an assessment that is no organisation's.</param>
    /// <param name="copiesOnly">Whether only finalised copies may be seen.</param>
    public Task<bool> HasFormerAsync(string assessmentId, string? organisationId, bool copiesOnly, CancellationToken cancel)
    {
        const string sql = """
            SELECT EXISTS (SELECT 1 FROM baseline WHERE assessment_id = @assessmentId AND (origin <> 'assessment' OR NOT @copiesOnly))
                OR EXISTS (
                    SELECT 1 FROM finalised_copy WHERE organisation_id = @organisationId AND assessment_id <> @assessmentId)
            """;

        return database.FindAsync<bool>(sql, new { assessmentId, organisationId, copiesOnly }, cancel);
    }

    /// <summary>The finalised copies of an organisation, oldest first.</summary>
    public Task<IReadOnlyList<HistoryCopy>> HistoryAsync(string organisationId, CancellationToken cancel)
    {
        const string sql = """
            SELECT assessment_id, number, finalised_at, document
            FROM finalised_copy
            WHERE organisation_id = @organisationId
            ORDER BY number
            """;

        return database.ListAsync<HistoryCopy>(sql, new { organisationId }, cancel);
    }
}
