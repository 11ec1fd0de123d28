using System.Data.Common;
using System.Text;
using System.Text.Json;
using Dapper;
using EhdsReadiness.Core.Audit;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Core.Assessments;

/// <summary>What became of an answer that was sent.</summary>
/// <param name="Current">The answer as it stands now; null when the question never had one.</param>
/// <param name="IsStale">True when somebody changed it meanwhile to something else: nothing was written.</param>
/// <param name="IsClosed">True when the assessment takes no answers in its present state: nothing was written.</param>
public sealed record SaveOutcome(StoredAnswer? Current, bool IsStale = false, bool IsClosed = false);

/// <summary>Reads and writes the answers of one assessment.</summary>
public sealed class AnswerStore(Database database)
{
    /// <summary>Who answers an assessment that is no organisation's: whoever holds the resume link.</summary>
    public const string LinkHolder = "link";

    private const string InsertSql = """
        INSERT INTO answer (assessment_id, question_id, version, kind, level, reason, note, evidence, changed_at, to_confirm)
        VALUES (@AssessmentId, @QuestionId, @Version, @Kind, @Level, @Reason, @Note, @Evidence, @At, @ToConfirm)
        """;

    /// <summary>All answers ever given, those taken back included, by question.</summary>
    public async Task<IReadOnlyList<StoredAnswer>> OfAssessmentAsync(string assessmentId, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await OfAssessmentAsync(connection, null, assessmentId, cancel);
    }

    internal static async Task<IReadOnlyList<StoredAnswer>> OfAssessmentAsync(DbConnection connection, DbTransaction? transaction, string assessmentId, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                question_id AS QuestionId, version AS Version, kind AS Kind, level AS Level, reason AS Reason, note AS Note, evidence AS Evidence,
                changed_at AS ChangedAt, to_confirm AS ToConfirm
            FROM answer
            WHERE assessment_id = @assessmentId
            ORDER BY question_id
            """;

        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, new { assessmentId }, transaction, cancellationToken: cancel));
        return [.. rows.Select(row => row.ToAnswer())];
    }

    /// <summary>
    /// Puts an answer in place of that of <paramref name="version"/> (0 when there was none). Sending the same answer
    /// twice is no conflict: the second time finds it in place and writes nothing. Sending an answer that waits to be confirmed confirms it.
    /// </summary>
    /// <param name="answer">Null takes the answer back.</param>
    /// <returns>Null when the assessment was deleted meanwhile, or became an organisation's and the author knows it only by its link.</returns>
    public Task<SaveOutcome?> SaveAsync(
        string assessmentId, string questionId, Answer? answer, int version, AuditActor author, DateTimeOffset at, CancellationToken cancel) =>
        database.WriteAsync<SaveOutcome?>(
            async (connection, transaction) =>
            {
                if (await RowAsync(connection, transaction, assessmentId, questionId, author, cancel) is not { } row)
                {
                    return null;
                }

                return row.Refuse(answer, version) ?? new SaveOutcome(await WriteAsync(connection, transaction, assessmentId, row, answer, author, at, cancel));
            },
            cancel);

    /// <summary>Puts several answers in place at once: all of them, or none when any of them is stale or the assessment takes no answers.</summary>
    /// <returns>What became of each, in their order; null when the assessment was deleted meanwhile, or became an organisation's and the author knows it only by its link.</returns>
    public Task<IReadOnlyList<SaveOutcome>?> SaveAllAsync(
        string assessmentId, IReadOnlyList<AnswerToSave> answers, AuditActor author, DateTimeOffset at, CancellationToken cancel) =>
        database.WriteAsync<IReadOnlyList<SaveOutcome>?>(
            async (connection, transaction) =>
            {
                var rows = new List<(RowToSave Row, Answer? Answer, SaveOutcome? Refusal)>();
                foreach (var answer in answers)
                {
                    if (await RowAsync(connection, transaction, assessmentId, answer.QuestionId, author, cancel) is not { } row)
                    {
                        return null;
                    }

                    rows.Add((row, answer.Answer, row.Refuse(answer.Answer, answer.Version)));
                }

                var outcomes = new List<SaveOutcome>();
                var writes = !rows.Exists(one => one.Refusal is { IsStale: true } or { IsClosed: true });
                foreach (var (row, answer, refusal) in rows)
                {
                    outcomes.Add(refusal ?? new SaveOutcome(writes ? await WriteAsync(connection, transaction, assessmentId, row, answer, author, at, cancel) : row.Current));
                }

                return outcomes;
            },
            cancel);

    /// <summary>The answer to a question, or the place for one; null where the author may not write.</summary>
    private static async Task<RowToSave?> RowAsync(
        DbConnection connection, DbTransaction transaction, string assessmentId, string questionId, AuditActor author, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                @questionId AS QuestionId, COALESCE(answer.version, 0) AS Version, COALESCE(answer.kind, 'none') AS Kind, answer.level AS Level,
                answer.reason AS Reason, answer.note AS Note, answer.evidence AS Evidence, COALESCE(answer.changed_at, assessment.changed_at) AS ChangedAt,
                COALESCE(answer.to_confirm, 0) AS ToConfirm, assessment.state AS State, assessment.organisation_id AS OrganisationId
            FROM assessment
            LEFT JOIN answer ON answer.assessment_id = assessment.id AND answer.question_id = @questionId
            WHERE assessment.id = @assessmentId
            """;

        var row = await connection.QuerySingleOrDefaultAsync<RowToSave>(new CommandDefinition(sql, new { assessmentId, questionId }, transaction, cancellationToken: cancel));
        return row is null || (row.OrganisationId is null) != (author.AccountId is null) ? null : row;
    }

