namespace EhdsReadiness.Core.Assessments;

/// <summary>Keeps assessments: their keys, their settings, their end.</summary>
public sealed class AssessmentStore(Database database)
{
    /// <summary>
    /// Begins an assessment of nobody's but the link holder's, with the answers of a file when there are some, and gives its key.
    /// </summary>
    public Task<string> CreateAsync(
        string questionnaire,
        AssessmentSettings settings,
        IReadOnlyDictionary<string, Answer> answers,
        DateTimeOffset at,
        CancellationToken cancel)
    {
        var key = AssessmentKey.Create();
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                await InsertAsync(connection, transaction, key, null, questionnaire, settings, answers, AuditActor.Link, at, cancel);
                return key;
            },
            cancel);
    }

    /// <summary>The assessment of a key, or of a read-only key; null when it opens none.</summary>
    public async Task<StoredAssessment?> FindAsync(string key, CancellationToken cancel)
    {
        if (!AssessmentKey.IsWellFormed(key)) { return null; }

        await using var connection = await database.OpenAsync(cancel);
        return await FindAsync(connection, null, key, cancel);
    }

    internal static async Task<StoredAssessment?> FindAsync(
        DbConnection connection, DbTransaction? transaction, string key, CancellationToken cancel)
    {
        const string sql = $"""
            SELECT {AssessmentRow.Columns}
            FROM assessment
            WHERE (key_hash = @hash OR reader_key_hash = @hash) AND organisation_id IS NULL
            """;

        var hash = AssessmentKey.Hash(key);
        var row = await connection.FindAsync<AssessmentRow>(sql, new { hash }, transaction, cancel);
        return row?.ToAssessment(row.KeyHash == hash ? AccessRole.LinkHolder : AccessRole.LinkReader);
    }

    /// <summary>The versions of the questionnaire that assessments are on.</summary>
    public Task<IReadOnlyList<string>> VersionsAsync(CancellationToken cancel)
    {
        const string sql = "SELECT DISTINCT questionnaire FROM assessment ORDER BY questionnaire";

        return database.ListAsync<string>(sql, null, cancel);
    }

    /// <summary>
    /// Puts new settings in place of those of <paramref name="version"/>; <see cref="SaveResult.Stale"/> when these have changed meanwhile
    /// or may change no more.
    /// </summary>
    public async Task<SaveResult> SaveSettingsAsync(
        StoredAssessment stored, AssessmentSettings settings, int version, AuditActor author, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            UPDATE assessment
            SET mode = @Mode, role = @Role, organisation = @Organisation, organisation_kind = @OrganisationKind, region = @Region,
                controller = @Controller, micro_enterprise = @MicroEnterprise, categories = @Categories,
                public_funding = @PublicFunding, snds = @Snds, unit_kind = @UnitKind, house = @House, version = version + 1,
                revision = revision + 1, changed_at = @At
            WHERE id = @Id AND version = @Version AND state = 'draft' AND organisation_id IS NOT DISTINCT FROM @OrganisationId
            """;

        var row = new { stored.Id, stored.OrganisationId, settings, version, at };
        return await WriteAsync(sql, row, stored, AuditAction.Changed, author, at, cancel) ? SaveResult.Saved : SaveResult.Stale;
    }

    /// <summary>Gives the assessment a new key. The old one opens nothing from then on, nor do links of single questions and
    /// addresses of calendars that it made.</summary>
    public async Task<string> ReplaceKeyAsync(string id, CancellationToken cancel)
    {
        const string sql = "UPDATE assessment SET key_hash = @hash WHERE id = @id AND organisation_id IS NULL";

        var key = AssessmentKey.Create();
        await database.WriteAsync(
            async (connection, transaction) =>
            {
                await ClarificationStore.WithdrawAllAsync(connection, transaction, id, cancel);
                await CalendarFeedStore.WithdrawAllAsync(connection, transaction, id, cancel);
                return await connection.ExecuteAsync(sql, new { id, hash = AssessmentKey.Hash(key) }, transaction, cancel);
            },
            cancel);
        return key;
    }

    /// <summary>Makes a read-only key; one made before opens nothing from then on.</summary>
    public async Task<string> CreateReaderKeyAsync(string id, CancellationToken cancel)
    {
        const string sql = "UPDATE assessment SET reader_key_hash = @hash WHERE id = @id AND organisation_id IS NULL";

        var key = AssessmentKey.Create();
        await database.ExecuteAsync(sql, new { id, hash = AssessmentKey.Hash(key) }, cancel);
        return key;
    }

    /// <summary>Withdraws the read-only key, if there is one.</summary>
    public Task WithdrawReaderKeyAsync(string id, CancellationToken cancel)
    {
        const string sql = "UPDATE assessment SET reader_key_hash = NULL WHERE id = @id AND organisation_id IS NULL";

        return database.ExecuteAsync(sql, new { id }, cancel);
    }

    /// <summary>Deletes the assessment with its answers and their history, for good. One that is finalised stays: false.</summary>
    public Task<bool> DeleteAsync(StoredAssessment stored, AuditActor author, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql =
            "DELETE FROM assessment WHERE id = @Id AND state <> 'finalised' AND organisation_id IS NOT DISTINCT FROM @OrganisationId";

        return WriteAsync(sql, new { stored.Id, stored.OrganisationId }, stored, AuditAction.Deleted, author, at, cancel);
    }

    /// <summary>Whether a row was written; the trail of an organisation whose own it is says so then.</summary>
    private Task<bool> WriteAsync(
        string sql,
        object args,
        StoredAssessment stored,
        AuditAction action,
        AuditActor author,
        DateTimeOffset at,
        CancellationToken cancel)
    {
        var what = stored.OrganisationId is { } organisation
            ? new AuditEvent(action, author, AuditSubject.Assessment(stored.Id), organisation)
            : null;
        return AuditTrail.WriteAsync(database, sql, args, what, at, cancel);
    }

    /// <summary>Writes a new assessment and gives its identifier.</summary>
    /// <param name="organisationId">Null while it is nobody's but the link holder's.</param>
    internal static async Task<string> InsertAsync(
        DbConnection connection,
        DbTransaction transaction,
        string key,
        string? organisationId,
        string questionnaire,
        AssessmentSettings settings,
        IReadOnlyDictionary<string, Answer> answers,
        AuditActor author,
        DateTimeOffset at,
        CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO assessment (
                id, key_hash, organisation_id, questionnaire, mode, role, organisation, organisation_kind, region, controller,
                micro_enterprise, categories, public_funding, snds, unit_kind, house, version, created_at, changed_at)
            VALUES (
                @Id, @KeyHash, @OrganisationId, @Questionnaire, @Mode, @Role, @Organisation, @OrganisationKind, @Region, @Controller,
                @MicroEnterprise, @Categories, @PublicFunding, @Snds, @UnitKind, @House, 1, @At, @At)
            """;

        var id = Guid.CreateVersion7(at).ToString("N");
        var row = new { id, keyHash = AssessmentKey.Hash(key), organisationId, questionnaire, settings, at };
        await connection.ExecuteAsync(sql, row, transaction, cancel);
        foreach (var (questionId, answer) in answers)
        {
            if (author.AccountId is null)
            {
                await AnswerStore.BeginAsync(connection, transaction, id, questionId, answer, author, at, cancel);
            }
            else
            {
                await AnswerStore.PutAsync(connection, transaction, id, questionId, null, answer, toConfirm: false, author, at, cancel);
            }
        }

        return id;
    }

    /// <summary>The assessment as it stands within a transaction.</summary>
    internal static async Task<StoredAssessment> ReadAsync(
        DbConnection connection, DbTransaction? transaction, string id, AccessRole standing, CancellationToken cancel)
    {
        const string sql = $"""
            SELECT {AssessmentRow.Columns}
            FROM assessment
            WHERE id = @id
            """;

        return (await connection.FindAsync<AssessmentRow>(sql, new { id }, transaction, cancel))!.ToAssessment(standing);
    }

    /// <summary>Notes that something beside the answers changes which is kept in memory until then: how the plan is carried
    /// out, or the list of datasets.</summary>
    internal static Task ReviseAsync(DbConnection connection, DbTransaction transaction, string id, CancellationToken cancel)
    {
        const string sql = "UPDATE assessment SET revision = revision + 1 WHERE id = @id";

        return connection.ExecuteAsync(sql, new { id }, transaction, cancel);
    }

    /// <summary>Notes that an answer of the assessment changes.</summary>
    internal static Task TouchAsync(
        DbConnection connection, DbTransaction transaction, string id, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = "UPDATE assessment SET changed_at = @at, revision = revision + 1 WHERE id = @id";

        return connection.ExecuteAsync(sql, new { id, at }, transaction, cancel);
    }
}
