namespace EhdsReadiness.Core.ActionPlans;

/// <summary>Reads and writes how the plan of one assessment is carried out. The assessment itself, and its date, stay as they
/// are.</summary>
public sealed class TrackingStore(Database database)
{
    /// <summary>Actions of its own that an organisation can add to an assessment, removed ones included.</summary>
    public const int Most = 500;

    /// <summary>All that was said about the actions, removed ones included, by identifier.</summary>
    public async Task<IReadOnlyList<TrackedAction>> OfAssessmentAsync(string assessmentId, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await TrackedActionRows.OfAssessmentAsync(connection, null, assessmentId, cancel);
    }

    /// <summary>The identifiers in the order given by hand; empty for the computed order.</summary>
    public async Task<IReadOnlyList<string>> OrderAsync(string assessmentId, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await TrackedActionRows.OrderAsync(connection, null, assessmentId, cancel);
    }

    /// <summary>
    /// Puts details in place of those of <paramref name="version"/> (0 when nobody had touched the action).
    /// Sending the same twice is no conflict: the second time finds it in place and writes nothing.
    /// </summary>
    public async Task<SaveOutcome<TrackedAction>> SaveAsync(
        string assessmentId,
        string actionId,
        ActionDetails details,
        int version,
        AuditActor author,
        DateTimeOffset at,
        CancellationToken cancel) =>
        await WriteAsync(
            assessmentId,
            at,
            async (connection, transaction, organisation) =>
            {
                var current = await TrackedActionRows.FindAsync(connection, transaction, assessmentId, actionId, cancel);
                if (details == (current?.Details ?? ActionDetails.Untouched)) { return new(SaveResult.SavedBefore, current); }

                return (current?.Version ?? 0) != version
                    ? new(SaveResult.Stale, current)
                    : new SaveOutcome<TrackedAction>(
                        SaveResult.Saved,
                        await TrackedActionRows.PutAsync(
                            connection,
                            transaction,
                            organisation,
                            assessmentId,
                            actionId,
                            current,
                            details,
                            current?.RemovedAt,
                            author,
                            at,
                            cancel));
            },
            cancel) ?? new(SaveResult.Gone, null);

    /// <summary>
    /// Adds an action of the organisation's own; null when there are <see cref="Most"/> already or the assessment was deleted
    /// meanwhile.
    /// </summary>
    public Task<TrackedAction?> AddAsync(
        string assessmentId, ActionDetails details, AuditActor author, DateTimeOffset at, CancellationToken cancel)
    {
        const string count = "SELECT COUNT(*) FROM tracked_action WHERE assessment_id = @assessmentId AND title IS NOT NULL";

        return WriteAsync(
            assessmentId,
            at,
            async (connection, transaction, organisation) =>
                await connection.FindAsync<long>(count, new { assessmentId }, transaction, cancel) < Most
                    ? await TrackedActionRows.PutAsync(
                        connection, transaction, organisation, assessmentId, Guid.CreateVersion7(at).ToString("N"), null, details, null,
                        author, at, cancel)
                    : null,
            cancel);
    }

    /// <summary>Takes an action of the organisation's own away, or puts it back. False when there is none of that name.</summary>
    public async Task<bool> SetRemovedAsync(
        string assessmentId, string actionId, bool removed, AuditActor author, DateTimeOffset at, CancellationToken cancel) =>
        await WriteAsync(
            assessmentId,
            at,
            async (connection, transaction, organisation) =>
            {
                var current = await TrackedActionRows.FindAsync(connection, transaction, assessmentId, actionId, cancel);
                if (current is not { Key: null }) { return null; }

                return current.RemovedAt is not null == removed
                    ? current
                    : await TrackedActionRows.PutAsync(
                        connection, transaction, organisation, assessmentId, actionId, current, current.Details, removed ? at : null,
                        author, at, cancel);
            },
            cancel) is not null;

