namespace EhdsReadiness.Core.ActionPlans;

/// <summary>Keeps the scenarios of an assessment, which itself is never touched.</summary>
public sealed class ScenarioStore(Database database)
{
    /// <summary>Every scenario, removed ones included, oldest first.</summary>
    public async Task<IReadOnlyList<StoredScenario>> OfAssessmentAsync(string assessmentId, CancellationToken cancel)
    {
        const string scenarios = """
            SELECT id, name, version, removed_at, changed_at
            FROM scenario
            WHERE assessment_id = @assessmentId
            ORDER BY id
            """;
        const string choices = """
            SELECT scenario_choice.scenario_id, scenario_choice.question_id, scenario_choice.action_id, scenario_choice.level
            FROM scenario_choice
            JOIN scenario ON scenario.id = scenario_choice.scenario_id
            WHERE scenario.assessment_id = @assessmentId
            ORDER BY scenario_choice.scenario_id, scenario_choice.question_id, scenario_choice.action_id
            """;

        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.ListAsync<Row>(scenarios, new { assessmentId }, null, cancel);
        var chosen = (await connection.ListAsync<(string ScenarioId, string QuestionId, string ActionId, int? Level)>(
            choices, new { assessmentId }, null, cancel)).ToLookup(choice => choice.ScenarioId, StringComparer.Ordinal);
        return
        [
            .. from row in rows
               let byKind = chosen[row.Id].ToLookup(choice => choice.Level is not null)
               let actions = byKind[false].Select(choice => new ActionKey(choice.QuestionId, choice.ActionId))
               let levels = byKind[true].ToDictionary(choice => choice.QuestionId, choice => choice.Level!.Value, StringComparer.Ordinal)
               select new StoredScenario(row.Id, row.Name, row.Version, new([.. actions], levels), row.RemovedAt, row.ChangedAt),
        ];
    }

    /// <summary>
    /// Begins a scenario and gives its identifier; null when the assessment was deleted meanwhile or has
    /// <see cref="StoredScenario.Most"/> already.
    /// </summary>
    public Task<string?> CreateAsync(string assessmentId, string name, Scenario scenario, DateTimeOffset at, CancellationToken cancel)
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
                if (await connection.FindAsync<int?>(count, new { assessmentId }, transaction, cancel) is not < StoredScenario.Most)
                {
                    return null;
                }

                var id = Guid.CreateVersion7(at).ToString("N");
                await connection.ExecuteAsync(insert, new { id, assessmentId, name, at }, transaction, cancel);
                await InsertAsync(connection, transaction, id, scenario, cancel);
                return id;
            },
            cancel);
    }

    /// <summary>
    /// Puts a name and choices in place of those of <paramref name="version"/>; <see cref="SaveResult.Stale"/> when these have changed or
    /// are gone meanwhile.
    /// </summary>
    public Task<SaveResult> SaveAsync(
        string assessmentId, string id, string name, Scenario scenario, int version, DateTimeOffset at, CancellationToken cancel)
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
                if (await connection.ExecuteAsync(update, new { id, assessmentId, name, version, at }, transaction, cancel) == 0)
                {
                    return SaveResult.Stale;
                }

                await connection.ExecuteAsync(delete, new { id }, transaction, cancel);
                await InsertAsync(connection, transaction, id, scenario, cancel);
                return SaveResult.Saved;
            },
            cancel);
    }

    /// <summary>Takes a scenario away, or puts it back.</summary>
    /// <returns>False, and nothing written, when there is no such scenario, or no room for it: <see cref="StoredScenario.Most"/>.</returns>
    public Task<bool> SetRemovedAsync(string assessmentId, string id, bool removed, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            UPDATE scenario
            SET removed_at = @removedAt, version = version + 1
            WHERE id = @id AND assessment_id = @assessmentId AND (@removed OR (
                SELECT COUNT(*)
                FROM scenario AS other
                WHERE other.assessment_id = @assessmentId AND other.removed_at IS NULL AND other.id <> @id) < @Most)
            """;

        const string forget = """
            DELETE FROM scenario
            WHERE assessment_id = @assessmentId AND removed_at IS NOT NULL AND id NOT IN (
                SELECT id
                FROM scenario
                WHERE assessment_id = @assessmentId AND removed_at IS NOT NULL
                ORDER BY removed_at DESC, id DESC
                LIMIT @MostRemoved)
            """;

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var scenario = new
                    { id, assessmentId, removed, removedAt = removed ? at : (DateTimeOffset?)null, StoredScenario.Most };
                var done = await connection.ExecuteAsync(sql, scenario, transaction, cancel) == 1;
                await connection.ExecuteAsync(forget, new { assessmentId, StoredScenario.MostRemoved }, transaction, cancel);
                return done;
            },
            cancel);
    }

    private static async Task InsertAsync(
        DbConnection connection, DbTransaction transaction, string id, Scenario scenario, CancellationToken cancel)
    {
        foreach (var action in scenario.Actions)
        {
            await InsertAsync(connection, transaction, id, action.QuestionId, action.ActionId, null, cancel);
        }

        foreach (var (question, level) in scenario.Levels)
        {
            await InsertAsync(connection, transaction, id, question, "", level, cancel);
        }
    }

    private static Task<int> InsertAsync(DbConnection connection, DbTransaction transaction, string id, string questionId, string actionId,
        int? level, CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO scenario_choice (scenario_id, question_id, action_id, level)
            VALUES (@id, @questionId, @actionId, @level)
            """;

        return connection.ExecuteAsync(sql, new { id, questionId, actionId, level }, transaction, cancel);
    }

    private sealed record Row(string Id, string Name, int Version, DateTimeOffset? RemovedAt, DateTimeOffset ChangedAt);
}
