using System.Data.Common;
using System.Text;
using System.Text.Json;
using Dapper;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Core.Assessments;

/// <summary>What became of an answer that was sent.</summary>
/// <param name="Current">The answer as it stands now; null when the question never had one.</param>
/// <param name="IsStale">True when somebody changed it meanwhile to something else: nothing was written.</param>
public sealed record SaveOutcome(StoredAnswer? Current, bool IsStale);

/// <summary>One change of an answer.</summary>
/// <param name="Author">Who: <c>link</c> for whoever holds the resume link.</param>
/// <param name="Before">As in the file format; null when there was none.</param>
/// <param name="After">As in the file format; null when the answer was taken back.</param>
public sealed record AnswerChange(string QuestionId, int Version, DateTimeOffset At, string Author, string? Before, string? After);

/// <summary>Reads and writes the answers of one assessment.</summary>
public sealed class AnswerStore(Database database)
{
    /// <summary>Who answers while there are no accounts: whoever holds the resume link.</summary>
    public const string LinkHolder = "link";

    /// <summary>All answers ever given, those taken back included, by question.</summary>
    public async Task<IReadOnlyList<StoredAnswer>> OfAssessmentAsync(string assessmentId, CancellationToken cancel)
    {
        const string sql = """
            SELECT question_id AS QuestionId, version AS Version, kind AS Kind, level AS Level, reason AS Reason, note AS Note, evidence AS Evidence, changed_at AS ChangedAt
            FROM answer
            WHERE assessment_id = @assessmentId
            ORDER BY question_id
            """;

        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, new { assessmentId }, cancellationToken: cancel));
        return [.. rows.Select(row => row.ToAnswer())];
    }

    /// <summary>
    /// Puts an answer in place of that of <paramref name="version"/> (0 when there was none). Sending the same answer
    /// twice is no conflict: the second time finds it in place and writes nothing.
    /// </summary>
    /// <param name="answer">Null takes the answer back.</param>
    /// <returns>Null when the assessment was deleted meanwhile.</returns>
    public Task<SaveOutcome?> SaveAsync(string assessmentId, string questionId, Answer? answer, int version, DateTimeOffset at, CancellationToken cancel)
    {
        const string select = """
            SELECT
                @questionId AS QuestionId, COALESCE(answer.version, 0) AS Version, COALESCE(answer.kind, 'none') AS Kind, answer.level AS Level,
                answer.reason AS Reason, answer.note AS Note, answer.evidence AS Evidence, COALESCE(answer.changed_at, assessment.changed_at) AS ChangedAt
            FROM assessment
            LEFT JOIN answer ON answer.assessment_id = assessment.id AND answer.question_id = @questionId
            WHERE assessment.id = @assessmentId
            """;
        const string update = """
            UPDATE answer
            SET version = version + 1, kind = @Kind, level = @Level, reason = @Reason, note = @Note, evidence = @Evidence, changed_at = @At
            WHERE assessment_id = @AssessmentId AND question_id = @QuestionId
            """;

        return database.WriteAsync<SaveOutcome?>(
            async (connection, transaction) =>
            {
                var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(select, new { assessmentId, questionId }, transaction, cancellationToken: cancel));
                if (row is null)
                {
                    return null;
                }

                var current = row.Version == 0 ? null : row.ToAnswer();
                if (current?.Answer == answer)
                {
                    return new SaveOutcome(current, false);
                }

                if ((current?.Version ?? 0) != version)
                {
                    return new SaveOutcome(current, true);
                }

                await AssessmentStore.TouchAsync(connection, transaction, assessmentId, at, cancel);
                if (current is null)
                {
                    return new SaveOutcome(await InsertAsync(connection, transaction, assessmentId, questionId, answer!, at, cancel), false);
                }

                var saved = new StoredAnswer(questionId, current.Version + 1, answer, at);
                await connection.ExecuteAsync(new CommandDefinition(update, ParametersOf(assessmentId, saved), transaction, cancellationToken: cancel));
                await AppendAsync(connection, transaction, assessmentId, saved, current.Answer, cancel);
                return new SaveOutcome(saved, false);
            },
            cancel);
    }

    /// <summary>Every change of one assessment's answers, oldest first.</summary>
    public async Task<IReadOnlyList<AnswerChange>> HistoryAsync(string assessmentId, CancellationToken cancel)
    {
        const string sql = """
            SELECT question_id AS QuestionId, version AS Version, at AS At, author AS Author, answer_before AS AnswerBefore, answer_after AS AnswerAfter
            FROM answer_history
            WHERE assessment_id = @assessmentId
            ORDER BY at, question_id, version
            """;

        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<HistoryRow>(new CommandDefinition(sql, new { assessmentId }, cancellationToken: cancel));
        return [.. rows.Select(row => new AnswerChange(row.QuestionId, row.Version, Instant.Read(row.At), row.Author, row.AnswerBefore, row.AnswerAfter))];
    }

    /// <summary>Writes the first answer to a question, with its history.</summary>
    internal static async Task<StoredAnswer> InsertAsync(
        DbConnection connection, DbTransaction transaction, string assessmentId, string questionId, Answer answer, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO answer (assessment_id, question_id, version, kind, level, reason, note, evidence, changed_at)
            VALUES (@AssessmentId, @QuestionId, 1, @Kind, @Level, @Reason, @Note, @Evidence, @At)
            """;

        var saved = new StoredAnswer(questionId, 1, answer, at);
        await connection.ExecuteAsync(new CommandDefinition(sql, ParametersOf(assessmentId, saved), transaction, cancellationToken: cancel));
        await AppendAsync(connection, transaction, assessmentId, saved, null, cancel);
        return saved;
    }

    private static async Task AppendAsync(
        DbConnection connection, DbTransaction transaction, string assessmentId, StoredAnswer saved, Answer? before, CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO answer_history (assessment_id, question_id, version, at, author, answer_before, answer_after)
            VALUES (@assessmentId, @QuestionId, @Version, @at, @author, @before, @after)
            """;

        var parameters = new
        {
            assessmentId,
            saved.QuestionId,
            saved.Version,
            at = Instant.Write(saved.ChangedAt),
            author = LinkHolder,
            before = Json(before),
            after = Json(saved.Answer),
        };
        await connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancel));
    }

    private static string? Json(Answer? answer)
    {
        if (answer is null)
        {
            return null;
        }

        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            AssessmentFile.WriteAnswer(json, answer);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static object ParametersOf(string assessmentId, StoredAnswer stored) => new
    {
        AssessmentId = assessmentId,
        stored.QuestionId,
        Kind = stored.Answer is null ? "none" : KindOf(stored.Answer.Kind),
        stored.Answer?.Level,
        stored.Answer?.Reason,
        stored.Answer?.Note,
        stored.Answer?.Evidence,
        At = Instant.Write(stored.ChangedAt),
    };

    private static string KindOf(AnswerKind kind) => kind switch
    {
        AnswerKind.Level => "level",
        AnswerKind.Unknown => "unknown",
        AnswerKind.NotApplicable => "not_applicable",
    };

    private sealed record Row
    {
        public required string QuestionId { get; init; }

        public required int Version { get; init; }

        public required string Kind { get; init; }

        public int? Level { get; init; }

        public string? Reason { get; init; }

        public string? Note { get; init; }

        public string? Evidence { get; init; }

        public required string ChangedAt { get; init; }

        public StoredAnswer ToAnswer()
        {
            AnswerKind? kind = Kind switch
            {
                "level" => AnswerKind.Level,
                "unknown" => AnswerKind.Unknown,
                "not_applicable" => AnswerKind.NotApplicable,
                _ => null,
            };
            return new(QuestionId, Version, kind is null ? null : new(kind.Value, Level, Reason, Note, Evidence), Instant.Read(ChangedAt));
        }
    }

    private sealed record HistoryRow
    {
        public required string QuestionId { get; init; }

        public required int Version { get; init; }

        public required string At { get; init; }

        public required string Author { get; init; }

        public string? AnswerBefore { get; init; }

        public string? AnswerAfter { get; init; }
    }
}
