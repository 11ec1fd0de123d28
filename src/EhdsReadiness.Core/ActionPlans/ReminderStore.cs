namespace EhdsReadiness.Core.ActionPlans;

/// <summary>Keeps who wants reminders, and which ones went out.</summary>
public sealed class ReminderStore(Database database)
{
    /// <summary>Whether the person wants reminders of this plan.</summary>
    public async Task<bool> IsWantedAsync(string assessmentId, string accountId, CancellationToken cancel)
    {
        const string sql = """
            SELECT COUNT(*)
            FROM plan_reminder
            WHERE assessment_id = @assessmentId AND account_id = @accountId
            """;

        return await database.FindAsync<int>(sql, new { assessmentId, accountId }, cancel) > 0;
    }

    /// <summary>Notes that the person wants reminders of this plan, or wants them no more.</summary>
    public Task SetWantedAsync(string assessmentId, string accountId, bool wanted, DateTimeOffset at, CancellationToken cancel)
    {
        const string delete = "DELETE FROM plan_reminder WHERE assessment_id = @assessmentId AND account_id = @accountId";
        const string insert = "INSERT INTO plan_reminder (assessment_id, account_id, since) VALUES (@assessmentId, @accountId, @since)";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var parameters = new { assessmentId, accountId, since = at };
                await connection.ExecuteAsync(delete, parameters, transaction, cancel);
                return wanted ? await connection.ExecuteAsync(insert, parameters, transaction, cancel) : 0;
            },
            cancel);
    }

    /// <summary>Gives the wishes of somebody who goes to somebody else, or ends them.</summary>
    /// <param name="successor">Account of a member who can lead; null for nobody.</param>
    internal static async Task ReleaseAsync(
        DbConnection connection, DbTransaction transaction, string organisationId, string accountId, string? successor, DateTimeOffset at,
        CancellationToken cancel)
    {
        const string insert = """
            INSERT INTO plan_reminder (assessment_id, account_id, since)
            SELECT plan_reminder.assessment_id, @successor, @at
            FROM plan_reminder
            JOIN assessment ON assessment.id = plan_reminder.assessment_id
            WHERE plan_reminder.account_id = @accountId AND assessment.organisation_id = @organisationId
            ON CONFLICT (assessment_id, account_id) DO NOTHING
            """;
        const string delete = """
            DELETE FROM plan_reminder
            WHERE account_id = @accountId AND assessment_id IN (SELECT id FROM assessment WHERE organisation_id = @organisationId)
            """;

        if (successor is not null)
        {
            await connection.ExecuteAsync(insert, new { organisationId, accountId, successor, at }, transaction, cancel);
        }

        await connection.ExecuteAsync(delete, new { organisationId, accountId }, transaction, cancel);
    }

    /// <summary>Every wish of somebody who still is a member of the organisation.</summary>
    public Task<IReadOnlyList<ReminderWish>> WishesAsync(CancellationToken cancel)
    {
        const string sql = """
            SELECT plan_reminder.assessment_id, plan_reminder.account_id, account.email, account.language
            FROM plan_reminder
            JOIN assessment ON assessment.id = plan_reminder.assessment_id
            JOIN account ON account.id = plan_reminder.account_id AND account.disabled_at IS NULL
            JOIN member ON member.organisation_id = assessment.organisation_id AND member.account_id = account.id
            ORDER BY plan_reminder.assessment_id, plan_reminder.account_id
            """;

        return database.ListAsync<ReminderWish>(sql, null, cancel);
    }

    /// <summary>Of the actions given, those of which the person was not reminded yet. An action with a new month is a new
    /// reminder.</summary>
    public async Task<IReadOnlyList<FollowedAction>> UntoldAsync(
        ReminderWish wish, IReadOnlyList<FollowedAction> actions, CancellationToken cancel)
    {
        const string sql = """
            SELECT action_id, due
            FROM plan_reminder_sent
            WHERE assessment_id = @AssessmentId AND account_id = @AccountId
            """;

        var told = (await database.ListAsync<(string ActionId, string Due)>(sql, wish, cancel)).ToHashSet();
        return [.. actions.Where(action => !told.Contains((action.Id, Month(action))))];
    }

    /// <summary>Notes that a person is reminded of actions, with the mail that says so: both or neither.</summary>
    /// <exception cref="DbException">The person was reminded of one of them already; nothing is written.</exception>
    public Task TellAsync(
        ReminderWish wish, IReadOnlyList<FollowedAction> actions, WaitingMail mail, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO plan_reminder_sent (assessment_id, account_id, action_id, due, sent_at)
            VALUES (@AssessmentId, @AccountId, @Id, @due, @at)
            """;

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var rows = actions.Select(action => new { wish.AssessmentId, wish.AccountId, action.Id, due = Month(action), at });
                await MailStore.AddAsync(connection, transaction, mail, cancel);
                return await connection.ExecuteAsync(sql, rows, transaction, cancel);
            },
            cancel);
    }

    private static string Month(FollowedAction action) => action.Due!.Value.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
