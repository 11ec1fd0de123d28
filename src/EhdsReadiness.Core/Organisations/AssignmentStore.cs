namespace EhdsReadiness.Core.Organisations;

/// <summary>Keeps who was asked to answer what. An axis, or a question, is asked of one member at a time.</summary>
public sealed class AssignmentStore(Database database)
{
    /// <summary>All that is asked of anybody in one assessment, the earliest day first.</summary>
    public Task<IReadOnlyList<Assignment>> OfAssessmentAsync(string assessmentId, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                CASE assignment.target_kind WHEN 'axis' THEN assignment.target_id END AS axis_id,
                CASE assignment.target_kind WHEN 'question' THEN assignment.target_id END AS question_id,
                assignment.account_id, account.name, assignment.due
            FROM assignment
            JOIN account ON account.id = assignment.account_id
            WHERE assignment.assessment_id = @assessmentId
            ORDER BY assignment.due, assignment.target_kind, assignment.target_id
            """;

        return database.ListAsync<Assignment>(sql, new { assessmentId }, cancel);
    }

    /// <summary>Asks a member; whoever was asked the same before is asked no more.</summary>
    /// <param name="by">Identifier of the account that asks.</param>
    /// <returns>False, and nothing written, when the account is no member of the assessment's organisation who answers, or the assessment takes no answers.</returns>
    public Task<bool> AssignAsync(string assessmentId, AssignmentTarget target, string accountId, DateOnly due, string by, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO assignment (assessment_id, target_kind, target_id, account_id, due, assigned_by, assigned_at)
            SELECT assessment.id, @kind, @id, member.account_id, @due, @by, @at
            FROM assessment
            JOIN member ON member.organisation_id = assessment.organisation_id
            WHERE assessment.id = @assessmentId AND assessment.state = 'draft' AND member.account_id = @accountId AND member.role <> 'reader'
            ON CONFLICT (assessment_id, target_kind, target_id) DO UPDATE
            SET account_id = excluded.account_id, due = excluded.due, assigned_by = excluded.assigned_by, assigned_at = excluded.assigned_at
            """;

        var (kind, id) = Key(target);
        var parameters = new { assessmentId, kind, id, accountId, due, by, at };
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await connection.ExecuteAsync(sql, parameters, transaction, cancel) == 0)
                {
                    return false;
                }

                await TrailAsync(connection, transaction, AuditAction.Assigned, assessmentId, by, $"{kind} {id}", at, cancel);
                return true;
            },
            cancel);
    }

    /// <summary>Asks nobody any more.</summary>
    /// <param name="by">Identifier of the account that takes the request back.</param>
    public Task RemoveAsync(string assessmentId, AssignmentTarget target, string by, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            DELETE FROM assignment
            WHERE assessment_id = @assessmentId AND target_kind = @kind AND target_id = @id
            """;

        var (kind, id) = Key(target);
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await connection.ExecuteAsync(sql, new { assessmentId, kind, id }, transaction, cancel) == 0)
                {
                    return false;
                }

                await TrailAsync(connection, transaction, AuditAction.Withdrew, assessmentId, by, $"{kind} {id}", at, cancel);
                return true;
            },
            cancel);
    }

    /// <summary>Asks somebody who leaves, or only reads from now on, nothing any more.</summary>
    internal static Task DeleteOfMemberAsync(
        DbConnection connection, DbTransaction transaction, string organisationId, string accountId, CancellationToken cancel)
    {
        const string sql = """
            DELETE FROM assignment
            WHERE account_id = @accountId AND assessment_id IN (SELECT id FROM assessment WHERE organisation_id = @organisationId)
            """;

        return connection.ExecuteAsync(sql, new { organisationId, accountId }, transaction, cancel);
    }

    private static async Task TrailAsync(
        DbConnection connection, DbTransaction transaction, AuditAction action, string assessmentId, string by, string remark, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = "SELECT organisation_id FROM assessment WHERE id = @assessmentId";

        var organisation = await connection.FindAsync<string>(sql, new { assessmentId }, transaction, cancel);
        await AuditTrail.AppendAsync(connection, transaction, new(action, AuditActor.Account(by), AuditSubject.Assessment(assessmentId), organisation, remark), at, cancel);
    }

    private static (string Kind, string Id) Key(AssignmentTarget target) => target.AxisId is { } axis ? ("axis", axis) : ("question", target.QuestionId!);
}
