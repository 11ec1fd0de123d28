namespace EhdsReadiness.Core.Units;

/// <summary>Keeps which answers houses offer to their units, and lets units take them over.</summary>
public sealed class OfferedAnswerStore(Database database, AnswerStore answers)
{
    /// <summary>What a house offers its units for a question; null when it offers nothing.</summary>
    public Task<OfferedAnswer?> FindAsync(string houseId, string questionId, CancellationToken cancel)
    {
        const string sql = """
            SELECT assessment_id, with_note
            FROM offered_answer
            WHERE organisation_id = @houseId AND question_id = @questionId
            """;

        return database.FindAsync<OfferedAnswer>(sql, new { houseId, questionId }, cancel);
    }

    /// <summary>Offers the answer that stands in an assessment of the house, in place of what was offered before.</summary>
    /// <param name="stored">The assessment of the house.</param>
    public Task OfferAsync(
        StoredAssessment stored, string questionId, bool withNote, string by, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO offered_answer (organisation_id, question_id, assessment_id, with_note, offered_by, offered_at)
            VALUES (@OrganisationId, @questionId, @Id, @withNote, @by, @at)
            ON CONFLICT (organisation_id, question_id) DO UPDATE
            SET assessment_id = excluded.assessment_id, with_note = excluded.with_note, offered_by = excluded.offered_by,
                offered_at = excluded.offered_at
            """;

        var row = new { stored.OrganisationId, questionId, stored.Id, withNote, by, at };
        return AuditTrail.WriteAsync(database, sql, row, Event(AuditAction.Offered, stored, questionId, by), at, cancel);
    }

    /// <summary>Offers no answer to the question any more. What units took over stays theirs.</summary>
    public Task WithdrawAsync(StoredAssessment stored, string questionId, string by, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = "DELETE FROM offered_answer WHERE organisation_id = @OrganisationId AND question_id = @questionId";

        return AuditTrail.WriteAsync(
            database, sql, new { stored.OrganisationId, questionId }, Event(AuditAction.Withdrew, stored, questionId, by), at, cancel);
    }

    /// <summary>What its house offers a unit for a question of one of its assessments, on the same version of the questionnaire; null when
    /// it offers nothing, or has not answered.</summary>
    public async Task<HouseAnswer?> ForUnitAsync(string assessmentId, string questionId, CancellationToken cancel) =>
        (await ListAsync(assessmentId, questionId, cancel)).SingleOrDefault();

    /// <summary>What its house offers a unit that waits for it, in the order of asking: where it has no answer yet, and where the house
    /// gave another one since the unit took it over.</summary>
    public async Task<IReadOnlyList<HouseAnswer>> WaitingAsync(OpenAssessment unit, CancellationToken cancel)
    {
        var offered = (await ListAsync(unit.Stored.Id, null, cancel))
            .ToDictionary(one => one.QuestionId, StringComparer.Ordinal);
        return [.. unit.Scope.Select(question => offered.GetValueOrDefault(question.Id)).OfType<HouseAnswer>().Where(IsWaiting)];

        bool IsWaiting(HouseAnswer one)
        {
            var own = unit.Answers.GetValueOrDefault(one.QuestionId)?.Answer;
            return (own is null || own.House is not null) && !one.Answer.SaysAs(own);
        }
    }

    /// <param name="questionId">Null for every question.</param>
    private Task<IReadOnlyList<HouseAnswer>> ListAsync(string assessmentId, string? questionId, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                offered_answer.question_id, house.name AS house_name, answer.kind, answer.level, answer.reason,
                CASE WHEN offered_answer.with_note THEN answer.note END AS note,
                CASE WHEN offered_answer.with_note THEN answer.evidence END AS evidence,
                CASE WHEN offered_answer.with_note THEN answer.proofs END AS proofs, NULL AS house
            FROM assessment
            JOIN organisation AS unit ON unit.id = assessment.organisation_id
            JOIN organisation AS house ON house.id = unit.house_id
            JOIN offered_answer ON offered_answer.organisation_id = house.id
                AND (@questionId IS NULL OR offered_answer.question_id = @questionId)
            JOIN assessment AS source ON source.id = offered_answer.assessment_id AND source.questionnaire = assessment.questionnaire
            JOIN answer ON answer.assessment_id = source.id AND answer.question_id = offered_answer.question_id
                AND answer.kind IN ('level', 'not_applicable')
            WHERE assessment.id = @assessmentId
            """;

        return database.ListAsync<HouseAnswer>(sql, new { assessmentId, questionId }, cancel);
    }

    /// <summary>Puts the answer that the house offers in place of the unit's own.</summary>
    /// <param name="unit">The assessment of the unit, opened by whoever may answer.</param>
    /// <param name="mark">Of the offered answer that the page showed.</param>
    /// <param name="version">Of the unit's answer that it is to replace; 0 when there was none.</param>
    /// <returns><see cref="SaveResult.Stale"/> too, and nothing written, when the house offers another answer meanwhile, or none.</returns>
    public async Task<SaveOutcome<StoredAnswer>> TakeOverAsync(
        OpenAssessment unit, Question question, string? mark, int version, AuditActor by, DateTimeOffset at, CancellationToken cancel)
    {
        var current = unit.Answers.GetValueOrDefault(question.Id);
        return await ForUnitAsync(unit.Stored.Id, question.Id, cancel) is { } offered && offered.Mark == mark
            ? await answers.SaveAsync(unit.Stored.Id, question.Id, offered.TakenOverFrom(current?.Answer), version, by, at, cancel)
            : new(SaveResult.Stale, current);
    }

    private static AuditEvent Event(AuditAction action, StoredAssessment stored, string questionId, string by) =>
        new(action, AuditActor.Account(by), AuditSubject.Assessment(stored.Id), stored.OrganisationId, questionId);
}