    /// <summary>Chooses which actions are followed, with their months, all at once; the others are set aside.</summary>
    /// <param name="due">The month of each action that is chosen; null to leave its month as it is.</param>
    /// <param name="setAside">The actions that are not chosen.</param>
    public async Task ChooseAsync(
        string assessmentId, IReadOnlyDictionary<string, DateOnly?> due, IReadOnlyList<string> setAside, AuditActor author,
        DateTimeOffset at, CancellationToken cancel)
    {
        await WriteAsync<object>(
            assessmentId,
            at,
            async (connection, transaction, organisation) =>
            {
                var rows = (await TrackedActionRows.OfAssessmentAsync(connection, transaction, assessmentId, cancel))
                    .ToDictionary(row => row.Id, StringComparer.Ordinal);
                foreach (var (id, month) in due)
                {
                    var row = rows.GetValueOrDefault(id);
                    var details = row?.Details ?? ActionDetails.Untouched;
                    await PutChangedAsync(id, row, details with { SetAside = false, Due = details.Due ?? month });
                }

                foreach (var id in setAside)
                {
                    var row = rows.GetValueOrDefault(id);
                    await PutChangedAsync(id, row, (row?.Details ?? ActionDetails.Untouched) with { SetAside = true });
                }

                return rows;

                async Task PutChangedAsync(string id, TrackedAction? row, ActionDetails details)
                {
                    if (details != (row?.Details ?? ActionDetails.Untouched))
                    {
                        await TrackedActionRows.PutAsync(
                            connection, transaction, organisation, assessmentId, id, row, details, row?.RemovedAt, author, at, cancel);
                    }
                }
            },
            cancel);
    }

    /// <summary>Keeps an order given by hand; an empty one goes back to the computed order.</summary>
    public async Task SaveOrderAsync(string assessmentId, IReadOnlyList<string> order, DateTimeOffset at, CancellationToken cancel)
    {
        const string delete = "DELETE FROM plan_order WHERE assessment_id = @assessmentId";
        const string insert = "INSERT INTO plan_order (assessment_id, actions) VALUES (@assessmentId, @actions)";

        await WriteAsync<object>(
            assessmentId,
            at,
            async (connection, transaction, _) =>
            {
                await connection.ExecuteAsync(delete, new { assessmentId }, transaction, cancel);
                if (order.Count > 0)
                {
                    await connection.ExecuteAsync(insert, new { assessmentId, actions = string.Join(' ', order) }, transaction, cancel);
                }

                await AssessmentStore.ReviseAsync(connection, transaction, assessmentId, cancel);
                return order;
            },
            cancel);
    }

    /// <summary>Every change of one action, newest first.</summary>
    public Task<IReadOnlyList<ActionChange>> HistoryAsync(string assessmentId, string actionId, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                tracked_action_history.version, tracked_action_history.field, tracked_action_history.at, tracked_action_history.author,
                account.name AS author_name,
                COALESCE(tracked_action_history.value_before, led_before.name) AS before,
                COALESCE(tracked_action_history.value_after, led_after.name) AS after,
                tracked_action_history.account_before, tracked_action_history.account_after
            FROM tracked_action_history
            LEFT JOIN account ON account.id = tracked_action_history.author
            LEFT JOIN account AS led_before ON led_before.id = tracked_action_history.account_before
            LEFT JOIN account AS led_after ON led_after.id = tracked_action_history.account_after
            WHERE tracked_action_history.assessment_id = @assessmentId AND tracked_action_history.action_id = @actionId
            ORDER BY tracked_action_history.version DESC, tracked_action_history.field
            """;

        return database.ListAsync<ActionChange>(sql, new { assessmentId, actionId }, cancel);
    }

    /// <summary>
    /// Runs a work with the organisation whose own the assessment is; without it, and null, when the assessment was deleted meanwhile.
    /// An anonymous assessment whose plan is carried out is not one that nobody touches.
    /// </summary>
    private Task<T?> WriteAsync<T>(
        string assessmentId, DateTimeOffset at, Func<DbConnection, DbTransaction, string?, Task<T?>> work, CancellationToken cancel)
        where T : class
    {
        const string select = "SELECT organisation_id FROM assessment WHERE id = @assessmentId";
        const string keep = "UPDATE assessment SET kept_at = @at WHERE id = @assessmentId AND organisation_id IS NULL";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await connection.FindAsync<Owned>(select, new { assessmentId }, transaction, cancel) is not { } owned)
                {
                    return null;
                }

                await connection.ExecuteAsync(keep, new { assessmentId, at }, transaction, cancel);
                return await work(connection, transaction, owned.OrganisationId);
            },
            cancel);
    }

    private sealed record Owned(string? OrganisationId);
}
