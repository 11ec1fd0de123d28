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
                state_change.state_before AS before, state_change.state_after AS after, state_change.message
            FROM state_change
            LEFT JOIN account ON account.id = state_change.author
            WHERE state_change.assessment_id = @assessmentId
            ORDER BY state_change.number
            """;

        return database.ListAsync<StateChange>(sql, new { assessmentId }, cancel);
    }

    /// <summary>Takes a step that keeps no copy: submit, ask for changes, approve.</summary>
    /// <param name="right">The right by which it is taken; <paramref name="stored"/> has given it.</param>
    /// <param name="seen">Number of steps that the page showed from which it was asked for.</param>
    /// <param name="message">Null when nothing was said.</param>
    public Task<StepOutcome> StepAsync(
        StoredAssessment stored, Right right, int seen, string author, string? message, DateTimeOffset at, CancellationToken cancel) =>
        database.WriteAsync((connection, transaction) =>
            StepAsync(connection, transaction, stored, right, seen, author, message, at, cancel), cancel);

    /// <param name="remark">What the entry of the trail says more, asked once the step is taken; null for nothing.</param>
    internal static async Task<StepOutcome> StepAsync(
        DbConnection connection, DbTransaction transaction, StoredAssessment stored, Right right, int seen, string author, string? message,
        DateTimeOffset at, CancellationToken cancel, Func<Task<string>>? remark = null)
    {
        const string select = """
            SELECT assessment.state, (SELECT COUNT(*) FROM state_change WHERE assessment_id = assessment.id) AS steps
            FROM assessment
            WHERE assessment.id = @Id
            """;
        const string update = "UPDATE assessment SET state = @after WHERE id = @Id";
        const string insert = """
            INSERT INTO state_change (assessment_id, number, at, author, state_before, state_after, message)
            VALUES (@Id, @number, @at, @author, @before, @after, @message)
            """;

        var target = WorkflowStep.Target(right) ?? throw new ArgumentOutOfRangeException(nameof(right), right, "The right takes no step.");
        if (await connection.FindAsync<(AssessmentState, int)?>(select, new { stored.Id }, transaction, cancel) is not var (state, steps))
        {
            return StepOutcome.Stale;
        }

        var outcome = WorkflowStep.Evaluate(seen, steps, state, target);
        if (outcome != StepOutcome.Done) { return outcome; }

        if (!Rights.Of(stored.AccessRole, state).Contains(right)) { return StepOutcome.Stale; }

        var parameters = new { stored.Id, number = seen + 1, at, author, before = state, after = target, message };
        await connection.ExecuteAsync(update, parameters, transaction, cancel);
        await connection.ExecuteAsync(insert, parameters, transaction, cancel);
        var what = new AuditEvent(WorkflowStep.Trail(target), AuditActor.Account(author), AuditSubject.Assessment(stored.Id),
            stored.OrganisationId, remark is null ? null : await remark());
        await AuditTrail.AppendAsync(connection, transaction, what, at, cancel);
        return StepOutcome.Done;
    }
}
