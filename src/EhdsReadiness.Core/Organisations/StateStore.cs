using System.Data.Common;
using Dapper;
using EhdsReadiness.Core.Assessments;
using EhdsReadiness.Core.Audit;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Core.Organisations;

/// <summary>Keeps the states of an organisation's assessments, and each step from one to another.</summary>
public sealed class StateStore(Database database)
{
    /// <summary>Every step of an assessment, the oldest first.</summary>
    public async Task<IReadOnlyList<StateChange>> OfAssessmentAsync(string assessmentId, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                state_change.number AS Number, state_change.at AS At, state_change.author AS Author, account.name AS AuthorName,
                state_change.state_before AS StateBefore, state_change.state_after AS StateAfter, state_change.message AS Message
            FROM state_change
            LEFT JOIN account ON account.id = state_change.author
            WHERE state_change.assessment_id = @assessmentId
            ORDER BY state_change.number
            """;

        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, new { assessmentId }, cancellationToken: cancel));
        return [.. rows.Select(row => row.ToChange())];
    }

    /// <summary>Takes a step that keeps no copy: submit, ask for changes, approve.</summary>
    /// <param name="right">The right by which it is taken; <paramref name="stored"/> has given it.</param>
    /// <param name="seen">Number of steps that the page showed from which it was asked for.</param>
    /// <param name="message">Null when nothing was said.</param>
    public Task<StepOutcome> StepAsync(StoredAssessment stored, Right right, int seen, string author, string? message, DateTimeOffset at, CancellationToken cancel) =>
        database.WriteAsync((connection, transaction) => StepAsync(connection, transaction, stored, right, seen, author, message, at, cancel), cancel);

    /// <param name="remark">What the entry of the trail says more, asked once the step is taken; null for nothing.</param>
    internal static async Task<StepOutcome> StepAsync(
        DbConnection connection, DbTransaction transaction, StoredAssessment stored, Right right, int seen, string author, string? message, DateTimeOffset at, CancellationToken cancel, Func<Task<string>>? remark = null)
    {
        const string select = """
            SELECT assessment.state AS State, (SELECT COUNT(*) FROM state_change WHERE assessment_id = assessment.id) AS Steps
            FROM assessment
            WHERE assessment.id = @Id
            """;
        const string update = """
            UPDATE assessment
            SET state = @after
            WHERE id = @Id
            """;
        const string insert = """
            INSERT INTO state_change (assessment_id, number, at, author, state_before, state_after, message)
            VALUES (@Id, @number, @at, @author, @before, @after, @message)
            """;

        var target = Steps.Target(right) ?? throw new ArgumentOutOfRangeException(nameof(right), right, "The right takes no step.");
        var now = await connection.QuerySingleOrDefaultAsync<Position>(new CommandDefinition(select, new { stored.Id }, transaction, cancellationToken: cancel));
        if (now is null || AssessmentStateIds.Find(now.State) is not { } state)
        {
            return StepOutcome.Stale;
        }

        var outcome = Steps.Judge(seen, (int)now.Steps, state, target);
        if (outcome != StepOutcome.Done)
        {
            return outcome;
        }

        if (!Rights.Of(stored.Standing, state).Contains(right))
        {
            return StepOutcome.Stale;
        }

        var parameters = new { stored.Id, number = seen + 1, at = Instant.Write(at), author, before = now.State, after = target.Id(), message };
        await connection.ExecuteAsync(new CommandDefinition(update, parameters, transaction, cancellationToken: cancel));
        await connection.ExecuteAsync(new CommandDefinition(insert, parameters, transaction, cancellationToken: cancel));
        var what = new AuditEvent(Steps.Trail(target), AuditActor.Account(author), AuditSubject.Assessment(stored.Id), stored.OrganisationId, remark is null ? null : await remark());
        await AuditTrail.AppendAsync(connection, transaction, what, at, cancel);
        return StepOutcome.Done;
    }

    private sealed record Position
    {
        public required string State { get; init; }

        public required long Steps { get; init; }
    }

    private sealed record Row
    {
        public required int Number { get; init; }

        public required string At { get; init; }

        public required string Author { get; init; }

        public string? AuthorName { get; init; }

        public required string StateBefore { get; init; }

        public required string StateAfter { get; init; }

        public string? Message { get; init; }

        public StateChange ToChange() =>
            new(Number, Instant.Read(At), Author, AuthorName, AssessmentStateIds.Find(StateBefore)!.Value, AssessmentStateIds.Find(StateAfter)!.Value, Message);
    }
}
