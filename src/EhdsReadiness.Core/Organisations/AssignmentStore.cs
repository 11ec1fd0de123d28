namespace EhdsReadiness.Core.Organisations;

/// <summary>Keeps who was asked to answer what. An axis, or a question, is asked of one member at a time.</summary>
public sealed class AssignmentStore(Database database)
{
    /// <summary>All that is asked of anybody in one assessment, the earliest day first, what has none last.</summary>
    public Task<IReadOnlyList<Assignment>> OfAssessmentAsync(string assessmentId, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                CASE assignment.target_kind WHEN 'axis' THEN assignment.target_id END AS axis_id,
                CASE assignment.target_kind WHEN 'question' THEN assignment.target_id END AS question_id,
                assignment.account_id, account.name, NULLIF(assignment.due, @NoDay) AS due
            FROM assignment
            JOIN account ON account.id = assignment.account_id
            WHERE assignment.assessment_id = @assessmentId
            ORDER BY assignment.due, assignment.target_kind, assignment.target_id
            """;

        return database.ListAsync<Assignment>(sql, new { assessmentId, Assignment.NoDay }, cancel);
    }

    /// <summary>What nobody is asked any more since somebody went, in one assessment.</summary>
    public Task<IReadOnlyList<LeftAssignment>> LeftAsync(string assessmentId, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                CASE left_work.kind WHEN 'axis' THEN left_work.target_id END AS axis_id,
                CASE left_work.kind WHEN 'question' THEN left_work.target_id END AS question_id,
                account.name AS left_by
            FROM left_work
            LEFT JOIN account ON account.id = left_work.account_id
            WHERE left_work.assessment_id = @assessmentId AND left_work.kind <> 'action'
            ORDER BY left_work.kind, left_work.target_id
            """;

        return database.ListAsync<LeftAssignment>(sql, new { assessmentId }, cancel);
    }

    /// <summary>Asks a member; whoever was asked the same before is asked no more. All of it is asked, or nothing.</summary>
    /// <param name="due">The last day; null for none.</param>
    /// <param name="by">Identifier of the account that asks.</param>
    /// <returns>False, and nothing written, when the account is no member of the assessment's organisation who answers, or the assessment
    /// takes no answers.</returns>
    public Task<bool> AssignAsync(string assessmentId, IReadOnlyCollection<AssignmentTarget> targets, string accountId, DateOnly? due,
        string by, DateTimeOffset at, CancellationToken cancel)
    {
        const string may = """
            SELECT COUNT(*)
            FROM assessment
            JOIN member ON member.organisation_id = assessment.organisation_id
            JOIN account ON account.id = member.account_id AND account.role IS NULL AND account.disabled_at IS NULL
            WHERE assessment.id = @assessmentId AND assessment.state = 'draft' AND member.account_id = @accountId
                AND member.role <> 'reader'
            """;
        const string sql = """
            INSERT INTO assignment (assessment_id, target_kind, target_id, account_id, due, assigned_by, assigned_at)
            VALUES (@assessmentId, @Kind, @Id, @accountId, @due, @by, @at)
            ON CONFLICT (assessment_id, target_kind, target_id) DO UPDATE
            SET account_id = excluded.account_id, due = excluded.due, assigned_by = excluded.assigned_by, assigned_at = excluded.assigned_at
            """;

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await connection.FindAsync<int>(may, new { assessmentId, accountId }, transaction, cancel) == 0) { return false; }

                foreach (var target in targets)
                {
                    var parameters = new { assessmentId, target.Kind, target.Id, accountId, due = due ?? Assignment.NoDay, by, at };
                    await connection.ExecuteAsync(sql, parameters, transaction, cancel);
                    await Leadership.TakeOverAsync(connection, transaction, assessmentId, WorkKind(target), target.Id, cancel);
                    await TrailAsync(
                        connection, transaction, AuditAction.Assigned, assessmentId, AuditActor.Account(by), $"{target}", at, cancel);
                }

