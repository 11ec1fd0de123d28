namespace EhdsReadiness.Core.Organisations;

/// <summary>Keeps the states of an organisation's assessments, and each step from one to another.</summary>
public sealed class StateStore(Database database)
{
    /// <summary>Every step of an assessment, the oldest first.</summary>
    public Task<IReadOnlyList<StateChange>> OfAssessmentAsync(string assessmentId, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                state_change.number, state_change.at, state_change.author, account.name AS author_name,
                state_change.state_before AS before, state_change.state_after AS after, state_change.message,
                state_change.kept_carried, state_change.kept_unknown
            FROM state_change
            LEFT JOIN account ON account.id = state_change.author
            WHERE state_change.assessment_id = @assessmentId
            ORDER BY state_change.number
            """;

        return database.ListAsync<StateChange>(sql, new { assessmentId }, cancel);
    }

    /// <summary>Takes a step that keeps no copy: submit, ask for changes, approve.</summary>
    /// <param name="questionnaire">Of the version that the assessment is on.</param>
    /// <param name="right">The right by which it is taken; <paramref name="stored"/> has given it.</param>
    /// <param name="seen">Number of steps that the page showed from which it was asked for.</param>
    /// <param name="message">Null when nothing was said.</param>
    /// <param name="kept">Open answers that the author was shown and keeps; null for none.</param>
    public Task<StepOutcome> StepAsync(
        StoredAssessment stored, Questionnaire questionnaire, Right right, int seen, string author, string? message, DateTimeOffset at,
        CancellationToken cancel, OpenAnswers? kept = null) =>
        database.WriteAsync((connection, transaction) =>
            StepAsync(connection, transaction, stored, questionnaire, right, seen, author, message, kept, at, cancel), cancel);

    /// <summary>What somebody is asked to answer or to clear up of an assessment.</summary>
    public async Task<IReadOnlyList<AssignmentTarget>> AskedAsync(string assessmentId, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await AskedAsync(connection, null, assessmentId, cancel);
    }

    /// <param name="remark">What the entry of the trail says more, asked once the step is taken; null for nothing.</param>
    internal static async Task<StepOutcome> StepAsync(
        DbConnection connection, DbTransaction transaction, StoredAssessment stored, Questionnaire questionnaire, Right right, int seen,
        string author, string? message, OpenAnswers? kept, DateTimeOffset at, CancellationToken cancel, Func<Task<string>>? remark = null)
    {
        const string select = """
            SELECT assessment.state, (SELECT COUNT(*) FROM state_change WHERE assessment_id = assessment.id) AS steps
            FROM assessment
            WHERE assessment.id = @Id
            """;
        const string update = "UPDATE assessment SET state = @after WHERE id = @Id";
        const string insert = """
            INSERT INTO state_change (
                assessment_id, number, at, author, state_before, state_after, message, kept_carried, kept_unknown)
            VALUES (@Id, @number, @at, @author, @before, @after, @message, @Carried, @Unknown)
            """;

        var target = WorkflowStep.Target(right) ?? throw new ArgumentOutOfRangeException(nameof(right), right, "The right takes no step.");
        if (await connection.FindAsync<(AssessmentState, int)?>(select, new { stored.Id }, transaction, cancel) is not var (state, steps))
        {
            return StepOutcome.Stale;
        }

        var outcome = WorkflowStep.Evaluate(seen, steps, state, target);
        if (outcome != StepOutcome.Done) { return outcome; }

        if (!Rights.Of(stored.AccessRole, state).Contains(right)) { return StepOutcome.Stale; }

        var open = target == AssessmentState.Draft
            ? OpenAnswers.None : await OpenAnswersAsync(connection, transaction, stored, questionnaire, cancel);
        if (!open.AreKeptBy(kept ?? OpenAnswers.None)) { return StepOutcome.Open; }

        var parameters = new
            { stored.Id, number = seen + 1, at, author, before = state, after = target, message, open.Carried, open.Unknown };
        await connection.ExecuteAsync(update, parameters, transaction, cancel);
        await connection.ExecuteAsync(insert, parameters, transaction, cancel);
        var what = new AuditEvent(WorkflowStep.Trail(target), AuditActor.Account(author), AuditSubject.Assessment(stored.Id),
            stored.OrganisationId, remark is null ? null : await remark());
        await AuditTrail.AppendAsync(connection, transaction, what, at, cancel);
        foreach (var (action, count) in new[]
            { (AuditAction.KeptCarried, open.Carried), (AuditAction.KeptUnknown, open.Unknown) }.Where(one => one.Item2 > 0))
        {
            var said = what with { Action = action, Remark = count.ToString(CultureInfo.InvariantCulture) };
            await AuditTrail.AppendAsync(connection, transaction, said, at, cancel);
        }

        return StepOutcome.Done;
    }

    private static async Task<OpenAnswers> OpenAnswersAsync(
        DbConnection connection, DbTransaction transaction, StoredAssessment stored, Questionnaire questionnaire, CancellationToken cancel)
    {
        // Read here and not before: the profile may have changed since the page was shown, and with it what is asked.
        var settings = (await AssessmentStore.ReadAsync(connection, transaction, stored.Id, stored.AccessRole, cancel)).Settings;
        var answers = await AnswerStore.OfAssessmentAsync(connection, transaction, stored.Id, cancel);
        return OpenAnswers.Of(
            Scope.Of(questionnaire, settings.Role, settings.Profile, settings.Mode),
            answers.ToDictionary(answer => answer.QuestionId, StringComparer.Ordinal),
            await AskedAsync(connection, transaction, stored.Id, cancel));
    }

    private static Task<IReadOnlyList<AssignmentTarget>> AskedAsync(
        DbConnection connection, DbTransaction? transaction, string assessmentId, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                CASE target_kind WHEN 'axis' THEN target_id END AS axis_id,
                CASE target_kind WHEN 'question' THEN target_id END AS question_id
            FROM assignment
            WHERE assessment_id = @assessmentId
            UNION ALL
            SELECT NULL AS axis_id, question_id
            FROM clarification
            WHERE assessment_id = @assessmentId
                AND (account_id IS NOT NULL OR name IS NOT NULL OR token_hash IS NOT NULL OR answered_at IS NOT NULL)
            """;

        return connection.ListAsync<AssignmentTarget>(sql, new { assessmentId }, transaction, cancel);
    }
}
