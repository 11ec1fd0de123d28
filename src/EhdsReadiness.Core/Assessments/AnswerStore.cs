namespace EhdsReadiness.Core.Assessments;

/// <summary>Reads and writes the answers of one assessment.</summary>
public sealed class AnswerStore(Database database)
{
    /// <summary>Who answers an assessment that is no organisation's: whoever holds the resume link.</summary>
    public const string LinkHolder = "link";

    /// <summary>As whom the history keeps somebody: their account, or <see cref="LinkHolder"/>.</summary>
    public static string AuthorOf(AuditActor actor) => actor.AccountId ?? LinkHolder;

    private const string InsertSql = """
        INSERT INTO answer (
            assessment_id, question_id, version, kind, level, reason, note, evidence, proofs, house, changed_at, to_confirm)
        VALUES (
            @assessmentId, @QuestionId, @Version, COALESCE(@Kind, 'none'), @Level, @Reason, @Note, @Evidence, @Proofs, @House,
            @ChangedAt, @ToConfirm)
        """;

    private const string SelectHistory = """
        SELECT
            answer_history.question_id, answer_history.version, answer_history.at, answer_history.author, account.name AS author_name,
            answer_history.answer_before AS before, answer_history.answer_after AS after, answer_history.said_by
        FROM answer_history
        LEFT JOIN account ON account.id = answer_history.author
        """;

    /// <summary>All answers ever given, those taken back included, by question.</summary>
    public async Task<IReadOnlyList<StoredAnswer>> OfAssessmentAsync(string assessmentId, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await OfAssessmentAsync(connection, null, assessmentId, cancel);
    }

    internal static Task<IReadOnlyList<StoredAnswer>> OfAssessmentAsync(
        DbConnection connection, DbTransaction? transaction, string assessmentId, CancellationToken cancel)
    {
        const string sql = """
            SELECT question_id, version, NULLIF(kind, 'none') AS kind, level, reason, note, evidence, proofs, house, changed_at, to_confirm
            FROM answer
            WHERE assessment_id = @assessmentId
            ORDER BY question_id
            """;

        return connection.ListAsync<StoredAnswer>(sql, new { assessmentId }, transaction, cancel);
    }

    /// <summary>
    /// Puts an answer in place of that of <paramref name="version"/> (0 when there was none). Sending the same answer
    /// twice is no conflict: the second time finds it in place and writes nothing. Sending an answer that waits to be confirmed
    /// confirms it.
    /// </summary>
    /// <param name="answer">Null takes the answer back.</param>
    /// <returns>
    /// <see cref="SaveResult.Gone"/> too when the assessment became an organisation's and the author knows it only by its link.
    /// </returns>
    public Task<SaveOutcome<StoredAnswer>> SaveAsync(
        string assessmentId, string questionId, Answer? answer, int version, AuditActor author, DateTimeOffset at,
        CancellationToken cancel) =>
        database.WriteAsync(
            (connection, transaction) => SaveAsync(
                connection, transaction, assessmentId, new(questionId, answer, version), author, null, at, cancel),
            cancel);

    /// <param name="saidBy">As <see cref="AnswerChange.SaidBy"/>.</param>
    internal static async Task<SaveOutcome<StoredAnswer>> SaveAsync(
        DbConnection connection, DbTransaction transaction, string assessmentId, AnswerToSave sent, AuditActor author, string? saidBy,
        DateTimeOffset at, CancellationToken cancel)
    {
        var place = await PlaceAsync(connection, transaction, assessmentId, sent, author, cancel);
        sent = place.Keep(sent);
        var result = place.Judge(sent);
        return new(
            result,
            result == SaveResult.Saved
                ? await WriteAsync(connection, transaction, assessmentId, sent, place, author, at, cancel, saidBy)
                : place.Current);
    }

    /// <summary>Puts several answers in place at once: all of them, or none when any of them is refused.</summary>
    /// <returns>
    /// Why the first that is refused is; <see cref="SaveResult.Saved"/> when any was written, <see cref="SaveResult.SavedBefore"/> when all
    /// stood there already.
    /// </returns>
    public Task<SaveResult> SaveAllAsync(
        string assessmentId, IReadOnlyList<AnswerToSave> answers, AuditActor author, DateTimeOffset at, CancellationToken cancel) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var changed = new List<(AnswerToSave Sent, Place Place)>();
                foreach (var one in answers)
                {
                    var place = await PlaceAsync(connection, transaction, assessmentId, one, author, cancel);
                    var sent = place.Keep(one);
                    switch (place.Judge(sent))
                    {
                        case SaveResult.Saved:
                            changed.Add((sent, place));
                            break;
                        case SaveResult.SavedBefore:
                            break;
                        case var refusal:
                            return refusal;
                    }
                }

