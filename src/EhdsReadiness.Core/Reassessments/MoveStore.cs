namespace EhdsReadiness.Core.Reassessments;

/// <summary>Moves assessments to a newer version of the questionnaire, and back.</summary>
public sealed class MoveStore(Database database)
{
    /// <summary>
    /// Moves a draft. Everything that undoing restores is kept first. <see cref="SaveResult.Stale"/> when anything of the assessment
    /// changed since it was opened, so that nothing happens that the preview did not show.
    /// </summary>
    /// <param name="stored">The assessment as the preview showed it.</param>
    public Task<SaveResult> MoveAsync(
        StoredAssessment stored, Questionnaire former, Questionnaire now, AuditActor author, DateTimeOffset at, CancellationToken cancel)
    {
        const string insert = """
            INSERT INTO questionnaire_move (assessment_id, number, from_version, to_version, at, author, document, changed_at, to_confirm)
            SELECT @Id, COALESCE(MAX(number), 0) + 1, @from, @to, @at, @author, @document, @changedAt, @toConfirm
            FROM questionnaire_move
            WHERE assessment_id = @Id
            """;

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var answers = await AnswerStore.OfAssessmentAsync(connection, transaction, stored.Id, cancel);
                if (!await UpdateAsync(connection, transaction, stored, now.Version, stored.Settings, at, at, cancel))
                {
                    return SaveResult.Stale;
                }

                var before = stored.With(answers);
                var waiting = WaitingIn(answers);
                var move = QuestionnaireMove.Of(former, now, before, waiting);
                var parameters = new
                {
                    stored.Id,
                    from = former.Version,
                    to = now.Version,
                    at,
                    author = AnswerStore.AuthorOf(author),
                    document = AssessmentFile.Write(before, former),
                    stored.ChangedAt,
                    toConfirm = string.Join(' ', waiting.Order(StringComparer.Ordinal)),
                };
                await connection.ExecuteAsync(insert, parameters, transaction, cancel);
                await ReplaceAsync(connection, transaction, stored.Id, answers, move.After.Answers, move.ToConfirm, author, at, cancel);
                await AppendAsync(connection, transaction, stored, $"{former.Version} → {now.Version}", author, at, cancel);
                return SaveResult.Saved;
            },
            cancel);
    }

    /// <summary>The last move, when it can be undone; null otherwise.</summary>
    public Task<StoredMove?> LastAsync(string assessmentId, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                questionnaire_move.number, questionnaire_move.from_version AS "from", questionnaire_move.to_version AS "to",
                questionnaire_move.at,
                (SELECT COUNT(*) FROM answer WHERE answer.assessment_id = assessment.id AND answer.changed_at > questionnaire_move.at)
                    AS changed_since
            FROM questionnaire_move
            JOIN assessment ON assessment.id = questionnaire_move.assessment_id AND assessment.questionnaire = questionnaire_move.to_version
            WHERE questionnaire_move.assessment_id = @assessmentId AND questionnaire_move.undone_at IS NULL
            ORDER BY questionnaire_move.number DESC
            LIMIT 1
            """;

        return database.FindAsync<StoredMove>(sql, new { assessmentId }, cancel);
    }

    /// <summary>
    /// Puts a draft back as it was before the move, so that it is exported to the same bytes. What was changed since goes, and stays in
    /// the history.
    /// <see cref="SaveResult.Stale"/> when the move is not the last one, or anything changed since the assessment was opened.
    /// </summary>
    public Task<SaveResult> UndoAsync(
        StoredAssessment stored, int number, Content content, AuditActor author, DateTimeOffset at, CancellationToken cancel)
    {
        const string select = """
            SELECT document, changed_at, to_confirm
            FROM questionnaire_move
            WHERE assessment_id = @Id AND number = @number AND undone_at IS NULL AND to_version = @Questionnaire
                AND number = (SELECT MAX(number) FROM questionnaire_move WHERE assessment_id = @Id AND undone_at IS NULL)
            """;
        const string undone = "UPDATE questionnaire_move SET undone_at = @at WHERE assessment_id = @Id AND number = @number";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var row = await connection.FindAsync<(byte[] Document, DateTimeOffset ChangedAt, IReadOnlyList<string> ToConfirm)?>(
                    select, new { stored.Id, number, stored.Questionnaire }, transaction, cancel);
                if (row is not var (document, changedAt, toConfirm)
                    || AssessmentFile.ReadKept(document, content).Assessment is not { } before)
                {
                    return SaveResult.Stale;
                }

                var settings = new AssessmentSettings(before.Mode, before.Role, before.Profile, before.Organisation, before.Unit);
                if (!await UpdateAsync(connection, transaction, stored, before.Questionnaire, settings, changedAt, at, cancel))
                {
                    return SaveResult.Stale;
                }

                var answers = await AnswerStore.OfAssessmentAsync(connection, transaction, stored.Id, cancel);
                var waiting = toConfirm.ToHashSet(StringComparer.Ordinal);
                await ReplaceAsync(connection, transaction, stored.Id, answers, before.Answers, waiting, author, at, cancel);
                await connection.ExecuteAsync(undone, new { stored.Id, number, at }, transaction, cancel);
                await AppendAsync(connection, transaction, stored, $"{stored.Questionnaire} → {before.Questionnaire}", author, at, cancel);
                return SaveResult.Saved;
            },
            cancel);
    }

    /// <summary>
    /// Whether the assessment is still the draft that was seen; it is on that version from then on, and counts as touched today
    /// whatever its date.
    /// </summary>
    private static async Task<bool> UpdateAsync(
        DbConnection connection, DbTransaction transaction, StoredAssessment stored, string questionnaire, AssessmentSettings settings,
        DateTimeOffset changedAt, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            UPDATE assessment
            SET questionnaire = @Questionnaire, mode = @Mode, role = @Role, organisation = @Organisation,
                organisation_kind = @OrganisationKind, region = @Region,
                controller = @Controller, micro_enterprise = @MicroEnterprise, categories = @Categories,
                public_funding = @PublicFunding, snds = @Snds, version = version + 1, revision = revision + 1,
                changed_at = @ChangedAt, kept_at = @At
            WHERE id = @Id AND revision = @Revision AND state = 'draft'
            """;

        var parameters = new
        {
            stored.Id,
            questionnaire,
            stored.Revision,
            settings,
            at,
            changedAt,
        };
        return await connection.ExecuteAsync(sql, parameters, transaction, cancel) == 1;
    }

    private static async Task ReplaceAsync(
        DbConnection connection,
        DbTransaction transaction,
        string assessmentId,
        IReadOnlyList<StoredAnswer> answers,
        IReadOnlyDictionary<string, Answer> now,
        IReadOnlySet<string> toConfirm,
        AuditActor author,
        DateTimeOffset at,
        CancellationToken cancel)
    {
        var current = answers.ToDictionary(answer => answer.QuestionId, StringComparer.Ordinal);
        foreach (var id in current.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (before, after, waits) = (current.GetValueOrDefault(id), now.GetValueOrDefault(id), toConfirm.Contains(id));
            if (before?.Answer != after || (before?.ToConfirm ?? false) != waits)
            {
                await AnswerStore.PutAsync(connection, transaction, assessmentId, id, before, after, waits, author, at, cancel);
            }
        }
    }

    private static HashSet<string> WaitingIn(IReadOnlyList<StoredAnswer> answers) =>
        answers.Where(answer => answer.ToConfirm).Select(answer => answer.QuestionId).ToHashSet(StringComparer.Ordinal);

    private static async Task AppendAsync(DbConnection connection, DbTransaction transaction, StoredAssessment stored, string remark,
        AuditActor author, DateTimeOffset at, CancellationToken cancel)
    {
        if (stored.OrganisationId is { } organisation)
        {
            await AuditTrail.AppendAsync(connection, transaction,
                new(AuditAction.Changed, author, AuditSubject.Assessment(stored.Id), organisation, remark), at, cancel);
        }
    }
}
