namespace EhdsReadiness.Core.Portfolios;

/// <summary>Keeps what consultancies note about clients. Only their own members read it, and only while the client lets them in; it goes
/// with the access.</summary>
public sealed class ClientNoteStore(Database database)
{
    /// <summary>The notes of one consultancy about one client, the newest first.</summary>
    public Task<IReadOnlyList<ClientNote>> OfClientAsync(string consultancyId, string organisationId, CancellationToken cancel)
    {
        const string sql = """
            SELECT client_note.id, client_note.author, account.name AS author_name, client_note.at, client_note.text
            FROM client_note
            LEFT JOIN account ON account.id = client_note.author
            WHERE client_note.consultancy_id = @consultancyId AND client_note.organisation_id = @organisationId
            ORDER BY client_note.at DESC, client_note.id DESC
            """;

        return database.ListAsync<ClientNote>(sql, new { consultancyId, organisationId }, cancel);
    }

    /// <summary>Adds a note. False, and nothing written, when there are too many already.</summary>
    /// <param name="author">Identifier of the account.</param>
    public Task<bool> AddAsync(
        string consultancyId, string organisationId, string author, string text, DateTimeOffset at, CancellationToken cancel)
    {
        const string count = """
            SELECT COUNT(*)
            FROM client_note
            WHERE consultancy_id = @consultancyId AND organisation_id = @organisationId
            """;
        const string insert = """
            INSERT INTO client_note (id, consultancy_id, organisation_id, author, at, text)
            VALUES (@id, @consultancyId, @organisationId, @author, @at, @text)
            """;

        var parameters = new { id = Guid.CreateVersion7(at).ToString("N"), consultancyId, organisationId, author, at, text };
        return database.WriteAsync(
            async (connection, transaction) =>
                await connection.FindAsync<int>(count, parameters, transaction, cancel) < ClientNote.Most
                && await connection.ExecuteAsync(insert, parameters, transaction, cancel) == 1,
            cancel);
    }

    /// <summary>Deletes a note of one's own; nothing for one that is gone, or somebody else's.</summary>
    public Task RemoveAsync(string consultancyId, string organisationId, string id, string author, CancellationToken cancel)
    {
        const string sql = """
            DELETE FROM client_note
            WHERE id = @id AND consultancy_id = @consultancyId AND organisation_id = @organisationId AND author = @author
            """;

        return database.ExecuteAsync(sql, new { id, consultancyId, organisationId, author }, cancel);
    }

    /// <summary>Deletes the notes about clients that let the consultancy in no more.</summary>
    /// <param name="today">The day in France.</param>
    internal static Task DeleteEndedAsync(
        DbConnection connection, DbTransaction transaction, string organisationId, DateOnly today, CancellationToken cancel)
    {
        const string sql = """
            DELETE FROM client_note
            WHERE organisation_id = @organisationId AND NOT EXISTS (
                SELECT 1
                FROM access_grant
                WHERE access_grant.organisation_id = client_note.organisation_id
                    AND access_grant.consultancy_id = client_note.consultancy_id
                    AND access_grant.withdrawn_at IS NULL AND access_grant.until >= @today)
            """;

        return connection.ExecuteAsync(sql, new { organisationId, today }, transaction, cancel);
    }
}
