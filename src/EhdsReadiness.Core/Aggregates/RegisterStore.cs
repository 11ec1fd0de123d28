using System.Data.Common;
using Dapper;
using EhdsReadiness.Core.Audit;
using EhdsReadiness.Core.Questionnaires;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Core.Aggregates;

/// <summary>Two organisations of the site that give the identifier of one entry of the register: the first alone counts.</summary>
/// <param name="Names">As the organisations call themselves, the first to come first.</param>
public sealed record DoubleClaim(string Identifier, IReadOnlyList<string> Names);

/// <summary>Keeps the register of known organisations.</summary>
public sealed class RegisterStore(Database database)
{
    /// <summary>All entries, by identifier.</summary>
    public async Task<IReadOnlyList<RegisterEntry>> AllAsync(CancellationToken cancel) =>
        await database.SnapshotAsync((connection, transaction) => ReadAsync(connection, transaction, cancel), cancel);

    /// <summary>How many entries there are.</summary>
    public async Task<int> CountAsync(CancellationToken cancel)
    {
        const string sql = "SELECT COUNT(*) FROM register_entry";

        await using var connection = await database.OpenAsync(cancel);
        return (int)await connection.ExecuteScalarAsync<long>(new CommandDefinition(sql, cancellationToken: cancel));
    }

    /// <summary>Puts a register in the place of the former one.</summary>
    public Task ReplaceAsync(IReadOnlyList<RegisterEntry> entries, AuditActor by, DateTimeOffset at, CancellationToken cancel) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                await WriteAsync(connection, transaction, entries, cancel);
                await AuditTrail.AppendAsync(connection, transaction, new(AuditAction.Changed, by, new("register", "all"), null), at, cancel);
                return true;
            },
            cancel);

    /// <summary>Entries that more than one organisation claims, by identifier.</summary>
    public async Task<IReadOnlyList<DoubleClaim>> DoubleClaimsAsync(CancellationToken cancel)
    {
        const string sql = """
            SELECT register_entry.identifier AS Identifier, organisation.name AS Name
            FROM register_entry
            JOIN organisation ON COALESCE(organisation.siren, organisation.foreign_identifier) = register_entry.identifier
            WHERE register_entry.identifier IN (
                SELECT COALESCE(siren, foreign_identifier)
                FROM organisation
                GROUP BY COALESCE(siren, foreign_identifier)
                HAVING COUNT(*) > 1
            )
            ORDER BY register_entry.identifier, organisation.created_at, organisation.id
            """;

        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<(string Identifier, string Name)>(new CommandDefinition(sql, cancellationToken: cancel));
        return [.. rows.GroupBy(row => row.Identifier).Select(claims => new DoubleClaim(claims.Key, [.. claims.Select(claim => claim.Name)]))];
    }

    internal static async Task<IReadOnlyList<RegisterEntry>> ReadAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancel)
    {
        const string sql = """
            SELECT identifier AS Identifier, name AS Name, kind AS Kind, region AS Region, role AS Role, categories AS Categories, counts_with AS CountsWith
            FROM register_entry
            ORDER BY identifier
            """;

        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, transaction: transaction, cancellationToken: cancel));
        return [.. rows.Select(row => new RegisterEntry(row.Identifier, row.Name, row.Kind, row.Region, RoleIds.Find(row.Role)!.Value, row.Categories.Split(' ', StringSplitOptions.RemoveEmptyEntries), row.CountsWith))];
    }

    internal static async Task WriteAsync(
        DbConnection connection, DbTransaction transaction, IEnumerable<RegisterEntry> entries, CancellationToken cancel)
    {
        const string delete = "DELETE FROM register_entry";
        const string insert = """
            INSERT INTO register_entry (identifier, name, kind, region, role, categories, counts_with)
            VALUES (@Identifier, @Name, @Kind, @Region, @Role, @Categories, @CountsWith)
            """;

        await connection.ExecuteAsync(new CommandDefinition(delete, transaction: transaction, cancellationToken: cancel));
        await connection.ExecuteAsync(new CommandDefinition(
            insert,
            entries.Select(entry => new Row
            {
                Identifier = entry.Identifier,
                Name = entry.Name,
                Kind = entry.Kind,
                Region = entry.Region,
                Role = entry.Role.Id(),
                Categories = string.Join(' ', entry.Categories),
                CountsWith = entry.Group,
            }),
            transaction,
            cancellationToken: cancel));
    }

    private sealed record Row
    {
        public required string Identifier { get; init; }

        public required string Name { get; init; }

        public required string Kind { get; init; }

        public required string Region { get; init; }

        public required string Role { get; init; }

        public required string Categories { get; init; }

        public string? CountsWith { get; init; }
    }
}