                return true;
            },
            cancel);
    }

    /// <summary>Asks nobody any more, and does not show either that somebody who has gone was asked. What nobody is asked is passed
    /// over.</summary>
    /// <param name="by">Identifier of the account that takes the request back.</param>
    public Task RemoveAsync(
        string assessmentId, IReadOnlyCollection<AssignmentTarget> targets, string by, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            DELETE FROM assignment
            WHERE assessment_id = @assessmentId AND target_kind = @Kind AND target_id = @Id
            """;

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                foreach (var target in targets)
                {
                    await Leadership.TakeOverAsync(connection, transaction, assessmentId, WorkKind(target), target.Id, cancel);
                    if (await connection.ExecuteAsync(sql, new { assessmentId, target.Kind, target.Id }, transaction, cancel) > 0)
                    {
                        await TrailAsync(connection, transaction, AuditAction.Withdrew, assessmentId, AuditActor.Account(by),
                            $"{target}", at, cancel);
                    }
                }

                return true;
            },
            cancel);
    }

    /// <summary>Asks somebody who leaves, or only reads from now on, nothing any more; somebody else is asked in their place, or
    /// nobody.</summary>
    /// <param name="successor">Account of a member who can lead; null for nobody.</param>
    internal static async Task ReleaseAsync(
        DbConnection connection, DbTransaction transaction, string organisationId, string accountId, string? successor, AuditActor by,
        DateTimeOffset at, CancellationToken cancel)
    {
        const string select = """
            SELECT assignment.assessment_id, assignment.target_kind, assignment.target_id, assessment.state
            FROM assignment
            JOIN assessment ON assessment.id = assignment.assessment_id
            WHERE assignment.account_id = @accountId AND assessment.organisation_id = @organisationId
            ORDER BY assignment.assessment_id, assignment.target_kind, assignment.target_id
            """;
        const string update = """
            UPDATE assignment
            SET account_id = @successor, assigned_by = @by, assigned_at = @at
            WHERE assessment_id = @AssessmentId AND target_kind = @TargetKind AND target_id = @TargetId
            """;
        const string delete = """
            DELETE FROM assignment
            WHERE assessment_id = @AssessmentId AND target_kind = @TargetKind AND target_id = @TargetId
            """;

        foreach (var asked in await connection.ListAsync<Asked>(select, new { organisationId, accountId }, transaction, cancel))
        {
            // A finalised assessment takes no answers any more, from whomever.
            var isOpen = asked.State != AssessmentState.Finalised;
            if (isOpen && successor is not null)
            {
                await connection.ExecuteAsync(update, new { asked, successor, by = by.AccountId, at }, transaction, cancel);
            }
            else
            {
                await connection.ExecuteAsync(delete, asked, transaction, cancel);
                if (isOpen)
                {
                    await Leadership.LeaveAsync(
                        connection, transaction, asked.AssessmentId, asked.TargetKind, asked.TargetId, accountId, told: false, at, cancel);
                }
            }

            var action = isOpen && successor is not null ? AuditAction.Assigned : AuditAction.Withdrew;
            await TrailAsync(
                connection, transaction, action, asked.AssessmentId, by, $"{asked.TargetKind.Id()} {asked.TargetId}", at, cancel);
        }
    }

    private static async Task TrailAsync(
        DbConnection connection, DbTransaction transaction, AuditAction action, string assessmentId, AuditActor by, string remark,
        DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = "SELECT organisation_id FROM assessment WHERE id = @assessmentId";

        var organisation = await connection.FindAsync<string>(sql, new { assessmentId }, transaction, cancel);
        await AuditTrail.AppendAsync(
            connection, transaction, new(action, by, AuditSubject.Assessment(assessmentId), organisation, remark), at, cancel);
    }

    private static LedWorkKind WorkKind(AssignmentTarget target) => target.AxisId is null ? LedWorkKind.Question : LedWorkKind.Axis;

    private sealed record Asked(string AssessmentId, LedWorkKind TargetKind, string TargetId, AssessmentState State);
}
