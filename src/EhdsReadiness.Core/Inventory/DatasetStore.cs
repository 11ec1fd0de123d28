namespace EhdsReadiness.Core.Inventory;

/// <summary>Keeps the list of datasets beside one assessment, whose answers and date stay as they are.</summary>
public sealed class DatasetStore(Database database)
{
    /// <summary>Most datasets of one assessment.</summary>
    public const int Most = 1000;

    /// <summary>Most datasets of one assessment that were taken off the list and can be put back; the oldest are deleted.</summary>
    public const int MostRemoved = 1000;

    /// <summary>Most variables of one dataset.</summary>
    public const int MostVariables = 2000;

    /// <summary>Most variables of all datasets of one assessment together, those taken off the list included.</summary>
    public const int MostVariablesTogether = 20_000;

    /// <summary>Most characters of the descriptions of one assessment together, as they are kept, those taken off the list
    /// included.</summary>
    public const int MostDescribedTogether = 4_000_000;

    private const string Select = """
        SELECT
            id, version, name, categories, controller, format, persons,
            public_funding, label_wanted, contact, description, variable_count, removed_at, changed_at
        FROM dataset
        """;

    /// <summary>How many characters the descriptions of the other datasets have.</summary>
    private const string DescribedBeside = """
        SELECT CAST(COALESCE(SUM(LENGTH(description)), 0) AS INTEGER)
        FROM dataset
        WHERE assessment_id = @assessmentId AND id <> @id
        """;

    /// <summary>The datasets by name, those taken off the list included.</summary>
    public Task<IReadOnlyList<Dataset>> OfAssessmentAsync(string assessmentId, CancellationToken cancel)
    {
        const string sql = $"""
            {Select}
            WHERE assessment_id = @assessmentId
            ORDER BY name, id
            """;

        return ListAsync(sql, assessmentId, cancel);
    }

    /// <summary>The datasets on the list, by name.</summary>
    public Task<IReadOnlyList<Dataset>> ListedAsync(string assessmentId, CancellationToken cancel)
    {
        const string sql = $"""
            {Select}
            WHERE assessment_id = @assessmentId AND removed_at IS NULL
            ORDER BY name, id
            """;

        return ListAsync(sql, assessmentId, cancel);
    }

    /// <summary>The dataset of that identifier, also when it was taken off the list; null when the assessment has none.</summary>
    public async Task<Dataset?> FindAsync(string assessmentId, string id, CancellationToken cancel)
    {
        const string sql = $"""
            {Select}
            WHERE assessment_id = @assessmentId AND id = @id
            """;

        return (await database.FindAsync<Row>(sql, new { assessmentId, id }, cancel))?.Dataset;
    }

    /// <summary>The variables of one dataset, in their order; none when there is no such dataset.</summary>
    public async Task<IReadOnlyList<DatasetVariable>> VariablesAsync(string assessmentId, string id, CancellationToken cancel)
    {
        const string sql = """
            SELECT variables
            FROM dataset
            WHERE assessment_id = @assessmentId AND id = @id
            """;

        return Read(await database.FindAsync<string>(sql, new { assessmentId, id }, cancel));
    }

