namespace EhdsReadiness.Core.Portfolios;

/// <summary>Keeps which reports a person takes away, and how far that has come. Only who made an archive finds it.</summary>
public sealed class ReportArchiveStore(Database database)
{
    /// <summary>Notes a set of clients, and gives its identifier.</summary>
    /// <param name="clients">Identifiers of clients that the person may see.</param>
    public Task<string> CreateAsync(string accountId, IReadOnlyList<string> clients, DateTimeOffset at, CancellationToken cancel)
    {
        const string archive = "INSERT INTO report_archive (id, account_id, made_at) VALUES (@id, @accountId, @at)";
        const string client = """
            INSERT INTO report_archive_client (archive_id, place, organisation_id)
            VALUES (@id, @place, @organisationId)
            """;

        var id = Guid.NewGuid().ToString("N");
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(archive, new { id, accountId, at }, transaction, cancel);
                var rows = clients.Select((organisationId, i) => new { id, place = i + 1, organisationId });
                await connection.ExecuteAsync(client, rows, transaction, cancel);
                return id;
            },
            cancel);
    }

    /// <summary>An archive that the person made; null for everybody else's.</summary>
    public async Task<ReportArchive?> FindAsync(string id, string accountId, CancellationToken cancel)
    {
        const string archive = """
            SELECT made_at, begun_at, ended_at
            FROM report_archive
            WHERE id = @id AND account_id = @accountId
            """;
        const string clients = """
            SELECT organisation_id, outcome
            FROM report_archive_client
            WHERE archive_id = @id
            ORDER BY place
            """;

        await using var connection = await database.OpenAsync(cancel);
        var row = await connection.FindAsync<(DateTimeOffset MadeAt, DateTimeOffset? BegunAt, DateTimeOffset? EndedAt)?>(
            archive, new { id, accountId }, null, cancel);
        if (row is not var (madeAt, begunAt, endedAt)) { return null; }

        var all = await connection.ListAsync<(string OrganisationId, ArchiveOutcome? Outcome)>(
            clients, new { id }, null, cancel);
        return new(
            id,
            madeAt,
            begunAt,
            endedAt,
            [.. all.Select(client => client.OrganisationId)],
            all.Count(client => client.Outcome == ArchiveOutcome.Written),
            all.Count(client => client.Outcome is ArchiveOutcome.Closed or ArchiveOutcome.Empty),
            all.Count(client => client.Outcome == ArchiveOutcome.Failed));
    }

    /// <summary>Notes that the file is asked for, once more perhaps.</summary>
    public Task BeginAsync(string id, DateTimeOffset at, CancellationToken cancel)
    {
        const string archive = "UPDATE report_archive SET begun_at = @at, ended_at = NULL WHERE id = @id";
        const string clients = "UPDATE report_archive_client SET outcome = NULL WHERE archive_id = @id";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(archive, new { id, at }, transaction, cancel);
                return await connection.ExecuteAsync(clients, new { id }, transaction, cancel);
            },
            cancel);
    }

    /// <summary>Notes what became of a client's report.</summary>
    public Task NoteAsync(string id, string organisationId, ArchiveOutcome outcome, CancellationToken cancel)
    {
        const string sql = """
            UPDATE report_archive_client
            SET outcome = @outcome
            WHERE archive_id = @id AND organisation_id = @organisationId
            """;

        var parameters = new { id, organisationId, outcome };
        return database.ExecuteAsync(sql, parameters, cancel);
    }

    /// <summary>Notes that the file is whole, and has whoever asked for it told so.</summary>
    public Task EndAsync(string id, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = "UPDATE report_archive SET ended_at = @at WHERE id = @id RETURNING account_id";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await connection.FindAsync<string>(sql, new { id, at }, transaction, cancel) is { } account)
                {
                    // Once, however often it is taken.
                    var what = EventToTell.Done(EventKind.ReportReady, null, null, id, account, at) with { Id = $"report_ready {id}" };
                    await what.AddAsync(connection, transaction, cancel);
                }

                return true;
            },
            cancel);
    }
}
