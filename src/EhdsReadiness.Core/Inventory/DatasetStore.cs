using System.Data.Common;
using Dapper;
using EhdsReadiness.Core.Audit;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Core.Inventory;

/// <summary>What became of a change to a dataset.</summary>
/// <param name="Current">The dataset as it stands now.</param>
/// <param name="IsStale">True when somebody changed it meanwhile: nothing was written.</param>
public sealed record DatasetOutcome(Dataset Current, bool IsStale);

/// <summary>Keeps the list of datasets beside one assessment, whose answers and date stay as they are.</summary>
public sealed class DatasetStore(Database database)
{
    /// <summary>Most datasets of one assessment.</summary>
    public const int Most = 1000;

    /// <summary>Most datasets of one assessment that were taken off the list and can be put back; the oldest are deleted.</summary>
    public const int MostRemoved = 1000;

    /// <summary>The datasets by name, those taken off the list included.</summary>
    public async Task<IReadOnlyList<Dataset>> OfAssessmentAsync(string assessmentId, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                id AS Id, version AS Version, name AS Name, categories AS Categories, controller AS Controller, format AS Format, persons AS Persons,
                public_funding AS PublicFunding, label_wanted AS LabelWanted, contact AS Contact, removed_at AS RemovedAt, changed_at AS ChangedAt
            FROM dataset
            WHERE assessment_id = @assessmentId
            ORDER BY name, id
            """;

        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, new { assessmentId }, cancellationToken: cancel));
        return [.. rows.Select(row => row.ToDataset())];
    }

    /// <summary>Adds datasets: all of them, or none when there would be more than <see cref="Most"/> or the assessment was deleted meanwhile.</summary>
    public Task<bool> AddAsync(string assessmentId, IReadOnlyList<DatasetDetails> datasets, AuditActor author, DateTimeOffset at, CancellationToken cancel)
    {
        const string count = "SELECT COUNT(*) FROM dataset WHERE assessment_id = @assessmentId AND removed_at IS NULL";
        const string insert = """
            INSERT INTO dataset (id, assessment_id, version, name, categories, controller, format, persons, public_funding, label_wanted, contact, changed_at)
            VALUES (@Id, @AssessmentId, 1, @Name, @Categories, @Controller, @Format, @Persons, @PublicFunding, @LabelWanted, @Contact, @At)
            """;

        return WriteAsync(
            assessmentId,
            author,
            at,
            async (connection, transaction) =>
            {
                var before = await connection.ExecuteScalarAsync<long>(new CommandDefinition(count, new { assessmentId }, transaction, cancellationToken: cancel));
                if (before + datasets.Count > Most)
                {
                    return false;
                }

                foreach (var details in datasets)
                {
                    var parameters = ParametersOf(details, at);
                    parameters.Add("Id", Guid.CreateVersion7(at).ToString("N"));
                    parameters.Add("AssessmentId", assessmentId);
                    await connection.ExecuteAsync(new CommandDefinition(insert, parameters, transaction, cancellationToken: cancel));
                }

                return datasets.Count > 0;
            },
            cancel);
    }

    /// <summary>Puts details in place of those of <paramref name="version"/>. Sending the same twice is no conflict.</summary>
    /// <returns>Null when there is no such dataset.</returns>
    public async Task<DatasetOutcome?> SaveAsync(string assessmentId, string id, DatasetDetails details, int version, AuditActor author, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            UPDATE dataset
            SET version = version + 1, name = @Name, categories = @Categories, controller = @Controller, format = @Format, persons = @Persons,
                public_funding = @PublicFunding, label_wanted = @LabelWanted, contact = @Contact, changed_at = @At
            WHERE assessment_id = @AssessmentId AND id = @Id AND version = @Version
            """;

        var parameters = ParametersOf(details, at);
        parameters.Add("Id", id);
        parameters.Add("AssessmentId", assessmentId);
        parameters.Add("Version", version);
        var written = await WriteAsync(
            assessmentId,
            author,
            at,
            async (connection, transaction) => await connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancel)) == 1,
            cancel);
        var current = (await OfAssessmentAsync(assessmentId, cancel)).FirstOrDefault(dataset => dataset.Id == id);
        return current is null ? null : new(current, !written && current.Details != details);
    }

    /// <summary>Takes a dataset off the list, or puts it back. False when there is none, or when it is so already.</summary>
    public Task<bool> SetRemovedAsync(string assessmentId, string id, bool removed, AuditActor author, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            UPDATE dataset
            SET version = version + 1, removed_at = @removedAt, changed_at = @at
            WHERE assessment_id = @assessmentId AND id = @id AND (removed_at IS NULL) = @removed
            """;

        const string forget = """
            DELETE FROM dataset
            WHERE id IN (
                SELECT id
                FROM dataset
                WHERE assessment_id = @assessmentId AND removed_at IS NOT NULL
                ORDER BY removed_at DESC, id DESC
                LIMIT -1 OFFSET @MostRemoved)
            """;

        var parameters = new { assessmentId, id, MostRemoved, removed, removedAt = removed ? Instant.Write(at) : null, at = Instant.Write(at) };
        return WriteAsync(
            assessmentId,
            author,
            at,
            async (connection, transaction) =>
                await connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancel)) == 1
                && await connection.ExecuteAsync(new CommandDefinition(forget, parameters, transaction, cancellationToken: cancel)) >= 0,
            cancel);
    }

    /// <summary>Writes, and notes it in the audit trail of the organisation whose assessment it is. False when the assessment was deleted meanwhile.</summary>
    private Task<bool> WriteAsync(string assessmentId, AuditActor author, DateTimeOffset at, Func<DbConnection, DbTransaction, Task<bool>> write, CancellationToken cancel)
    {
        const string sql = """
            SELECT COALESCE(organisation_id, '')
            FROM assessment
            WHERE id = @assessmentId
            """;

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var organisation = await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(sql, new { assessmentId }, transaction, cancellationToken: cancel));
                if (organisation is null || !await write(connection, transaction))
                {
                    return false;
                }

                if (organisation.Length > 0)
                {
                    await AuditTrail.AppendAsync(connection, transaction, new(AuditAction.Changed, author, AuditSubject.Assessment(assessmentId), organisation, "datasets"), at, cancel);
                }

                return true;
            },
            cancel);
    }

    private static DynamicParameters ParametersOf(DatasetDetails details, DateTimeOffset at) => new(new
    {
        details.Name,
        Categories = string.Join(',', details.Categories),
        details.Controller,
        details.Format,
        details.Persons,
        details.PublicFunding,
        details.LabelWanted,
        details.Contact,
        At = Instant.Write(at),
    });

    private sealed record Row
    {
        public required string Id { get; init; }

        public required int Version { get; init; }

        public required string Name { get; init; }

        public required string Categories { get; init; }

        public string? Controller { get; init; }

        public string? Format { get; init; }

        public long? Persons { get; init; }

        public required string PublicFunding { get; init; }

        public required string LabelWanted { get; init; }

        public string? Contact { get; init; }

        public string? RemovedAt { get; init; }

        public required string ChangedAt { get; init; }

        public Dataset ToDataset() => new(
            Id,
            Version,
            new(Name, Categories.Split(',', StringSplitOptions.RemoveEmptyEntries), Controller, Format, Persons, PublicFunding, LabelWanted, Contact),
            RemovedAt is null ? null : Instant.Read(RemovedAt),
            Instant.Read(ChangedAt));
    }
}
