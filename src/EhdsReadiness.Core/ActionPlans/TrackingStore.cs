namespace EhdsReadiness.Core.ActionPlans;

/// <summary>Reads and writes how the plan of one assessment is carried out. The assessment itself, and its date, stay as they
/// are.</summary>
public sealed class TrackingStore(Database database)
{
    /// <summary>Actions of its own that an organisation can add to an assessment, removed ones included.</summary>
    public const int Most = 500;

    private const string Select = """
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

    /// <summary>All that was said about the actions, removed ones included, by identifier.</summary>
    public async Task<IReadOnlyList<TrackedAction>> OfAssessmentAsync(string assessmentId, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await OfAssessmentAsync(connection, null, assessmentId, cancel);
    }

    /// <summary>The identifiers in the order given by hand; empty for the computed order.</summary>
    public async Task<IReadOnlyList<string>> OrderAsync(string assessmentId, CancellationToken cancel)
    {
        const string sql = """
            SELECT actions
            FROM plan_order
            WHERE assessment_id = @assessmentId
            """;

        var actions = await database.FindAsync<string>(sql, new { assessmentId }, cancel);
        return actions?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
    }

    /// <summary>The plan of an assessment as it is carried out.</summary>
    public async Task<FollowedPlan> FollowAsync(string assessmentId, Result result, ActionPlan plan, CancellationToken cancel) =>
        FollowedPlan.Of(result, plan, await OfAssessmentAsync(assessmentId, cancel), await OrderAsync(assessmentId, cancel));

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
                var current = await FindAsync(connection, transaction, assessmentId, actionId, cancel);
                if (details == (current?.Details ?? ActionDetails.Untouched)) { return new(SaveResult.SavedBefore, current); }

                return (current?.Version ?? 0) != version
                    ? new(SaveResult.Stale, current)
                    : new SaveOutcome<TrackedAction>(
                        SaveResult.Saved,
                        await PutAsync(
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
                    ? await PutAsync(connection, transaction, organisation, assessmentId, Guid.CreateVersion7(at).ToString("N"), null,
                        details, null, author, at, cancel)
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
                var current = await FindAsync(connection, transaction, assessmentId, actionId, cancel);
                if (current is not { Key: null }) { return null; }

                return current.RemovedAt is not null == removed
                    ? current
                    : await PutAsync(connection, transaction, organisation, assessmentId, actionId, current, current.Details, removed ? at
                        : null, author, at, cancel);
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
                var rows = (await OfAssessmentAsync(connection, transaction, assessmentId, cancel))
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
                        await PutAsync(
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
    /// Gives the open actions of somebody who goes to somebody else, or to nobody. Those that are not open are nobody's from then on.
    /// </summary>
    /// <param name="successor">Account of a member who can lead; null for nobody.</param>
    internal static async Task ReleaseAsync(
        DbConnection connection, DbTransaction transaction, string organisationId, string accountId, string? successor, AuditActor by,
        DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = $"""
            {Select}
            JOIN assessment ON assessment.id = tracked_action.assessment_id
            WHERE tracked_action.owner_account = @accountId AND assessment.organisation_id = @organisationId
            ORDER BY tracked_action.assessment_id, tracked_action.action_id
            """;
        const string select = "SELECT name FROM account WHERE id = @successor";

        var name = successor is null ? null : await connection.FindAsync<string>(select, new { successor }, transaction, cancel);
        foreach (var (assessment, action) in await connection.ListAsync<Led>(sql, new { organisationId, accountId }, transaction, cancel))
        {
            var isHandedOver = action.IsToBeDone && successor is not null;
            var details = action.Details with { Owner = isHandedOver ? name : null, OwnerAccount = isHandedOver ? successor : null };
            await PutAsync(connection, transaction, organisationId, assessment, action.Id, action, details, action.RemovedAt, by, at,
                cancel);
            if (!isHandedOver)
            {
                await Leadership.LeaveAsync(
                    connection, transaction, assessment, LedWorkKind.Action, action.Id, accountId, told: !action.IsToBeDone, at, cancel);
            }
        }
    }

    /// <summary>
    /// Takes the name of an account that is closed out of what was written of it as a free name, where it may lead actions: those led by
    /// it were once kept by name. A reader, or somebody who left, could otherwise take the name of another and have it wiped. The history
    /// says so, for whoever has the same name.
    /// </summary>
    internal static async Task ForgetNameAsync(
        DbConnection connection, DbTransaction transaction, string accountId, AuditActor by, DateTimeOffset at, CancellationToken cancel)
    {
        const string organisations = "SELECT organisation_id FROM member WHERE account_id = @accountId AND role <> 'reader'";
        const string named = $"""
            {Select}
            JOIN assessment ON assessment.id = tracked_action.assessment_id
            WHERE tracked_action.owner = (SELECT name FROM account WHERE id = @accountId) AND assessment.organisation_id = @organisation
            ORDER BY tracked_action.assessment_id, tracked_action.action_id
            """;
        const string ofOrganisation = "assessment_id IN (SELECT id FROM assessment WHERE organisation_id = @organisation)";
        const string before = $"""
            UPDATE tracked_action_history
            SET value_before = NULL, account_before = @accountId
            WHERE field = 'owner' AND value_before = (SELECT name FROM account WHERE id = @accountId) AND {ofOrganisation}
            """;
        const string after = $"""
            UPDATE tracked_action_history
            SET value_after = NULL, account_after = @accountId
            WHERE field = 'owner' AND value_after = (SELECT name FROM account WHERE id = @accountId) AND {ofOrganisation}
            """;

        foreach (var organisation in await connection.ListAsync<string>(organisations, new { accountId }, transaction, cancel))
        {
            var parameters = new { accountId, organisation };
            foreach (var (assessment, action) in await connection.ListAsync<Led>(named, parameters, transaction, cancel))
            {
                await PutAsync(connection, transaction, organisation, assessment, action.Id, action, action.Details with { Owner = null },
                    action.RemovedAt, by, at, cancel);
                await Leadership.LeaveAsync(
                    connection, transaction, assessment, LedWorkKind.Action, action.Id, accountId, told: !action.IsToBeDone, at, cancel);
            }

            await connection.ExecuteAsync(before, parameters, transaction, cancel);
            await connection.ExecuteAsync(after, parameters, transaction, cancel);
        }
    }

    /// <summary>
    /// Runs a work with the organisation whose own the assessment is; without it, and null, when the assessment was deleted meanwhile.
    /// An anonymous assessment whose plan is carried out is not one that nobody touches.
    /// </summary>
    private Task<T?> WriteAsync<T>(
        string assessmentId, DateTimeOffset at, Func<DbConnection, DbTransaction, string?, Task<T?>> work, CancellationToken cancel)
        where T : class
    {
        const string select = """
            SELECT organisation_id
            FROM assessment
            WHERE id = @assessmentId
            """;
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

    private static Task<IReadOnlyList<TrackedAction>> OfAssessmentAsync(
        DbConnection connection, DbTransaction? transaction, string assessmentId, CancellationToken cancel)
    {
        const string sql = $"""
            {Select}
            WHERE tracked_action.assessment_id = @assessmentId
            ORDER BY tracked_action.action_id
            """;

        return connection.ListAsync<TrackedAction>(sql, new { assessmentId }, transaction, cancel);
    }

    private static Task<TrackedAction?> FindAsync(
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
    private static async Task<TrackedAction?> PutAsync(
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

    private sealed record Owned(string? OrganisationId);

    private sealed record Led(string AssessmentId, TrackedAction Action);
}
