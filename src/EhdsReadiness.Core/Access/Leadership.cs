namespace EhdsReadiness.Core.Access;

/// <summary>Leadership of work: who can lead something, and what nobody leads any more since somebody went.</summary>
public static class Leadership
{
    /// <summary>Whether an account can lead something in an organisation: as an owner or contributor that is no staff account.</summary>
    internal static async Task<bool> CanLeadAsync(
        DbConnection connection, DbTransaction transaction, string organisationId, string accountId, CancellationToken cancel)
    {
        const string sql = """
            SELECT COUNT(*)
            FROM member
            JOIN account ON account.id = member.account_id AND account.role IS NULL AND account.disabled_at IS NULL
            WHERE member.organisation_id = @organisationId AND member.account_id = @accountId AND member.role <> 'reader'
            """;

        return await connection.FindAsync<int>(sql, new { organisationId, accountId }, transaction, cancel) > 0;
    }

    /// <summary>Notes that nobody leads something since somebody went.</summary>
    /// <param name="told">True when no owner needs to be told.</param>
    internal static Task LeaveAsync(
        DbConnection connection, DbTransaction transaction, string assessmentId, LedWorkKind kind, string targetId, string accountId,
        bool told, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO left_work (assessment_id, kind, target_id, account_id, left_at, told_at)
            VALUES (@assessmentId, @kind, @targetId, @accountId, @at, @toldAt)
            ON CONFLICT (assessment_id, kind, target_id) DO UPDATE
            SET account_id = excluded.account_id, left_at = excluded.left_at, told_at = excluded.told_at
            """;

        DateTimeOffset? toldAt = told ? at : null;
        return connection.ExecuteAsync(sql, new { assessmentId, kind, targetId, accountId, at, toldAt }, transaction, cancel);
    }

    /// <summary>Notes that somebody leads it again, or that it needs nobody any more.</summary>
    internal static Task TakeOverAsync(
        DbConnection connection, DbTransaction transaction, string assessmentId, LedWorkKind kind, string targetId,
        CancellationToken cancel)
    {
        const string sql = "DELETE FROM left_work WHERE assessment_id = @assessmentId AND kind = @kind AND target_id = @targetId";

        return connection.ExecuteAsync(sql, new { assessmentId, kind, targetId }, transaction, cancel);
    }
}