    /// <summary>The variables of the datasets on the list, by the identifiers of these; those without any are left out.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<DatasetVariable>>> ListedVariablesAsync(
        string assessmentId, CancellationToken cancel)
    {
        const string sql = """
            SELECT id, variables
            FROM dataset
            WHERE assessment_id = @assessmentId AND removed_at IS NULL AND variable_count > 0
            """;

        return (await database.ListAsync<(string Id, string Variables)>(sql, new { assessmentId }, cancel))
            .ToDictionary(row => row.Id, row => Read(row.Variables), StringComparer.Ordinal);
    }

    /// <summary>
    /// Adds datasets: all of them, or none when there would be more than <see cref="Most"/> or the assessment was deleted meanwhile.
    /// </summary>
    public Task<bool> AddAsync(
        string assessmentId, IReadOnlyList<DatasetDetails> datasets, AuditActor author, DateTimeOffset at, CancellationToken cancel) =>
        AddDescribedAsync(assessmentId, [.. datasets.Select(details => new DescribedDataset(details, []))], author, at, cancel);

    /// <summary>
    /// Adds datasets with their variables: all of them, or none when there would be more than <see cref="Most"/>, or more than
    /// <see cref="MostVariablesTogether"/> or <see cref="MostDescribedTogether"/>, or the assessment was deleted meanwhile.
    /// </summary>
    public Task<bool> AddDescribedAsync(
        string assessmentId, IReadOnlyList<DescribedDataset> datasets, AuditActor author, DateTimeOffset at, CancellationToken cancel)
    {
        const string count = "SELECT COUNT(*) FROM dataset WHERE assessment_id = @assessmentId AND removed_at IS NULL";
        const string insert = """
            INSERT INTO dataset (id, assessment_id, version, name, categories, controller, format, persons, public_funding, label_wanted,
                contact, description, variables, variable_count, changed_at)
            VALUES (@id, @assessmentId, 1, @Name, @Categories, @Controller, @Format, @Persons, @PublicFunding, @LabelWanted, @Contact,
                @description, @variables, @count, @at)
            """;

        return WriteAsync(
            assessmentId,
            author,
            at,
            async (connection, transaction) =>
            {
                var before = await connection.FindAsync<int>(count, new { assessmentId }, transaction, cancel);
                if (before + datasets.Count > Most
                    || !await FitAsync(connection, transaction, assessmentId, "", datasets.Sum(one => one.Variables.Count), cancel)
                    || await connection.FindAsync<int>(DescribedBeside, new { assessmentId, id = "" }, transaction, cancel)
                        + datasets.Sum(one => one.Details.Description.Written?.Length ?? 0) > MostDescribedTogether)
                {
                    return false;
                }

                foreach (var (details, variables) in datasets)
                {
                    var row = new
                    {
                        id = Guid.CreateVersion7(at).ToString("N"), assessmentId, details, description = details.Description.Written,
                        variables = Written(variables), count = variables.Count, at,
                    };
                    await connection.ExecuteAsync(insert, row, transaction, cancel);
                }

                return datasets.Count > 0;
            },
            cancel);
    }

    /// <summary>Whether there is room for details in place of those of a dataset.</summary>
    public async Task<bool> HasRoomAsync(string assessmentId, string id, DatasetDetails details, CancellationToken cancel) =>
        await database.FindAsync<int>(DescribedBeside, new { assessmentId, id }, cancel)
            + (details.Description.Written?.Length ?? 0) <= MostDescribedTogether;

    /// <summary>Puts details in place of those of <paramref name="version"/>. Sending the same twice is no conflict.</summary>
    public async Task<SaveOutcome<Dataset>> SaveAsync(
        string assessmentId, string id, DatasetDetails details, int version, AuditActor author, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            UPDATE dataset
            SET version = version + 1, name = @Name, categories = @Categories, controller = @Controller, format = @Format,
                persons = @Persons,
                public_funding = @PublicFunding, label_wanted = @LabelWanted, contact = @Contact,
                description = @description, changed_at = @at
            WHERE assessment_id = @AssessmentId AND id = @Id AND version = @Version
            """;

        var parameters = new { assessmentId, id, details, description = details.Description.Written, version, at };
        var written = await WriteAsync(
            assessmentId,
            author,
            at,
            async (connection, transaction) => await connection.ExecuteAsync(sql, parameters, transaction, cancel) == 1,
            cancel);
        var current = await FindAsync(assessmentId, id, cancel);
        var result = written ? SaveResult.Saved
            : current is null ? SaveResult.Gone
            : current.Details == details ? SaveResult.SavedBefore
            : SaveResult.Stale;
        return new(result, current);
    }

    /// <summary>Puts variables in place of those of <paramref name="version"/>. Sending the same twice is no conflict. Nothing is written,
    /// and false given, when there would be more than <see cref="MostVariablesTogether"/>.</summary>
    public async Task<(SaveResult Result, bool Fits)> SaveVariablesAsync(string assessmentId, string id,
        IReadOnlyList<DatasetVariable> variables, int version, AuditActor author, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            UPDATE dataset
            SET version = version + 1, variables = @variables, variable_count = @count, changed_at = @at
            WHERE assessment_id = @assessmentId AND id = @id AND version = @version
            """;

        var fits = true;
        var parameters = new { assessmentId, id, variables = Written(variables), count = variables.Count, version, at };
        var written = await WriteAsync(
            assessmentId,
            author,
            at,
            async (connection, transaction) =>
                (fits = await FitAsync(connection, transaction, assessmentId, id, variables.Count, cancel))
                && await connection.ExecuteAsync(sql, parameters, transaction, cancel) == 1,
            cancel);
        if (written) { return (SaveResult.Saved, true); }

        if (!fits) { return (SaveResult.Stale, false); }

        var result = await FindAsync(assessmentId, id, cancel) is null ? SaveResult.Gone
            : (await VariablesAsync(assessmentId, id, cancel)).SequenceEqual(variables) ? SaveResult.SavedBefore
            : SaveResult.Stale;
        return (result, true);
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

    private async Task<IReadOnlyList<Dataset>> ListAsync(string sql, string assessmentId, CancellationToken cancel) =>
        [.. (await database.ListAsync<Row>(sql, new { assessmentId }, cancel)).Select(row => row.Dataset)];

    /// <summary>Whether there is room for as many variables beside those of the other datasets.</summary>
    private static async Task<bool> FitAsync(
        DbConnection connection, DbTransaction transaction, string assessmentId, string id, int count, CancellationToken cancel)
    {
        const string sql = """
            SELECT CAST(COALESCE(SUM(variable_count), 0) AS INTEGER)
            FROM dataset
            WHERE assessment_id = @assessmentId AND id <> @id
            """;

        return await connection.FindAsync<int>(sql, new { assessmentId, id }, transaction, cancel) + count <= MostVariablesTogether;
    }

    /// <summary>Variables as they are kept: an array of JSON of arrays of name, title, description and type; null for none.</summary>
    private static string? Written(IReadOnlyList<DatasetVariable> variables) =>
        variables.Count == 0 ? null
            : JsonSerializer.Serialize(
                variables.Select(one => new[] { one.Name, one.Title, one.Description, one.Type }), DatasetDescription.Relaxed);

    private static IReadOnlyList<DatasetVariable> Read(string? written) =>
        written is null ? []
            : [.. JsonSerializer.Deserialize<string?[][]>(written)!.Select(one => new DatasetVariable(one[0]!, one[1], one[2]!, one[3]!))];

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

    private sealed record Row(string Id, int Version, DatasetDetails Details, string? Description, int VariableCount,
        DateTimeOffset? RemovedAt, DateTimeOffset ChangedAt)
    {
        public Dataset Dataset =>
            new(Id, Version, Details with { Description = DatasetDescription.Read(Description) }, RemovedAt, ChangedAt, VariableCount);
    }
}
