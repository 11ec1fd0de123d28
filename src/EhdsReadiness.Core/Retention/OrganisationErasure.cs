namespace EhdsReadiness.Core.Retention;

/// <summary>Erases an organisation with everything of it, at its owner's word.</summary>
public sealed class OrganisationErasure(Database database)
{
    /// <summary>
    /// Erases it: its assessments with answers, history, comments, copies and plans, its members' membership, invitations, the access
    /// it gave and was given, and whether it agreed to be counted. Its units become independent.
    /// Accounts stay. Of the audit trail the numbers, moments, actions and hashes stay, and who erased it.
    /// </summary>
    /// <param name="by">Identifier of the owner's account.</param>
    public Task EraseAsync(string organisationId, string by, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = "DELETE FROM organisation WHERE id = @organisationId";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                await UnitStore.PartAsync(connection, transaction, organisationId, AuditActor.Account(by), at, cancel);
                await AuditTrail.EraseAsync(connection, transaction, organisationId, AuditActor.Account(by), at, cancel);
                return await connection.ExecuteAsync(sql, new { organisationId }, transaction, cancel);
            },
            cancel);
    }
}
