using System.Data.Common;
using Dapper;
using EhdsReadiness.Core.Questionnaires;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Core.Assessments;

/// <summary>Keeps assessments: their keys, their settings, their end.</summary>
public sealed class AssessmentStore(Database database)
{
    /// <summary>Begins an assessment, with the answers of a file when there are some, and gives its key.</summary>
    public Task<string> CreateAsync(
        string questionnaire,
        AssessmentSettings settings,
        IReadOnlyDictionary<string, Answer> answers,
        DateTimeOffset at,
        CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO assessment (
                id, key_hash, questionnaire, mode, role, organisation, organisation_kind, region, controller,
                micro_enterprise, categories, public_funding, snds, version, created_at, changed_at)
            VALUES (
                @Id, @KeyHash, @Questionnaire, @Mode, @Role, @Organisation, @OrganisationKind, @Region, @Controller,
                @MicroEnterprise, @Categories, @PublicFunding, @Snds, 1, @At, @At)
            """;

        var key = AssessmentKey.Create();
        var id = Guid.CreateVersion7(at).ToString("N");
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var parameters = ParametersOf(settings);
                parameters.Add("Id", id);
                parameters.Add("KeyHash", AssessmentKey.Hash(key));
                parameters.Add("Questionnaire", questionnaire);
                parameters.Add("At", Instant.Write(at));
                await connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancel));
                foreach (var (questionId, answer) in answers)
                {
                    await AnswerStore.InsertAsync(connection, transaction, id, questionId, answer, at, cancel);
                }

                return key;
            },
            cancel);
    }

    /// <summary>The assessment of a key, or of a read-only key; null when it opens none.</summary>
    public async Task<StoredAssessment?> FindAsync(string key, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                id AS Id, key_hash AS KeyHash, reader_key_hash AS ReaderKeyHash, questionnaire AS Questionnaire, mode AS Mode, role AS Role,
                organisation AS Organisation, organisation_kind AS OrganisationKind, region AS Region, controller AS Controller,
                micro_enterprise AS MicroEnterprise, categories AS Categories, public_funding AS PublicFunding, snds AS Snds,
                version AS Version, created_at AS CreatedAt, changed_at AS ChangedAt
            FROM assessment
            WHERE key_hash = @hash OR reader_key_hash = @hash
            """;

        if (!AssessmentKey.IsWellFormed(key))
        {
            return null;
        }

        var hash = AssessmentKey.Hash(key);
        await using var connection = await database.OpenAsync(cancel);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(sql, new { hash }, cancellationToken: cancel));
        return row?.ToAssessment(row.KeyHash == hash ? Access.Write : Access.Read);
    }

    /// <summary>The versions of the questionnaire that assessments are on.</summary>
    public async Task<IReadOnlyList<string>> VersionsAsync(CancellationToken cancel)
    {
        const string sql = """
            SELECT DISTINCT questionnaire
            FROM assessment
            ORDER BY questionnaire
            """;

        await using var connection = await database.OpenAsync(cancel);
        return (await connection.QueryAsync<string>(new CommandDefinition(sql, cancellationToken: cancel))).AsList();
    }

    /// <summary>Puts new settings in place of those of <paramref name="version"/>. False, and nothing written, when these have changed meanwhile.</summary>
    public Task<bool> SaveSettingsAsync(string id, AssessmentSettings settings, int version, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            UPDATE assessment
            SET mode = @Mode, role = @Role, organisation = @Organisation, organisation_kind = @OrganisationKind, region = @Region,
                controller = @Controller, micro_enterprise = @MicroEnterprise, categories = @Categories,
                public_funding = @PublicFunding, snds = @Snds, version = version + 1, changed_at = @At
            WHERE id = @Id AND version = @Version
            """;

        var parameters = ParametersOf(settings);
        parameters.Add("Id", id);
        parameters.Add("Version", version);
        parameters.Add("At", Instant.Write(at));
        return ExecuteAsync(sql, parameters, cancel);
    }

    /// <summary>Gives the assessment a new key. The old one opens nothing from then on.</summary>
    public async Task<string> ReplaceKeyAsync(string id, CancellationToken cancel)
    {
        const string sql = "UPDATE assessment SET key_hash = @hash WHERE id = @id";

        var key = AssessmentKey.Create();
        await ExecuteAsync(sql, new { id, hash = AssessmentKey.Hash(key) }, cancel);
        return key;
    }

    /// <summary>Makes a read-only key; one made before opens nothing from then on.</summary>
    public async Task<string> CreateReaderKeyAsync(string id, CancellationToken cancel)
    {
        const string sql = "UPDATE assessment SET reader_key_hash = @hash WHERE id = @id";

        var key = AssessmentKey.Create();
        await ExecuteAsync(sql, new { id, hash = AssessmentKey.Hash(key) }, cancel);
        return key;
    }

    /// <summary>Withdraws the read-only key, if there is one.</summary>
    public Task WithdrawReaderKeyAsync(string id, CancellationToken cancel)
    {
        const string sql = "UPDATE assessment SET reader_key_hash = NULL WHERE id = @id";

        return ExecuteAsync(sql, new { id }, cancel);
    }

    /// <summary>Deletes the assessment with its answers and their history, for good.</summary>
    public Task DeleteAsync(string id, CancellationToken cancel)
    {
        const string sql = "DELETE FROM assessment WHERE id = @id";

        return ExecuteAsync(sql, new { id }, cancel);
    }

    private Task<bool> ExecuteAsync(string sql, object parameters, CancellationToken cancel) =>
        database.WriteAsync(
            async (connection, transaction) =>
                await connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancel)) == 1,
            cancel);

    /// <summary>Notes that something of the assessment changed.</summary>
    internal static Task TouchAsync(DbConnection connection, DbTransaction transaction, string id, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = "UPDATE assessment SET changed_at = @at WHERE id = @id";

        return connection.ExecuteAsync(new CommandDefinition(sql, new { id, at = Instant.Write(at) }, transaction, cancellationToken: cancel));
    }

    private static DynamicParameters ParametersOf(AssessmentSettings settings)
    {
        var profile = settings.Profile;
        return new(new
        {
            Mode = settings.Mode == AssessmentMode.Express ? "express" : "full",
            Role = settings.Role.Id(),
            settings.Organisation,
            profile.OrganisationKind,
            profile.Region,
            profile.Controller,
            profile.MicroEnterprise,
            Categories = string.Join(',', profile.Categories),
            profile.PublicFunding,
            profile.Snds,
        });
    }

    private sealed record Row
    {
        public required string Id { get; init; }

        public required string KeyHash { get; init; }

        public string? ReaderKeyHash { get; init; }

        public required string Questionnaire { get; init; }

        public required string Mode { get; init; }

        public required string Role { get; init; }

        public string? Organisation { get; init; }

        public required string OrganisationKind { get; init; }

        public string? Region { get; init; }

        public required string Controller { get; init; }

        public required string MicroEnterprise { get; init; }

        public required string Categories { get; init; }

        public required string PublicFunding { get; init; }

        public required string Snds { get; init; }

        public required int Version { get; init; }

        public required string CreatedAt { get; init; }

        public required string ChangedAt { get; init; }

        public StoredAssessment ToAssessment(Access access) => new(
            Id,
            access,
            Questionnaire,
            new(
                Mode == "express" ? AssessmentMode.Express : AssessmentMode.Full,
                RoleIds.Find(Role) ?? throw new InvalidOperationException($"The database holds an unknown role “{Role}”."),
                new(OrganisationKind, Region, Controller, MicroEnterprise, Categories.Split(',', StringSplitOptions.RemoveEmptyEntries), PublicFunding, Snds),
                Organisation),
            Version,
            Instant.Read(CreatedAt),
            Instant.Read(ChangedAt),
            ReaderKeyHash is not null);
    }
}
