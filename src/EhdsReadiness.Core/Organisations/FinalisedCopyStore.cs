namespace EhdsReadiness.Core.Organisations;

/// <summary>Keeps the numbered copies of finalised assessments.</summary>
public sealed class FinalisedCopyStore(Database database)
{
    private const string Select = """
        SELECT
            finalised_copy.assessment_id, finalised_copy.organisation_id, finalised_copy.number, finalised_copy.finalised_at,
            account.name AS finalised_by_name, finalised_copy.content_sha256,
            COALESCE(step.kept_carried, 0) AS kept_carried, COALESCE(step.kept_unknown, 0) AS kept_unknown
        FROM finalised_copy
        LEFT JOIN account ON account.id = finalised_copy.finalised_by
        LEFT JOIN state_change AS step ON step.assessment_id = finalised_copy.assessment_id AND step.state_after = 'finalised'
        """;

    /// <summary>
    /// Finalises an approved assessment: keeps it as its file under the organisation's next number, and closes it for good.
    /// </summary>
    /// <param name="seen">Number of steps that the page showed.</param>
    /// <param name="kept">Open answers that the author was shown and keeps; null for none.</param>
    /// <param name="agreed">True when the organisation agrees with it to be counted in aggregates; false leaves what it said
    /// before.</param>
    /// <param name="said"><see cref="Agreement.Mark"/> of what its author saw of that; null where nothing was said. Nobody agrees against
    /// a no that they have not seen.</param>
    public Task<StepOutcome> FinaliseAsync(
        StoredAssessment stored, Questionnaire questionnaire, int seen, string author, bool agreed, DateTimeOffset at,
        CancellationToken cancel, OpenAnswers? kept = null, string? said = null)
    {
        const string number = """
            SELECT COALESCE(MAX(number), 0) + 1
            FROM finalised_copy
            WHERE organisation_id = @OrganisationId
            """;
        const string insert = """
            INSERT INTO finalised_copy (assessment_id, organisation_id, number, finalised_at, finalised_by, document, content_sha256)
            VALUES (@Id, @OrganisationId, @number, @at, @author, @document, @Sha256)
            """;

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                if (agreed
                    && await AgreementStore.FindAsync(connection, transaction, stored.OrganisationId!, cancel) is { Agreed: false } no
                    && no.Mark != said)
                {
                    return StepOutcome.Stale;
                }

                var document = "";
                var outcome = await StateStore.StepAsync(
                    connection, transaction, stored, questionnaire, Right.Finalise, seen, author, null, kept, at, cancel, async () =>
                {
                    // Read here and not before: no answer can come between what is kept and what was approved.
                    var current = await AssessmentStore.ReadAsync(connection, transaction, stored.Id, stored.AccessRole, cancel);
                    var answers = await AnswerStore.OfAssessmentAsync(connection, transaction, stored.Id, cancel);
                    document = Encoding.UTF8.GetString(AssessmentFile.Write(current.With(answers), questionnaire));
                    return AuditChain.FingerprintOf(document);
                });
                if (outcome != StepOutcome.Done) { return outcome; }

                var parameters = new
                {
                    stored.Id,
                    stored.OrganisationId,
                    number = await connection.FindAsync<int>(number, stored, transaction, cancel),
                    at,
                    author,
                    document,
                    questionnaire.Sha256,
                };
                await connection.ExecuteAsync(insert, parameters, transaction, cancel);
                if (agreed)
                {
                    await AgreementStore.WriteAsync(connection, transaction, stored.OrganisationId!, true, author, at, cancel);
                }

                return outcome;
            },
            cancel);
    }

    /// <summary>The copies of an organisation, the newest first.</summary>
    public Task<IReadOnlyList<FinalisedCopy>> OfOrganisationAsync(string organisationId, CancellationToken cancel)
    {
        const string sql = $"""
            {Select}
            WHERE finalised_copy.organisation_id = @organisationId
            ORDER BY finalised_copy.number DESC
            """;

        return database.ListAsync<FinalisedCopy>(sql, new { organisationId }, cancel);
    }

    /// <summary>The copy of an assessment; null when it isn't finalised.</summary>
    public Task<FinalisedCopy?> FindAsync(string assessmentId, CancellationToken cancel)
    {
        const string sql = $"""
            {Select}
            WHERE finalised_copy.assessment_id = @assessmentId
            """;

        return database.FindAsync<FinalisedCopy>(sql, new { assessmentId }, cancel);
    }

    /// <summary>The file that was kept, byte for byte; null when the assessment isn't finalised.</summary>
    public Task<byte[]?> DocumentAsync(string assessmentId, CancellationToken cancel)
    {
        const string sql = "SELECT document FROM finalised_copy WHERE assessment_id = @assessmentId";

        return database.FindAsync<byte[]>(sql, new { assessmentId }, cancel);
    }
}
