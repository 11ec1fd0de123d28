using System.Data.Common;
using Dapper;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Core.ActionPlans;

/// <summary>A scenario as it is kept.</summary>
/// <param name="Name">1 to 120 characters.</param>
/// <param name="Version">Counts its changes, from 1.</param>
/// <param name="RemovedAt">When it was taken away; null while it is there.</param>
public sealed record StoredScenario(string Id, string Name, int Version, Scenario Scenario, DateTimeOffset? RemovedAt, DateTimeOffset ChangedAt)
{
    /// <summary>Longest name, in Unicode characters.</summary>
    public const int LongestName = 120;

    /// <summary>How many scenarios one assessment can have.</summary>
    public const int Most = 30;

    /// <summary>How many that were taken away can be put back; the oldest are deleted.</summary>
    public const int MostRemoved = 30;
}

/// <summary>Keeps the scenarios of an assessment, which itself is never touched.</summary>
public sealed class ScenarioStore(Database database)
{
    /// <summary>Every scenario, removed ones included, oldest first.</summary>
    public async Task<IReadOnlyList<StoredScenario>> OfAssessmentAsync(string assessmentId, CancellationToken cancel)
    {
        const string scenarios = """
            SELECT id AS Id, name AS Name, version AS Version, removed_at AS RemovedAt, changed_at AS ChangedAt
            FROM scenario
            WHERE assessment_id = @assessmentId
            ORDER BY id
            """;
        const string choices = """
            SELECT scenario_choice.scenario_id AS ScenarioId, scenario_choice.question_id AS QuestionId, scenario_choice.action_id AS ActionId, scenario_choice.level AS Level
            FROM scenario_choice
            JOIN scenario ON scenario.id = scenario_choice.scenario_id
            WHERE scenario.assessment_id = @assessmentId
            ORDER BY scenario_choice.scenario_id, scenario_choice.question_id, scenario_choice.action_id
            """;

        await using var connection = await database.OpenAsync(cancel);
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(scenarios, new { assessmentId }, cancellationToken: cancel))).AsList();
        var chosen = (await connection.QueryAsync<ChoiceRow>(new CommandDefinition(choices, new { assessmentId }, cancellationToken: cancel))).ToLookup(choice => choice.ScenarioId, StringComparer.Ordinal);
        return [.. rows.Select(row => row.ToScenario(chosen[row.Id]))];
    }

    /// <summary>Begins a scenario and gives its identifier; null when the assessment was deleted meanwhile or has <see cref="StoredScenario.Most"/> already.</summary>
    public Task<string?> CreateAsync(string assessmentId, string name, DateTimeOffset at, CancellationToken cancel)
    {
        const string count = """
            SELECT COUNT(scenario.id)
            FROM assessment
            LEFT JOIN scenario ON scenario.assessment_id = assessment.id AND scenario.removed_at IS NULL
            WHERE assessment.id = @assessmentId
            GROUP BY assessment.id
            """;
        const string insert = """
            INSERT INTO scenario (id, assessment_id, name, version, changed_at)
            VALUES (@id, @assessmentId, @name, 1, @at)
            """;

        return database.WriteAsync<string?>(
            async (connection, transaction) =>
            {
                if (await connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(count, new { assessmentId }, transaction, cancellationToken: cancel)) is not < StoredScenario.Most)
                {
                    return null;
                }

                var id = Guid.CreateVersion7(at).ToString("N");
                await connection.ExecuteAsync(new CommandDefinition(insert, new { id, assessmentId, name, at = Instant.Write(at) }, transaction, cancellationToken: cancel));
                return id;
            },
            cancel);
    }

    /// <summary>Puts a name and choices in place of those of <paramref name="version"/>. False, and nothing written, when these have changed meanwhile.</summary>
    public Task<bool> SaveAsync(string assessmentId, string id, string name, Scenario scenario, int version, DateTimeOffset at, CancellationToken cancel)
    {
        const string update = """
            UPDATE scenario
            SET name = @name, version = version + 1, changed_at = @at
            WHERE id = @id AND assessment_id = @assessmentId AND version = @version
            """;
        const string delete = "DELETE FROM scenario_choice WHERE scenario_id = @id";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await connection.ExecuteAsync(new CommandDefinition(update, new { id, assessmentId, name, version, at = Instant.Write(at) }, transaction, cancellationToken: cancel)) == 0)
                {
                    return false;
                }

                await connection.ExecuteAsync(new CommandDefinition(delete, new { id }, transaction, cancellationToken: cancel));
                foreach (var action in scenario.Actions)
                {
                    await InsertAsync(connection, transaction, id, action.QuestionId, action.ActionId, null, cancel);
                }

                foreach (var (question, level) in scenario.Levels)
                {
                    await InsertAsync(connection, transaction, id, question, "", level, cancel);
                }

                return true;
            },
            cancel);
    }

    /// <summary>Takes a scenario away, or puts it back.</summary>
    public Task<bool> SetRemovedAsync(string assessmentId, string id, bool removed, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            UPDATE scenario
            SET removed_at = @removedAt, version = version + 1
            WHERE id = @id AND assessment_id = @assessmentId
            """;

        const string forget = """
            DELETE FROM scenario
            WHERE id IN (
                SELECT id
                FROM scenario
                WHERE assessment_id = @assessmentId AND removed_at IS NOT NULL
                ORDER BY removed_at DESC, id DESC
                LIMIT -1 OFFSET @MostRemoved)
            """;

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var done = await connection.ExecuteAsync(new CommandDefinition(sql, new { id, assessmentId, removedAt = removed ? Instant.Write(at) : null }, transaction, cancellationToken: cancel)) == 1;
                await connection.ExecuteAsync(new CommandDefinition(forget, new { assessmentId, StoredScenario.MostRemoved }, transaction, cancellationToken: cancel));
                return done;
            },
            cancel);
    }

    private static Task<int> InsertAsync(DbConnection connection, DbTransaction transaction, string id, string questionId, string actionId, int? level, CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO scenario_choice (scenario_id, question_id, action_id, level)
            VALUES (@id, @questionId, @actionId, @level)
            """;

        return connection.ExecuteAsync(new CommandDefinition(sql, new { id, questionId, actionId, level }, transaction, cancellationToken: cancel));
    }

    private sealed record Row
    {
        public required string Id { get; init; }

        public required string Name { get; init; }

        public required int Version { get; init; }

        public string? RemovedAt { get; init; }

        public required string ChangedAt { get; init; }

        public StoredScenario ToScenario(IEnumerable<ChoiceRow> choices)
        {
            var byKind = choices.ToLookup(choice => choice.Level is not null);
            return new(
                Id,
                Name,
                Version,
                new(
                    [.. byKind[false].Select(choice => new ActionKey(choice.QuestionId, choice.ActionId))],
                    byKind[true].ToDictionary(choice => choice.QuestionId, choice => choice.Level!.Value, StringComparer.Ordinal)),
                RemovedAt is null ? null : Instant.Read(RemovedAt),
                Instant.Read(ChangedAt));
        }
    }

    private sealed record ChoiceRow
    {
        public required string ScenarioId { get; init; }

        public required string QuestionId { get; init; }

        public required string ActionId { get; init; }

        public int? Level { get; init; }
    }
}