    /// <summary>Writes an answer that is not refused, and that it was given.</summary>
    private static async Task<StoredAnswer> WriteAsync(
        DbConnection connection, DbTransaction transaction, string assessmentId, RowToSave row, Answer? answer, AuditActor author, DateTimeOffset at, CancellationToken cancel)
    {
        await AssessmentStore.TouchAsync(connection, transaction, assessmentId, at, cancel);
        if (row.OrganisationId is not null)
        {
            await AuditTrail.AppendAsync(
                connection, transaction, new(AuditAction.Answered, author, AuditSubject.Assessment(assessmentId), row.OrganisationId, row.QuestionId), at, cancel);
        }

        return await PutAsync(connection, transaction, assessmentId, row.QuestionId, row.Current, answer, toConfirm: false, author, at, cancel);
    }

    /// <summary>Every change of one assessment's answers, oldest first.</summary>
    public Task<IReadOnlyList<AnswerChange>> HistoryAsync(string assessmentId, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                answer_history.question_id AS QuestionId, answer_history.version AS Version, answer_history.at AS At, answer_history.author AS Author,
                account.name AS AuthorName, answer_history.answer_before AS AnswerBefore, answer_history.answer_after AS AnswerAfter
            FROM answer_history
            LEFT JOIN account ON account.id = answer_history.author
            WHERE answer_history.assessment_id = @assessmentId
            ORDER BY answer_history.at, answer_history.question_id, answer_history.version
            """;

        return HistoryAsync(sql, assessmentId, new { assessmentId }, cancel);
    }

    /// <summary>Every change of the answer to one question, newest first.</summary>
    public Task<IReadOnlyList<AnswerChange>> HistoryAsync(string assessmentId, string questionId, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                answer_history.question_id AS QuestionId, answer_history.version AS Version, answer_history.at AS At, answer_history.author AS Author,
                account.name AS AuthorName, answer_history.answer_before AS AnswerBefore, answer_history.answer_after AS AnswerAfter
            FROM answer_history
            LEFT JOIN account ON account.id = answer_history.author
            WHERE answer_history.assessment_id = @assessmentId AND answer_history.question_id = @questionId
            ORDER BY answer_history.version DESC
            """;

        return HistoryAsync(sql, assessmentId, new { assessmentId, questionId }, cancel);
    }

    private async Task<IReadOnlyList<AnswerChange>> HistoryAsync(string sql, string assessmentId, object parameters, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var rows = (await connection.QueryAsync<HistoryRow>(new CommandDefinition(sql, parameters, cancellationToken: cancel))).AsList();
        var changes = rows.ConvertAll(row => new AnswerChange(row.QuestionId, row.Version, Instant.Read(row.At), row.Author, row.AuthorName, row.AnswerBefore, row.AnswerAfter));
        return changes.Exists(IsOmitted) ? await FilledAsync(connection, assessmentId, changes, cancel) : changes;
    }

    /// <summary>A first change cannot take an answer back: one that gives nothing is that of <see cref="BeginAsync"/>.</summary>
    private static bool IsOmitted(AnswerChange change) => change is { Version: 1, After: null };

    /// <summary>The changes with the answers that they do not repeat: what the second change of the question says that it replaced, or what stands.</summary>
    private static async Task<IReadOnlyList<AnswerChange>> FilledAsync(DbConnection connection, string assessmentId, List<AnswerChange> changes, CancellationToken cancel)
    {
        var second = changes.Where(change => change.Version == 2).ToDictionary(change => change.QuestionId, StringComparer.Ordinal);
        var current = (await OfAssessmentAsync(connection, null, assessmentId, cancel)).ToDictionary(answer => answer.QuestionId, StringComparer.Ordinal);
        return changes.ConvertAll(change => !IsOmitted(change) ? change
            : change with { After = second.TryGetValue(change.QuestionId, out var next) ? next.Before : Json(current.GetValueOrDefault(change.QuestionId)?.Answer) });
    }

