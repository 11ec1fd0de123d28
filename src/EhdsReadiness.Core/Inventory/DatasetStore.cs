namespace EhdsReadiness.Core.Inventory;

/// <summary>Keeps the list of datasets beside one assessment, whose answers and date stay as they are.</summary>
public sealed class DatasetStore(Database database)
{
    /// <summary>Most datasets of one assessment.</summary>
    public const int Most = 1000;

    /// <summary>Most datasets of one assessment that were taken off the list and can be put back; the oldest are deleted.</summary>
    public const int MostRemoved = 1000;

    private const string Select = """
        SELECT
            id, version, name, categories, controller, format, persons,
            public_funding, label_wanted, contact, removed_at, changed_at
        FROM dataset
        """;

    /// <summary>The datasets by name, those taken off the list included.</summary>
    public Task<IReadOnlyList<Dataset>> OfAssessmentAsync(string assessmentId, CancellationToken cancel)
    {
        const string sql = $"""
            {Select}
            WHERE assessment_id = @assessmentId
            ORDER BY name, id
            """;

        return database.ListAsync<Dataset>(sql, new { assessmentId }, cancel);
    }

    /// <summary>The datasets on the list, by name.</summary>
    public Task<IReadOnlyList<Dataset>> ListedAsync(string assessmentId, CancellationToken cancel)
    {
        const string sql = $"""
            {Select}
            WHERE assessment_id = @assessmentId AND removed_at IS NULL
            ORDER BY name, id
            """;

        return database.ListAsync<Dataset>(sql, new { assessmentId }, cancel);
    }

    /// <summary>The dataset of that identifier, also when it was taken off the list; null when the assessment has none.</summary>
    public Task<Dataset?> FindAsync(string assessmentId, string id, CancellationToken cancel)
    {
        const string sql = $"""
            {Select}
            WHERE assessment_id = @assessmentId AND id = @id
            """;

        return database.FindAsync<Dataset>(sql, new { assessmentId, id }, cancel);
    }

    /// <summary>
    /// Adds datasets: all of them, or none when there would be more than <see cref="Most"/> or the assessment was deleted meanwhile.
    /// </summary>
    public Task<bool> AddAsync(
        string assessmentId, IReadOnlyList<DatasetDetails> datasets, AuditActor author, DateTimeOffset at, CancellationToken cancel)
    {
        const string count = "SELECT COUNT(*) FROM dataset WHERE assessment_id = @assessmentId AND removed_at IS NULL";
        const string insert = """
            INSERT INTO dataset (id, assessment_id, version, name, categories, controller, format, persons, public_funding, label_wanted,
                contact, changed_at)
            VALUES (@id, @assessmentId, 1, @Name, @Categories, @Controller, @Format, @Persons, @PublicFunding, @LabelWanted, @Contact, @at)
            """;

        return WriteAsync(
            assessmentId,
            author,
            at,
            async (connection, transaction) =>
            {
                var before = await connection.FindAsync<int>(count, new { assessmentId }, transaction, cancel);
                if (before + datasets.Count > Most) { return false; }

                foreach (var details in datasets)
                {
                    var row = new { id = Guid.CreateVersion7(at).ToString("N"), assessmentId, details, at };
                    await connection.ExecuteAsync(insert, row, transaction, cancel);
                }

                return datasets.Count > 0;
            },
            cancel);
    }

    /// <summary>Puts details in place of those of <paramref name="version"/>. Sending the same twice is no conflict.</summary>
    public async Task<SaveOutcome<Dataset>> SaveAsync(
        string assessmentId, string id, DatasetDetails details, int version, AuditActor author, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            UPDATE dataset
            SET version = version + 1, name = @Name, categories = @Categories, controller = @Controller, format = @Format,
                persons = @Persons,
                public_funding = @PublicFunding, label_wanted = @LabelWanted, contact = @Contact, changed_at = @at
            WHERE assessment_id = @AssessmentId AND id = @Id AND version = @Version
            """;

        var written = await WriteAsync(
            assessmentId,
            author,
            at,
            async (connection, transaction) =>
                await connection.ExecuteAsync(sql, new { assessmentId, id, details, version, at }, transaction, cancel) == 1,
            cancel);
        var current = await FindAsync(assessmentId, id, cancel);
        var result = written ? SaveResult.Saved
            : current is null ? SaveResult.Gone
            : current.Details == details ? SaveResult.SavedBefore
            : SaveResult.Stale;
        return new(result, current);
    }

    /// <summary>Takes a dataset off the list, or puts it back. False when there is none, or when it is so already.</summary>
    public Task<bool> SetRemovedAsync(
        string assessmentId, string id, bool removed, AuditActor author, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            UPDATE dataset
            SET version = version + 1, removed_at = @removedAt, changed_at = @at
            WHERE assessment_id = @assessmentId AND id = @id AND (removed_at IS NULL) = @removed
            """;

        const string forget = """
            DELETE FROM dataset
            WHERE assessment_id = @assessmentId AND removed_at IS NOT NULL AND id NOT IN (
                SELECT id
                FROM dataset
                WHERE assessment_id = @assessmentId AND removed_at IS NOT NULL
                ORDER BY removed_at DESC, id DESC
                LIMIT @MostRemoved)
            """;

        var parameters = new { assessmentId, id, MostRemoved, removed, removedAt = removed ? at : (DateTimeOffset?)null, at };
        return WriteAsync(
            assessmentId,
            author,
            at,
            async (connection, transaction) =>
                await connection.ExecuteAsync(sql, parameters, transaction, cancel) == 1
                && await connection.ExecuteAsync(forget, parameters, transaction, cancel) >= 0,
            cancel);
    }

    /// <summary>
    /// Writes, raises the revision by which the list is kept in memory, and notes it in the audit trail of the organisation whose
    /// assessment it is. False when the assessment was deleted meanwhile.
    /// </summary>
    private Task<bool> WriteAsync(string assessmentId, AuditActor author, DateTimeOffset at,
        Func<DbConnection, DbTransaction, Task<bool>> write, CancellationToken cancel)
    {
        const string sql = "SELECT COALESCE(organisation_id, '') FROM assessment WHERE id = @assessmentId";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var organisation = await connection.FindAsync<string>(sql, new { assessmentId }, transaction, cancel);
                if (organisation is null || !await write(connection, transaction)) { return false; }

                await AssessmentStore.ReviseAsync(connection, transaction, assessmentId, cancel);
                if (organisation.Length > 0)
                {
                    await AuditTrail.AppendAsync(connection, transaction,
                        new(AuditAction.Changed, author, AuditSubject.Assessment(assessmentId), organisation, "datasets"), at, cancel);
                }

                return true;
            },
            cancel);
    }
}
