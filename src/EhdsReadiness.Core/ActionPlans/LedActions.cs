namespace EhdsReadiness.Core.ActionPlans;

/// <summary>Actions that somebody leads who goes.</summary>
internal static class LedActions
{
    /// <summary>
    /// Gives the open actions of somebody who goes to somebody else, or to nobody. Those that are not open are nobody's from then on.
    /// </summary>
    /// <param name="successor">Account of a member who can lead; null for nobody.</param>
    public static async Task ReleaseAsync(
        DbConnection connection, DbTransaction transaction, string organisationId, string accountId, string? successor, AuditActor by,
        DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = $"""
            {TrackedActionRows.Select}
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
            await TrackedActionRows.PutAsync(
                connection, transaction, organisationId, assessment, action.Id, action, details, action.RemovedAt, by, at, cancel);
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
    public static async Task ForgetNameAsync(
        DbConnection connection, DbTransaction transaction, string accountId, AuditActor by, DateTimeOffset at, CancellationToken cancel)
    {
        const string organisations = "SELECT organisation_id FROM member WHERE account_id = @accountId AND role <> 'reader'";
        const string named = $"""
            {TrackedActionRows.Select}
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
                var details = action.Details with { Owner = null };
                await TrackedActionRows.PutAsync(
                    connection, transaction, organisation, assessment, action.Id, action, details, action.RemovedAt, by, at, cancel);
                await Leadership.LeaveAsync(
                    connection, transaction, assessment, LedWorkKind.Action, action.Id, accountId, told: !action.IsToBeDone, at, cancel);
            }

            await connection.ExecuteAsync(before, parameters, transaction, cancel);
            await connection.ExecuteAsync(after, parameters, transaction, cancel);
        }
    }

    private sealed record Led(string AssessmentId, TrackedAction Action);
}
