namespace EhdsReadiness.Core.Organisations;

/// <summary>Keeps whether organisations may be counted in aggregates.</summary>
public sealed class AgreementStore(Database database)
{
    private const string Said = """
        SELECT agreement.agreed, account.name AS said_by_name, agreement.said_at
        FROM agreement
        LEFT JOIN account ON account.id = agreement.said_by
        WHERE agreement.organisation_id = @organisationId
        """;

    /// <summary>What the organisation last said; null when it was never asked or never answered, which is a no.</summary>
    public Task<Agreement?> FindAsync(string organisationId, CancellationToken cancel) =>
        database.FindAsync<Agreement>(Said, new { organisationId }, cancel);

    /// <summary>As the public one, within the caller's transaction.</summary>
    internal static Task<Agreement?> FindAsync(
        DbConnection connection, DbTransaction transaction, string organisationId, CancellationToken cancel) =>
        connection.FindAsync<Agreement>(Said, new { organisationId }, transaction, cancel);

    /// <summary>Says whether the organisation may be counted, from the next publication on.</summary>
    public Task SayAsync(string organisationId, bool agreed, string by, DateTimeOffset at, CancellationToken cancel) =>
        database.WriteAsync((connection, transaction) =>
            WriteAsync(connection, transaction, organisationId, agreed, by, at, cancel), cancel);

    /// <summary>As <see cref="SayAsync"/>, unless something was said since.</summary>
    /// <param name="seen"><see cref="Agreement.Mark"/> of what its author saw; null where nothing was said.</param>
    /// <returns>False, and nothing written, when something else was.</returns>
    public Task<bool> TrySayAsync(
        string organisationId, bool agreed, string? seen, string by, DateTimeOffset at, CancellationToken cancel) =>
        database.WriteAsync(
            async (connection, transaction) =>
                (await FindAsync(connection, transaction, organisationId, cancel))?.Mark == seen
                && await WriteAsync(connection, transaction, organisationId, agreed, by, at, cancel),
            cancel);

    internal static async Task<bool> WriteAsync(
        DbConnection connection, DbTransaction transaction, string organisationId, bool agreed, string by, DateTimeOffset at,
        CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO agreement (organisation_id, agreed, said_by, said_at)
            VALUES (@organisationId, @agreed, @by, @at)
            ON CONFLICT (organisation_id) DO UPDATE
            SET agreed = excluded.agreed, said_by = excluded.said_by, said_at = excluded.said_at
            """;

        await connection.ExecuteAsync(sql, new { organisationId, agreed, by, at }, transaction, cancel);
        var what = new AuditEvent(agreed ? AuditAction.Agreed
            : AuditAction.Disagreed, AuditActor.Account(by), AuditSubject.Organisation(organisationId), organisationId);
        await AuditTrail.AppendAsync(connection, transaction, what, at, cancel);
        return true;
    }
}