    /// <summary>Writes an answer in place of the current one, with its history.</summary>
    /// <param name="current">Null when the question never had an answer.</param>
    /// <param name="toConfirm">True for an answer that is carried and waits for somebody to confirm it.</param>
    internal static async Task<StoredAnswer> PutAsync(
        DbConnection connection,
        DbTransaction transaction,
        string assessmentId,
        string questionId,
        StoredAnswer? current,
        Answer? answer,
        bool toConfirm,
        AuditActor author,
        DateTimeOffset at,
        CancellationToken cancel)
    {
        const string update = """
            UPDATE answer
            SET version = @Version, kind = @Kind, level = @Level, reason = @Reason, note = @Note, evidence = @Evidence, changed_at = @At, to_confirm = @ToConfirm
            WHERE assessment_id = @AssessmentId AND question_id = @QuestionId
            """;

        var saved = new StoredAnswer(questionId, (current?.Version ?? 0) + 1, answer, at, toConfirm);
        await connection.ExecuteAsync(new CommandDefinition(current is null ? InsertSql : update, ParametersOf(assessmentId, saved), transaction, cancellationToken: cancel));
        await AppendAsync(connection, transaction, assessmentId, saved, current?.Answer, Json(saved.Answer), author, cancel);
        return saved;
    }

    /// <summary>
    /// Writes the first answer to a question of an assessment that begins with answers. Its history does not repeat the answer, which stands in its place until it is changed,
    /// and then in that change: <see cref="FilledAsync"/>.
    /// </summary>
    internal static async Task BeginAsync(
        DbConnection connection, DbTransaction transaction, string assessmentId, string questionId, Answer answer, AuditActor author, DateTimeOffset at, CancellationToken cancel)
    {
        var saved = new StoredAnswer(questionId, 1, answer, at);
        await connection.ExecuteAsync(new CommandDefinition(InsertSql, ParametersOf(assessmentId, saved), transaction, cancellationToken: cancel));
        await AppendAsync(connection, transaction, assessmentId, saved, null, null, author, cancel);
    }

    private static async Task AppendAsync(
        DbConnection connection, DbTransaction transaction, string assessmentId, StoredAnswer saved, Answer? before, string? after, AuditActor author, CancellationToken cancel)
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
            author = author.AccountId ?? LinkHolder,
            before = Json(before),
            after,
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
        stored.Version,
        Kind = stored.Answer is null ? "none" : KindOf(stored.Answer.Kind),
        stored.Answer?.Level,
        stored.Answer?.Reason,
        stored.Answer?.Note,
        stored.Answer?.Evidence,
        At = Instant.Write(stored.ChangedAt),
        ToConfirm = stored.ToConfirm ? 1 : 0,
    };

    private static string KindOf(AnswerKind kind) => kind switch
    {
        AnswerKind.Level => "level",
        AnswerKind.Unknown => "unknown",
        AnswerKind.NotApplicable => "not_applicable",
    };

    /// <summary>An answer, or the place for one, with what decides whether it may be written.</summary>
    private sealed record RowToSave : Row
    {
        public required string State { get; init; }

        public string? OrganisationId { get; init; }

        /// <summary>Null when the question never had an answer.</summary>
        public StoredAnswer? Current => Version == 0 ? null : ToAnswer();

        /// <summary>Why an answer is not to be written, or that it is there already; null when it is to be written.</summary>
        public SaveOutcome? Refuse(Answer? answer, int version)
        {
            var current = Current;
            if (current?.Answer == answer && current is not { ToConfirm: true })
            {
                return new SaveOutcome(current);
            }

            if (AssessmentStateIds.Find(State) != AssessmentState.Draft)
            {
                return new SaveOutcome(current, IsClosed: true);
            }

            return Version != version && current?.Answer != answer ? new SaveOutcome(current, IsStale: true) : null;
        }
    }

    private record Row
    {
        public required string QuestionId { get; init; }

        public required int Version { get; init; }

        public required string Kind { get; init; }

        public int? Level { get; init; }

        public string? Reason { get; init; }

        public string? Note { get; init; }

        public string? Evidence { get; init; }

        public required string ChangedAt { get; init; }

        public required int ToConfirm { get; init; }

        public StoredAnswer ToAnswer()
        {
            AnswerKind? kind = Kind switch
            {
                "level" => AnswerKind.Level,
                "unknown" => AnswerKind.Unknown,
                "not_applicable" => AnswerKind.NotApplicable,
                _ => null,
            };
            return new(QuestionId, Version, kind is null ? null : new(kind.Value, Level, Reason, Note, Evidence), Instant.Read(ChangedAt), ToConfirm != 0);
        }
    }

    private sealed record HistoryRow
    {
        public required string QuestionId { get; init; }

        public required int Version { get; init; }

        public required string At { get; init; }

        public required string Author { get; init; }

        public string? AuthorName { get; init; }

        public string? AnswerBefore { get; init; }

        public string? AnswerAfter { get; init; }
    }
}