                foreach (var (sent, place) in changed)
                {
                    await WriteAsync(connection, transaction, assessmentId, sent, place, author, at, cancel);
                }

                return changed.Count > 0 ? SaveResult.Saved : SaveResult.SavedBefore;
            },
            cancel);

    /// <summary>Confirms carried answers as they were shown, all at once. One that somebody changed or confirmed since stays as it
    /// is.</summary>
    /// <param name="shown">Question and version of each answer that was shown.</param>
    public Task<Confirmation> ConfirmAsync(
        string assessmentId, IReadOnlyList<(string QuestionId, int Version)> shown, AuditActor author, DateTimeOffset at,
        CancellationToken cancel) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var changed = new List<string>();
                foreach (var (question, version) in shown)
                {
                    var one = new AnswerToSave(question, null, version);
                    var place = await PlaceAsync(connection, transaction, assessmentId, one, author, cancel);
                    if (place.State is not AssessmentState.Draft)
                    {
                        return new Confirmation(place.State is null ? SaveResult.Gone : SaveResult.Closed, []);
                    }

                    if (place.Current is { ToConfirm: true, Answer: { } answer } && place.Current.Version == version)
                    {
                        await WriteAsync(
                            connection, transaction, assessmentId, one with { Answer = answer }, place, author, at, cancel);
                    }
                    else
                    {
                        changed.Add(question);
                    }
                }

                return new Confirmation(SaveResult.Saved, changed);
            },
            cancel);

    /// <summary>Where an answer is to be put, with what decides whether it may be.</summary>
    private static async Task<Place> PlaceAsync(
        DbConnection connection,
        DbTransaction transaction,
        string assessmentId,
        AnswerToSave sent,
        AuditActor author,
        CancellationToken cancel)
    {
        const string sql = """
            SELECT
                answer.question_id, answer.version, NULLIF(answer.kind, 'none') AS kind, answer.level, answer.reason, answer.note,
                answer.evidence, answer.proofs, answer.house, answer.changed_at, answer.to_confirm, assessment.state,
                assessment.organisation_id
            FROM assessment
            LEFT JOIN answer ON answer.assessment_id = assessment.id AND answer.question_id = @QuestionId
            WHERE assessment.id = @assessmentId
            """;

        var place = await connection.FindAsync<Place>(sql, new { assessmentId, sent.QuestionId }, transaction, cancel);
        return place is null || (place.OrganisationId is null) != (author.AccountId is null) ? new(null, null, null) : place;
    }

    /// <summary>Writes an answer that is not refused, and that it was given.</summary>
    private static async Task<StoredAnswer> WriteAsync(
        DbConnection connection,
        DbTransaction transaction,
        string assessmentId,
        AnswerToSave sent,
        Place place,
        AuditActor author,
        DateTimeOffset at,
        CancellationToken cancel,
        string? saidBy = null)
    {
        await AssessmentStore.TouchAsync(connection, transaction, assessmentId, at, cancel);
        if (place.OrganisationId is not null)
        {
            var subject = AuditSubject.Assessment(assessmentId);
            var isTaken = sent.Answer?.House is not null && sent.Answer != place.Current?.Answer;
            var what = new AuditEvent(
                isTaken ? AuditAction.TookOver : AuditAction.Answered, author, subject, place.OrganisationId, sent.QuestionId);
            await AuditTrail.AppendAsync(connection, transaction, what, at, cancel);
        }

        return await PutAsync(
            connection, transaction, assessmentId, sent.QuestionId, place.Current, sent.Answer, toConfirm: false, author, at, cancel,
            saidBy);
    }

    /// <summary>Every change of one assessment's answers, oldest first.</summary>
    public Task<IReadOnlyList<AnswerChange>> HistoryAsync(string assessmentId, CancellationToken cancel)
    {
        const string sql = $"""
            {SelectHistory}
            WHERE answer_history.assessment_id = @assessmentId
            ORDER BY answer_history.at, answer_history.question_id, answer_history.version
            """;

        return HistoryAsync(sql, assessmentId, new { assessmentId }, cancel);
    }

    /// <summary>Every change of the answer to one question, newest first.</summary>
    public Task<IReadOnlyList<AnswerChange>> HistoryAsync(string assessmentId, string questionId, CancellationToken cancel)
    {
        const string sql = $"""
            {SelectHistory}
            WHERE answer_history.assessment_id = @assessmentId AND answer_history.question_id = @questionId
            ORDER BY answer_history.version DESC
            """;

        return HistoryAsync(sql, assessmentId, new { assessmentId, questionId }, cancel);
    }

    private async Task<IReadOnlyList<AnswerChange>> HistoryAsync(
        string sql, string assessmentId, object parameters, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var changes = await connection.ListAsync<AnswerChange>(sql, parameters, null, cancel);
        return changes.Any(IsOmitted) ? await FilledAsync(connection, assessmentId, changes, cancel) : changes;
    }

    /// <summary>A first change cannot take an answer back: one that gives nothing is that of <see cref="BeginAsync"/>.</summary>
    private static bool IsOmitted(AnswerChange change) => change is { Version: 1, After: null };

    /// <summary>
    /// The changes with the answers that they do not repeat: what the second change of the question says that it replaced, or what
    /// stands.
    /// </summary>
    private static async Task<IReadOnlyList<AnswerChange>> FilledAsync(
        DbConnection connection, string assessmentId, IReadOnlyList<AnswerChange> changes, CancellationToken cancel)
    {
        var second = changes.Where(change => change.Version == 2).ToDictionary(change => change.QuestionId, StringComparer.Ordinal);
        var current = (await OfAssessmentAsync(connection, null, assessmentId, cancel))
            .ToDictionary(answer => answer.QuestionId, answer => answer.Answer, StringComparer.Ordinal);
        return [.. changes.Select(change => IsOmitted(change) ? change with { After = AfterOf(change.QuestionId) } : change)];

        string? AfterOf(string question) =>
            second.TryGetValue(question, out var next) ? next.Before : Json(current.GetValueOrDefault(question));
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
        CancellationToken cancel,
        string? saidBy = null)
    {
        const string update = """
            UPDATE answer
            SET version = @Version, kind = COALESCE(@Kind, 'none'), level = @Level, reason = @Reason, note = @Note, evidence = @Evidence,
                proofs = @Proofs, house = @House, changed_at = @ChangedAt, to_confirm = @ToConfirm
            WHERE assessment_id = @assessmentId AND question_id = @QuestionId
            """;

        var saved = new StoredAnswer(questionId, (current?.Version ?? 0) + 1, answer, at, toConfirm);
        await connection.ExecuteAsync(current is null ? InsertSql : update, new { assessmentId, saved }, transaction, cancel);
        await AppendAsync(connection, transaction, assessmentId, saved, current?.Answer, Json(saved.Answer), author, cancel, saidBy);
        return saved;
    }

    /// <summary>
    /// Writes the first answer to a question of an assessment that begins with answers. Its history does not repeat the answer, which
    /// stands in its place until it is changed, and then in that change: <see cref="FilledAsync"/>.
    /// </summary>
    internal static async Task BeginAsync(
        DbConnection connection, DbTransaction transaction, string assessmentId, string questionId, Answer answer, AuditActor author,
        DateTimeOffset at, CancellationToken cancel)
    {
        var saved = new StoredAnswer(questionId, 1, answer, at);
        await connection.ExecuteAsync(InsertSql, new { assessmentId, saved }, transaction, cancel);
        await AppendAsync(connection, transaction, assessmentId, saved, null, null, author, cancel);
    }

    private static async Task AppendAsync(
        DbConnection connection, DbTransaction transaction, string assessmentId, StoredAnswer saved, Answer? before, string? after,
        AuditActor author, CancellationToken cancel, string? saidBy = null)
    {
        const string sql = """
            INSERT INTO answer_history (assessment_id, question_id, version, at, author, answer_before, answer_after, said_by)
            VALUES (@assessmentId, @QuestionId, @Version, @ChangedAt, @author, @before, @after, @saidBy)
            """;

        var parameters = new { assessmentId, saved, author = AuthorOf(author), before = Json(before), after, saidBy };
        await connection.ExecuteAsync(sql, parameters, transaction, cancel);
    }

    private static string? Json(Answer? answer)
    {
        if (answer is null) { return null; }

        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            AssessmentFile.WriteAnswer(json, answer);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Where an answer is to be put.</summary>
    /// <param name="Current">Null when the question never had an answer.</param>
    /// <param name="State">Of the assessment; null when there is none for the author.</param>
    private sealed record Place(StoredAnswer? Current, AssessmentState? State, string? OrganisationId)
    {
        /// <summary>An answer that was taken over stays the house's for as long as nothing of it changes: no form, no table that comes back
        /// and nobody who confirms it says whose it is.</summary>
        public AnswerToSave Keep(AnswerToSave sent) =>
            sent.Answer is { House: null } answer && Current?.Answer is { House: { } house } current
                && current == answer with { House = house }
                ? sent with { Answer = current }
                : sent;

        public SaveResult Judge(AnswerToSave sent) =>
            State is null ? SaveResult.Gone
            : Current?.Answer == sent.Answer && Current is not { ToConfirm: true } ? SaveResult.SavedBefore
            : State != AssessmentState.Draft ? SaveResult.Closed
            : (Current?.Version ?? 0) != sent.Version && Current?.Answer != sent.Answer ? SaveResult.Stale
            : SaveResult.Saved;
    }
}
