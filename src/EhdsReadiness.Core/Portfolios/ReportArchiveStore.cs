using Dapper;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Core.Portfolios;

/// <summary>Keeps which reports a person takes away, and how far that has come. Only who made an archive finds it.</summary>
public sealed class ReportArchiveStore(Database database)
{
    /// <summary>Notes a set of clients, and gives its identifier.</summary>
    /// <param name="clients">Identifiers of clients that the person may see.</param>
    public Task<string> CreateAsync(string accountId, IReadOnlyList<string> clients, DateTimeOffset at, CancellationToken cancel)
    {
        const string archive = """
            INSERT INTO report_archive (id, account_id, made_at)
            VALUES (@id, @accountId, @at)
            """;
        const string client = """
            INSERT INTO report_archive_client (archive_id, place, organisation_id)
            VALUES (@id, @place, @organisationId)
            """;

        var id = Guid.NewGuid().ToString("N");
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(new CommandDefinition(archive, new { id, accountId, at = Instant.Write(at) }, transaction, cancellationToken: cancel));
                var rows = clients.Select((organisationId, i) => new { id, place = i + 1, organisationId });
                await connection.ExecuteAsync(new CommandDefinition(client, rows, transaction, cancellationToken: cancel));
                return id;
            },
            cancel);
    }

    /// <summary>An archive that the person made; null for everybody else's.</summary>
    public async Task<ReportArchive?> FindAsync(string id, string accountId, CancellationToken cancel)
    {
        const string archive = """
            SELECT made_at AS MadeAt, begun_at AS BegunAt, ended_at AS EndedAt
            FROM report_archive
            WHERE id = @id AND account_id = @accountId
            """;
        const string clients = """
            SELECT organisation_id AS OrganisationId, outcome AS Outcome
            FROM report_archive_client
            WHERE archive_id = @id
            ORDER BY place
            """;

        await using var connection = await database.OpenAsync(cancel);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(archive, new { id, accountId }, cancellationToken: cancel));
        if (row is null)
        {
            return null;
        }

        var all = (await connection.QueryAsync<(string OrganisationId, string? Outcome)>(new CommandDefinition(clients, new { id }, cancellationToken: cancel))).AsList();
        return new(
            id,
            Instant.Read(row.MadeAt),
            row.BegunAt is null ? null : Instant.Read(row.BegunAt),
            row.EndedAt is null ? null : Instant.Read(row.EndedAt),
            [.. all.Select(client => client.OrganisationId)],
            all.Count(client => client.Outcome == "written"),
            all.Count(client => client.Outcome is "closed" or "empty"),
            all.Count(client => client.Outcome == "failed"));
    }

    /// <summary>Notes that the file is asked for, once more perhaps.</summary>
    public Task BeginAsync(string id, DateTimeOffset at, CancellationToken cancel)
    {
        const string archive = "UPDATE report_archive SET begun_at = @at, ended_at = NULL WHERE id = @id";
        const string clients = "UPDATE report_archive_client SET outcome = NULL WHERE archive_id = @id";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(new CommandDefinition(archive, new { id, at = Instant.Write(at) }, transaction, cancellationToken: cancel));
                return await connection.ExecuteAsync(new CommandDefinition(clients, new { id }, transaction, cancellationToken: cancel));
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

        var parameters = new { id, organisationId, outcome = IdOf(outcome) };
        return database.WriteAsync((connection, transaction) => connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancel)), cancel);
    }

    /// <summary>Notes that the file is whole.</summary>
    public Task EndAsync(string id, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = "UPDATE report_archive SET ended_at = @at WHERE id = @id";

        return database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(new CommandDefinition(sql, new { id, at = Instant.Write(at) }, transaction, cancellationToken: cancel)),
            cancel);
    }

    private static string IdOf(ArchiveOutcome outcome) => outcome switch
    {
        ArchiveOutcome.Written => "written",
        ArchiveOutcome.Closed => "closed",
        ArchiveOutcome.Empty => "empty",
        ArchiveOutcome.Failed => "failed",
    };

    private sealed record Row
    {
        public required string MadeAt { get; init; }

        public string? BegunAt { get; init; }

        public string? EndedAt { get; init; }
    }
}
