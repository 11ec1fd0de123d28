namespace EhdsReadiness.Core.Organisations;

/// <summary>
/// Hands over what a member leads who goes: open actions, axes and questions to answer, reminders. What goes to nobody is kept in mind
/// until somebody takes it over.
/// </summary>
public sealed class LedWorkStore(Database database)
{
    /// <summary>What a member leads in an organisation, by assessment; empty for nothing.</summary>
    public async Task<IReadOnlyList<LedWork>> OfMemberAsync(string organisationId, string accountId, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await OfMemberAsync(connection, null, organisationId, accountId, cancel);
    }

    /// <summary>What nobody leads since somebody went, is still to be done, and no owner was told of yet; by assessment.</summary>
    public Task<IReadOnlyList<LeftWork>> UntoldAsync(CancellationToken cancel)
    {
        const string sql = """
            SELECT
                assessment.id AS assessment_id, organisation.id AS organisation_id, organisation.name AS organisation,
                COUNT(CASE WHEN left_work.kind = 'action' THEN 1 END) AS actions,
                COUNT(CASE WHEN left_work.kind <> 'action' THEN 1 END) AS answers
            FROM left_work
            JOIN assessment ON assessment.id = left_work.assessment_id
            JOIN organisation ON organisation.id = assessment.organisation_id
            LEFT JOIN tracked_action ON left_work.kind = 'action'
                AND tracked_action.assessment_id = left_work.assessment_id AND tracked_action.action_id = left_work.target_id
            WHERE left_work.told_at IS NULL AND CASE left_work.kind
                WHEN 'action' THEN tracked_action.status IN ('todo', 'doing') AND NOT tracked_action.set_aside
                    AND tracked_action.removed_at IS NULL
                ELSE assessment.state <> 'finalised' END
            GROUP BY assessment.id, organisation.id, organisation.name
            ORDER BY assessment.id
            """;

        return database.ListAsync<LeftWork>(sql, null, cancel);
    }

    /// <summary>Addresses and languages of the owners of an organisation; without staff accounts, who open nothing of it.</summary>
    public Task<IReadOnlyList<(string Email, string Language)>> OwnersAsync(string organisationId, CancellationToken cancel)
    {
        const string sql = """
            SELECT account.email, account.language
            FROM member
            JOIN account ON account.id = member.account_id AND account.role IS NULL AND account.disabled_at IS NULL
            WHERE member.organisation_id = @organisationId AND member.role = 'owner'
            ORDER BY account.id
            """;

        return database.ListAsync<(string Email, string Language)>(sql, new { organisationId }, cancel);
    }

    /// <summary>
    /// Notes that the owners are told now of what an assessment has without a leader, with the mails that say so: both or neither.
    /// </summary>
    /// <returns>False, and nothing written, when they were told already, or somebody has taken it over.</returns>
    public Task<bool> TellAsync(string assessmentId, IReadOnlyList<WaitingMail> mails, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = "UPDATE left_work SET told_at = @at WHERE assessment_id = @assessmentId AND told_at IS NULL";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await connection.ExecuteAsync(sql, new { assessmentId, at }, transaction, cancel) == 0) { return false; }

                foreach (var mail in mails)
                {
                    await MailStore.AddAsync(connection, transaction, mail, cancel);
                }

                return true;
            },
            cancel);
    }

    /// <summary>
    /// Why a member can't go: they lead work, and it was not said who leads it from now on, or by somebody who can't. Null when they can.
    /// </summary>
    internal static async Task<MemberChange?> RefusalAsync(
        DbConnection connection, DbTransaction transaction, string organisationId, string accountId, Handover? handover,
        CancellationToken cancel)
    {
        if ((await OfMemberAsync(connection, transaction, organisationId, accountId, cancel)).Count == 0) { return null; }

        if (handover is null) { return MemberChange.WorkLed; }

        return handover.AccountId is not { } successor
            || (successor != accountId && await Leadership.CanLeadAsync(connection, transaction, organisationId, successor, cancel))
            ? null
            : MemberChange.NoSuccessor;
    }

    /// <summary>Hands over all that a member leads, once <see cref="RefusalAsync"/> has found nothing against it.</summary>
    internal static async Task ReleaseAsync(
        DbConnection connection, DbTransaction transaction, string organisationId, string accountId, Handover handover, AuditActor by,
        DateTimeOffset at, CancellationToken cancel)
    {
        await LedActions.ReleaseAsync(connection, transaction, organisationId, accountId, handover.AccountId, by, at, cancel);
        await AssignmentStore.ReleaseAsync(connection, transaction, organisationId, accountId, handover.AccountId, by, at, cancel);
        await ReminderStore.ReleaseAsync(connection, transaction, organisationId, accountId, handover.AccountId, at, cancel);
    }

    /// <summary>As the public one, within a transaction or on a connection of the caller's.</summary>
    internal static Task<IReadOnlyList<LedWork>> OfMemberAsync(
        DbConnection connection, DbTransaction? transaction, string organisationId, string accountId, CancellationToken cancel)
    {
        const string sql = """
            SELECT led.assessment_id, assessment.questionnaire, led.kind, led.target_id, led.title, assessment.created_at AS begun_at
            FROM (
                SELECT assessment_id, 'action' AS kind, action_id AS target_id, title
                FROM tracked_action
                WHERE owner_account = @accountId AND status IN ('todo', 'doing') AND NOT set_aside AND removed_at IS NULL
                UNION ALL
                SELECT assessment_id, target_kind, target_id, NULL
                FROM assignment
                WHERE account_id = @accountId
                UNION ALL
                SELECT assessment_id, 'reminders', '', NULL
                FROM plan_reminder
                WHERE account_id = @accountId
            ) AS led
            JOIN assessment ON assessment.id = led.assessment_id
            WHERE assessment.organisation_id = @organisationId AND (assessment.state <> 'finalised' OR led.kind IN ('action', 'reminders'))
            ORDER BY assessment.created_at DESC, assessment.id, led.kind, led.target_id
            """;

        return connection.ListAsync<LedWork>(sql, new { organisationId, accountId }, transaction, cancel);
    }
}
