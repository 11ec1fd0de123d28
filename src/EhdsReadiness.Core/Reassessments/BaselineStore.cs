using System.Text;
using Dapper;
using EhdsReadiness.Core.Assessments;
using EhdsReadiness.Core.Audit;
using EhdsReadiness.Core.Questionnaires;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Core.Reassessments;

/// <summary>Begins re-assessments and keeps what each started from.</summary>
public sealed class BaselineStore(Database database)
{
    /// <summary>Begins an assessment with the settings and answers of an earlier one; every answer waits to be confirmed.</summary>
    /// <param name="questionnaire">The version of the earlier one; it stays on it until somebody moves it.</param>
    /// <param name="organisationId">The organisation whose own it is; null for one that only its link opens.</param>
    /// <returns>What stands in its address: a key, or the identifier of an organisation's assessment.</returns>
    public Task<string> StartAsync(
        Assessment earlier, Questionnaire questionnaire, BaselineOrigin origin, string? organisationId, AuditActor author, DateTimeOffset at, CancellationToken cancel)
    {
        const string confirm = "UPDATE answer SET to_confirm = 1 WHERE assessment_id = @id";
        const string insert = """
            INSERT INTO baseline (assessment_id, origin, document, created_at)
            VALUES (@id, @origin, @document, @at)
            """;

        var key = AssessmentKey.Create();
        var settings = new AssessmentSettings(earlier.Mode, earlier.Role, earlier.Profile, earlier.Organisation);
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var id = await AssessmentStore.InsertAsync(connection, transaction, key, organisationId, earlier.Questionnaire, settings, earlier.Answers, author, at, cancel);
                await connection.ExecuteAsync(new CommandDefinition(confirm, new { id }, transaction, cancellationToken: cancel));
                var document = Encoding.UTF8.GetString(AssessmentFile.Write(earlier, questionnaire));
                await connection.ExecuteAsync(new CommandDefinition(insert, new { id, origin = IdOf(origin), document, at = Instant.Write(at) }, transaction, cancellationToken: cancel));
                if (organisationId is null)
                {
                    return key;
                }

                await AuditTrail.AppendAsync(connection, transaction, new(AuditAction.Created, author, AuditSubject.Assessment(id), organisationId), at, cancel);
                return id;
            },
            cancel);
    }

    /// <summary>What a re-assessment started from; null for an assessment that started from nothing.</summary>
    public async Task<Baseline?> FindAsync(string assessmentId, CancellationToken cancel)
    {
        const string sql = """
            SELECT origin AS Origin, document AS Document, created_at AS CreatedAt
            FROM baseline
            WHERE assessment_id = @assessmentId
            """;

        await using var connection = await database.OpenAsync(cancel);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(sql, new { assessmentId }, cancellationToken: cancel));
        return row is null ? null : new(OriginOf(row.Origin), Encoding.UTF8.GetBytes(row.Document), Instant.Read(row.CreatedAt));
    }

    /// <summary>The finalised copies of an organisation, oldest first.</summary>
    public async Task<IReadOnlyList<HistoryCopy>> HistoryAsync(string organisationId, CancellationToken cancel)
    {
        const string sql = """
            SELECT assessment_id AS AssessmentId, number AS Number, finalised_at AS FinalisedAt, document AS Document
            FROM finalised_copy
            WHERE organisation_id = @organisationId
            ORDER BY number
            """;

        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<CopyRow>(new CommandDefinition(sql, new { organisationId }, cancellationToken: cancel));
        return [.. rows.Select(row => new HistoryCopy(row.AssessmentId, row.Number, Instant.Read(row.FinalisedAt), Encoding.UTF8.GetBytes(row.Document)))];
    }

    private static string IdOf(BaselineOrigin origin) => origin switch
    {
        BaselineOrigin.File => "file",
        BaselineOrigin.Assessment => "assessment",
        BaselineOrigin.Copy => "copy",
    };

    private static BaselineOrigin OriginOf(string id) => id switch
    {
        "file" => BaselineOrigin.File,
        "assessment" => BaselineOrigin.Assessment,
        "copy" => BaselineOrigin.Copy,
        _ => throw new InvalidOperationException($"The database holds an unknown origin “{id}”."),
    };

    private sealed record Row
    {
        public required string Origin { get; init; }

        public required string Document { get; init; }

        public required string CreatedAt { get; init; }
    }

    private sealed record CopyRow
    {
        public required string AssessmentId { get; init; }

        public required int Number { get; init; }

        public required string FinalisedAt { get; init; }

        public required string Document { get; init; }
    }
}
