namespace EhdsReadiness.Core.ActionPlans;

/// <summary>Rows of actions, read and written within a transaction of a store.</summary>
internal static class TrackedActionRows
{
    /// <summary>Selects actions as <see cref="TrackedAction"/> has them.</summary>
    public const string Select = """
        SELECT
            tracked_action.assessment_id, tracked_action.action_id AS id, tracked_action.version, tracked_action.title,
            tracked_action.axis_id, COALESCE(leader.name, tracked_action.owner) AS owner, tracked_action.owner_account, tracked_action.due,
            tracked_action.status, tracked_action.reason, tracked_action.notes, tracked_action.evidence, tracked_action.set_aside,
            tracked_action.removed_at, tracked_action.changed_at, left_work.left_at, former.name AS left_by
        FROM tracked_action
        LEFT JOIN account AS leader ON leader.id = tracked_action.owner_account
        LEFT JOIN left_work ON left_work.assessment_id = tracked_action.assessment_id AND left_work.kind = 'action'
            AND left_work.target_id = tracked_action.action_id
        LEFT JOIN account AS former ON former.id = left_work.account_id
        """;

    public static Task<IReadOnlyList<TrackedAction>> OfAssessmentAsync(
        DbConnection connection, DbTransaction? transaction, string assessmentId, CancellationToken cancel)
    {
        const string sql = $"""
            {Select}
            WHERE tracked_action.assessment_id = @assessmentId
            ORDER BY tracked_action.action_id
            """;

        return connection.ListAsync<TrackedAction>(sql, new { assessmentId }, transaction, cancel);
    }

    /// <summary>The identifiers in the order given by hand; empty for the computed order.</summary>
    public static async Task<IReadOnlyList<string>> OrderAsync(
        DbConnection connection, DbTransaction? transaction, string assessmentId, CancellationToken cancel)
    {
        const string sql = "SELECT actions FROM plan_order WHERE assessment_id = @assessmentId";

        var actions = await connection.FindAsync<string>(sql, new { assessmentId }, transaction, cancel);
        return actions?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
    }

    /// <summary>The names of accounts, and of those who led an action of the assessment and went, by identifier: they change without
    /// it.</summary>
    public static Task<IReadOnlyList<(string AccountId, string Name)>> NamesAsync(
        DbConnection connection, DbTransaction? transaction, string assessmentId, IReadOnlyCollection<string> accountIds,
        CancellationToken cancel)
    {
        const string sql = """
            SELECT id, name
            FROM account
            WHERE id IN @accountIds OR id IN (
                SELECT account_id FROM left_work WHERE assessment_id = @assessmentId AND kind = 'action')
            ORDER BY id
            """;

        return connection.ListAsync<(string, string)>(sql, new { assessmentId, accountIds }, transaction, cancel);
    }

    public static Task<TrackedAction?> FindAsync(
        DbConnection connection, DbTransaction transaction, string assessmentId, string actionId, CancellationToken cancel)
    {
        const string sql = $"""
            {Select}
            WHERE tracked_action.assessment_id = @assessmentId AND tracked_action.action_id = @actionId
            """;

        return connection.FindAsync<TrackedAction>(sql, new { assessmentId, actionId }, transaction, cancel);
    }

