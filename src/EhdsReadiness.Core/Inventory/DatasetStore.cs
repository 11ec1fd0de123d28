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

    /// <summary>Most characters of the descriptions of one assessment together, as they are kept, those taken off the list included; and
    /// as many of its variables.</summary>
    public const int MostDescribedTogether = 4_000_000;

    private const string Select = """
        SELECT
            id, version, name, categories, controller, format, persons,
            public_funding, label_wanted, contact, description, variable_count, removed_at, changed_at
        FROM dataset
        """;

    /// <summary>What the other datasets of the assessment take up.</summary>
    private const string Beside = """
        SELECT
            CAST(COUNT(CASE WHEN removed_at IS NULL THEN 1 END) AS INTEGER) AS listed,
            CAST(COALESCE(SUM(variable_count), 0) AS INTEGER) AS variables,
            CAST(COALESCE(SUM(LENGTH(description)), 0) AS INTEGER) AS described,
            CAST(COALESCE(SUM(LENGTH(variables)), 0) AS INTEGER) AS written
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
    public async Task<bool> AddAsync(
        string assessmentId, IReadOnlyList<DatasetDetails> datasets, AuditActor author, DateTimeOffset at, CancellationToken cancel) =>
        await AddAsync(assessmentId, [.. datasets.Select(details => new DescribedDataset(details, []))], null, author, at, cancel)
            == SaveResult.Saved;

    /// <summary>Adds datasets of a file with their variables: all of them, or none.</summary>
    /// <returns>Besides saved: <see cref="SaveResult.Stale"/> when one of such a name is on the list meanwhile,
    /// <see cref="SaveResult.Full"/> when there would be more than <see cref="Most"/>, <see cref="MostVariablesTogether"/> or
    /// <see cref="MostDescribedTogether"/>, <see cref="SaveResult.Gone"/> when the assessment was deleted.</returns>
    public Task<SaveResult> AddDescribedAsync(
        string assessmentId, IReadOnlyList<DescribedDataset> datasets, AuditActor author, DateTimeOffset at, CancellationToken cancel)
    {
        var names = datasets.Select(one => one.Details.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return AddAsync(assessmentId, datasets, names.Contains, author, at, cancel);
    }

    /// <param name="isTaken">Whether a name that is on the list is one that is to be added, and must not come twice; null where names
    /// may.</param>
    private async Task<SaveResult> AddAsync(string assessmentId, IReadOnlyList<DescribedDataset> datasets, Func<string, bool>? isTaken,
        AuditActor author, DateTimeOffset at, CancellationToken cancel)
    {
        const string listed = "SELECT name FROM dataset WHERE assessment_id = @assessmentId AND removed_at IS NULL";
        const string insert = """
            INSERT INTO dataset (id, assessment_id, version, name, categories, controller, format, persons, public_funding, label_wanted,
                contact, description, variables, variable_count, changed_at)
            VALUES (@id, @assessmentId, 1, @Name, @Categories, @Controller, @Format, @Persons, @PublicFunding, @LabelWanted, @Contact,
                @description, @variables, @count, @at)
            """;

        if (datasets.Count == 0) { return SaveResult.SavedBefore; }

        // Written before anybody waits for the transaction.
        var rows = datasets.Select(one => new
        {
            id = Guid.CreateVersion7(at).ToString("N"),
            assessmentId,
            details = one.Details,
            description = one.Details.Description.Written,
            variables = Written(one.Variables),
            count = one.Variables.Count,
            at,
        }).ToList();
        var described = rows.Sum(row => row.description?.Length ?? 0);
        var (count, written) = (rows.Sum(row => row.count), rows.Sum(row => row.variables?.Length ?? 0));
        var result = SaveResult.Gone;
        await WriteAsync(
            assessmentId,
            author,
            at,
            async (connection, transaction) =>
            {
                var beside = (await connection.FindAsync<Room>(Beside, new { assessmentId, id = "" }, transaction, cancel))!;
                result = !beside.Lists(rows.Count) || !beside.Describes(described) || !beside.Holds(count, written) ? SaveResult.Full
                    : isTaken is not null
                        && (await connection.ListAsync<string>(listed, new { assessmentId }, transaction, cancel)).Any(isTaken)
                        ? SaveResult.Stale
                    : SaveResult.Saved;
                foreach (var row in result == SaveResult.Saved ? rows : [])
                {
                    await connection.ExecuteAsync(insert, row, transaction, cancel);
                }

                return result == SaveResult.Saved;
            },
            cancel);
        return result;
    }

    /// <summary>Puts details in place of those of <paramref name="version"/>. Sending the same twice is no conflict.</summary>
    /// <returns><see cref="SaveResult.Full"/> too, and nothing written, when there would be more than
    /// <see cref="MostDescribedTogether"/>.</returns>
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
        var fits = true;
        var written = await WriteAsync(
            assessmentId,
            author,
            at,
            async (connection, transaction) =>
                (fits = (await connection.FindAsync<Room>(Beside, parameters, transaction, cancel))!
                    .Describes(parameters.description?.Length ?? 0))
                && await connection.ExecuteAsync(sql, parameters, transaction, cancel) == 1,
            cancel);
        var current = await FindAsync(assessmentId, id, cancel);
        return new(ResultOf(written, fits, current, version, current?.Details == details), current);
    }

    /// <summary>Puts variables in place of those of <paramref name="version"/>. Sending the same twice is no conflict.</summary>
    /// <returns><see cref="SaveResult.Full"/> too, and nothing written, when there would be more than
    /// <see cref="MostVariablesTogether"/>.</returns>
    public async Task<SaveResult> SaveVariablesAsync(string assessmentId, string id,
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
                (fits = (await connection.FindAsync<Room>(Beside, parameters, transaction, cancel))!
                    .Holds(variables.Count, parameters.variables?.Length ?? 0))
                && await connection.ExecuteAsync(sql, parameters, transaction, cancel) == 1,
            cancel);
        if (written) { return SaveResult.Saved; }

        var current = await FindAsync(assessmentId, id, cancel);
        return ResultOf(written, fits, current, version,
            current is not null && (await VariablesAsync(assessmentId, id, cancel)).SequenceEqual(variables));
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

    /// <summary>What became of a change; that somebody else changed the dataset is said before that there is no room.</summary>
    private static SaveResult ResultOf(bool written, bool fits, Dataset? current, int version, bool isInPlace) =>
        written ? SaveResult.Saved
        : current is null ? SaveResult.Gone
        : isInPlace ? SaveResult.SavedBefore
        : !fits && current.Version == version ? SaveResult.Full
        : SaveResult.Stale;

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

    /// <summary>What some datasets take up.</summary>
    /// <param name="Listed">Those on the list.</param>
    /// <param name="Variables">How many variables they have.</param>
    /// <param name="Described">Characters of their descriptions, as they are kept.</param>
    /// <param name="Written">Characters of their variables, as they are kept.</param>
    private sealed record Room(int Listed, int Variables, int Described, int Written)
    {
        /// <summary>Whether so many more may stand on the list.</summary>
        public bool Lists(int datasets) => Listed + datasets <= Most;

        /// <summary>Whether descriptions of so many characters fit beside theirs. None always do: a list from before the bound has to
        /// become shorter somehow.</summary>
        public bool Describes(int characters) => characters == 0 || Described + characters <= MostDescribedTogether;

        /// <summary>Whether so many variables, of so many characters, fit beside theirs; none always do.</summary>
        public bool Holds(int variables, int characters) => variables == 0
            || (Variables + variables <= MostVariablesTogether && Written + characters <= MostDescribedTogether);
    }

    private sealed record Row(string Id, int Version, DatasetDetails Details, string? Description, int VariableCount,
        DateTimeOffset? RemovedAt, DateTimeOffset ChangedAt)
    {
        public Dataset Dataset =>
            new(Id, Version, Details with { Description = DatasetDescription.Read(Description) }, RemovedAt, ChangedAt, VariableCount);
    }
}
