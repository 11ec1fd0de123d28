namespace EhdsReadiness.Core.Organisations;

/// <summary>
/// Authorisation asked again within the transaction that writes, for <see cref="Database.Require"/>. It reads who may do what by the
/// same statements as the pages, so that no write of a page can outlive the membership, grant, link or session that allowed it.
/// </summary>
public static class AccessCondition
{
    /// <summary>An organisation's member still has the right, in a session that still runs.</summary>
    /// <param name="sessionId">Identifier of the session, as <see cref="Accounts.SessionStore"/> knows it.</param>
    /// <exception cref="AccessEndedException">Thrown by the condition when not.</exception>
    public static Func<DbConnection, DbTransaction, Task> ToOrganisation(
        string organisationId, string accountId, string sessionId, OrganisationRight needed) =>
        async (connection, transaction) =>
        {
            var organisation =
                await OrganisationStore.FindAsync(connection, transaction, organisationId, accountId, CancellationToken.None);
            if (organisation is null || !await RunsAsync(connection, transaction, accountId, sessionId))
            {
                throw new AccessEndedException(AccessEnd.Gone);
            }

            if (!organisation.Allows(needed)) { throw new AccessEndedException(AccessEnd.Forbidden); }
        };

    /// <summary>
    /// Whoever opened an assessment still stands to it so that they have the right: by a session that still runs, or by its link while
    /// it is nobody's.
    /// </summary>
    /// <param name="key">What stood in the address: the secret of a link, or the identifier of an organisation's assessment.</param>
    /// <param name="account">Account and session by which it was opened; null when its link opened it.</param>
    /// <param name="inTurn">False when the page itself answers what the state does not allow.</param>
    /// <param name="today">The day in France.</param>
    /// <exception cref="AccessEndedException">Thrown by the condition when not.</exception>
    public static Func<DbConnection, DbTransaction, Task> ToAssessment(
        string key, (string AccountId, string SessionId)? account, Right needed, bool inTurn, DateOnly today) =>
        async (connection, transaction) =>
        {
            var stored = account is { } person
                ? await OrganisationAssessmentStore.FindAsync(connection, transaction, key, person.AccountId, today, CancellationToken.None)
                : await AssessmentStore.FindAsync(connection, transaction, key, CancellationToken.None);
            if (stored is null || (account is { } by && !await RunsAsync(connection, transaction, by.AccountId, by.SessionId)))
            {
                throw new AccessEndedException(AccessEnd.Gone);
            }

            if (!Rights.IsEverGranted(stored.AccessRole, needed)) { throw new AccessEndedException(AccessEnd.Forbidden); }

            if (inTurn && !stored.Allows(needed)) { throw new AccessEndedException(AccessEnd.OutOfTurn); }
        };

    /// <summary>
    /// Somebody still has a role on the whole site, with the second factor that it asks for, in a session that still runs.
    /// </summary>
    /// <param name="role">Its identifier.</param>
    /// <exception cref="AccessEndedException">Thrown by the condition when not.</exception>
    public static Func<DbConnection, DbTransaction, Task> ToStaff(string accountId, string sessionId, string role) =>
        async (connection, transaction) =>
        {
            const string sql = """
                SELECT COUNT(*)
                FROM account
                WHERE id = @accountId AND role = @role
                    AND (two_factor OR EXISTS (SELECT 1 FROM session WHERE session.id = @sessionId AND session.vouched))
                """;

            if (await connection.FindAsync<int>(sql, new { accountId, role, sessionId }, transaction, CancellationToken.None) == 0
                || !await RunsAsync(connection, transaction, accountId, sessionId))
            {
                throw new AccessEndedException(AccessEnd.Gone);
            }
        };

    /// <summary>Whether a session runs that no change of password or second factor has ended.</summary>
    internal static async Task<bool> RunsAsync(DbConnection connection, DbTransaction transaction, string accountId, string sessionId)
    {
        const string sql = """
            SELECT COUNT(*)
            FROM session
            JOIN account ON account.id = session.account_id AND account.security_stamp = session.stamp
            WHERE session.id = @sessionId AND session.account_id = @accountId
            """;

        return await connection.FindAsync<int>(sql, new { accountId, sessionId }, transaction, CancellationToken.None) > 0;
    }
}