    /// <summary>
    /// Writes an action with one line of history for each thing that changed, and an entry of the trail where it is an organisation's.
    /// A member who can lead nothing any more leads nothing: the action is nobody's at once, as if they had gone just after.
    /// </summary>
    public static async Task<TrackedAction?> PutAsync(
        DbConnection connection, DbTransaction transaction, string? organisation, string assessmentId, string actionId,
        TrackedAction? current, ActionDetails details, DateTimeOffset? removedAt, AuditActor author, DateTimeOffset at,
        CancellationToken cancel)
    {
        const string insert = """
            INSERT INTO tracked_action (
                assessment_id, action_id, version, title, axis_id, owner, owner_account, due, status,
                reason, notes, evidence, set_aside, removed_at, changed_at)
            VALUES (
                @assessmentId, @Id, @Version, @Title, @AxisId, @owner, @OwnerAccount, @due, @Status, @Reason, @Notes, @Evidence, @SetAside,
                @RemovedAt, @ChangedAt)
            """;
        const string update = """
            UPDATE tracked_action
            SET version = @Version, title = @Title, axis_id = @AxisId, owner = @owner, owner_account = @OwnerAccount, due = @due,
                status = @Status, reason = @Reason, notes = @Notes, evidence = @Evidence, set_aside = @SetAside,
                removed_at = @RemovedAt, changed_at = @ChangedAt
            WHERE assessment_id = @assessmentId AND action_id = @Id
            """;
        const string append = """
            INSERT INTO tracked_action_history (
                assessment_id, action_id, version, field, at, author, value_before, value_after, account_before, account_after)
            VALUES (@assessmentId, @actionId, @version, @field, @at, @author, @before, @after, @accountBefore, @accountAfter)
            """;

        var gone = details.OwnerAccount is { } leader
            && (organisation is null || !await Leadership.CanLeadAsync(connection, transaction, organisation, leader, cancel))
            ? leader
            : null;
        if (gone is not null)
        {
            details = details with { Owner = null, OwnerAccount = null };
        }

        var saved = new TrackedAction(actionId, (current?.Version ?? 0) + 1, details, removedAt, at);
        var row = new { assessmentId, saved, owner = NameOf(details), due = Month(details.Due) };
        await connection.ExecuteAsync(current is null ? insert : update, row, transaction, cancel);
        await AssessmentStore.ReviseAsync(connection, transaction, assessmentId, cancel);
        if (details.Owner is not null)
        {
            await Leadership.TakeOverAsync(connection, transaction, assessmentId, LedWorkKind.Action, actionId, cancel);
        }
        else if (gone is not null)
        {
            await Leadership.LeaveAsync(connection, transaction, assessmentId, LedWorkKind.Action, actionId, gone, told: false, at, cancel);
        }

        var before = FieldsOf(current?.Details ?? ActionDetails.Untouched, current?.RemovedAt);
        foreach (var (was, now) in before.Zip(FieldsOf(details, removedAt)).Where(pair => pair.First != pair.Second))
        {
            var change = new
            {
                assessmentId,
                actionId,
                version = saved.Version,
                field = now.Name,
                at,
                author = author.AccountId ?? author.Kind,
                before = was.Value,
                after = now.Value,
                accountBefore = was.Account,
                accountAfter = now.Account,
            };
            await connection.ExecuteAsync(append, change, transaction, cancel);
        }

        if (organisation is not null)
        {
            await AuditTrail.AppendAsync(connection, transaction,
                new(AuditAction.Changed, author, AuditSubject.Assessment(assessmentId), organisation, actionId), at, cancel);
        }

        return saved;
    }

    /// <summary>What the history tells apart: a member by the account, whose name is kept nowhere else; all else by its text.</summary>
    private static IEnumerable<(string Name, string? Value, string? Account)> FieldsOf(ActionDetails details, DateTimeOffset? removedAt) =>
    [
        ("title", details.Title, null),
        ("axis", details.AxisId, null),
        ("owner", NameOf(details), details.OwnerAccount),
        ("due", Month(details.Due), null),
        ("status", details.Status.Id(), null),
        ("reason", details.Reason, null),
        ("notes", details.Notes, null),
        ("evidence", details.Evidence, null),
        ("set_aside", details.SetAside ? "yes" : null, null),
        ("removed", removedAt is null ? null : "yes", null),
    ];

    /// <summary>The free name of whoever leads it; null for a member and for nobody.</summary>
    private static string? NameOf(ActionDetails details) => details.OwnerAccount is null ? details.Owner : null;

    private static string? Month(DateOnly? month) => month?.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
