namespace EhdsReadiness.Core.Portfolios;

/// <summary>The access to a client asked again within the transaction that writes, as <see cref="AccessCondition"/> does.</summary>
public static class ClientCondition
{
    /// <summary>The access still runs for a member of the consultancy, in a session that still runs, and lets do what is done.</summary>
    /// <param name="sessionId">Identifier of the session.</param>
    /// <param name="today">The day in France.</param>
    /// <param name="allows">Whether the access lets do it.</param>
    /// <exception cref="AccessEndedException">Thrown by the condition when not.</exception>
    public static Func<DbConnection, DbTransaction, Task> To(
        string organisationId, string accountId, string sessionId, DateOnly today, Func<ClientAccess, bool> allows) =>
        async (connection, transaction) =>
        {
            var access = await GrantStore.RunningAsync(
                connection, transaction, accountId, organisationId, today, CancellationToken.None);
            if (access is null || !await AccessCondition.RunsAsync(connection, transaction, accountId, sessionId))
            {
                throw new AccessEndedException(AccessEnd.Gone);
            }

            if (!allows(access)) { throw new AccessEndedException(AccessEnd.Forbidden); }
        };
}
