namespace EhdsReadiness.Core.Assessments;

/// <summary>
/// Keeps who was asked to clarify what, and what they said by the link of one question. Nothing of it is an answer until somebody who may
/// answer takes it over. Of the secret in a link only its hash is kept.
/// </summary>
public sealed class ClarificationStore(Database database)
{
    private const string Select = """
        SELECT
            clarification.id, clarification.question_id, clarification.account_id, COALESCE(known.name, clarification.name) AS name,
            clarification.asked_by, asker.name AS asked_by_name,
            CASE WHEN clarification.token_hash IS NULL THEN NULL ELSE clarification.expires_at END AS expires_at,
            clarification.answered_at, clarification.said_by, clarification.kind, clarification.level, clarification.reason,
            clarification.note, clarification.evidence, clarification.proofs, NULL AS house
        FROM clarification
        LEFT JOIN account AS asker ON asker.id = clarification.asked_by
        LEFT JOIN account AS known ON known.id = clarification.account_id
        """;

    // A link is worth no more than the one who made it.
    private const string Holds = """
        clarification.token_hash = @hash AND clarification.answered_at IS NULL AND clarification.expires_at > @at AND EXISTS (
            SELECT 1
            FROM assessment
            WHERE assessment.id = clarification.assessment_id AND assessment.state = 'draft' AND (
                (assessment.organisation_id IS NULL AND clarification.asked_by = 'link')
                OR EXISTS (
                    SELECT 1
                    FROM member
                    JOIN account ON account.id = member.account_id AND account.role IS NULL AND account.disabled_at IS NULL
                    WHERE member.organisation_id = assessment.organisation_id AND member.account_id = clarification.asked_by
                        AND member.role <> 'reader')))
        """;

    /// <summary>All errands of one assessment, by question.</summary>
    public async Task<IReadOnlyDictionary<string, Clarification>> OfAssessmentAsync(string assessmentId, CancellationToken cancel)
    {
        const string sql = $"""
            {Select}
            WHERE clarification.assessment_id = @assessmentId
            """;

        return (await database.ListAsync<Clarification>(sql, new { assessmentId }, cancel))
            .ToDictionary(one => one.QuestionId, StringComparer.Ordinal);
    }

    /// <summary>The errand of one question; null when there is none.</summary>
    public Task<Clarification?> FindAsync(string assessmentId, string questionId, CancellationToken cancel)
    {
        const string sql = $"""
            {Select}
            WHERE clarification.assessment_id = @assessmentId AND clarification.question_id = @questionId
            """;

        return database.FindAsync<Clarification>(sql, new { assessmentId, questionId }, cancel);
    }

    /// <summary>Says who would know the answer, or that nobody is named any more. A link and what was said by it stay.</summary>
    /// <param name="accountId">A member of the organisation; null for somebody else.</param>
    /// <param name="name">Of somebody without an account; null where a member is named, or nobody.</param>
    public Task NameAsync(
        StoredAssessment stored, string questionId, string? accountId, string? name, AuditActor by, DateTimeOffset at,
        CancellationToken cancel)
    {
        const string write = """
            INSERT INTO clarification (id, assessment_id, question_id, account_id, name, asked_by, asked_at)
            VALUES (@id, @AssessmentId, @questionId, @accountId, @name, @askedBy, @at)
            ON CONFLICT (assessment_id, question_id) DO UPDATE SET account_id = excluded.account_id, name = excluded.name
            """;
        const string clear = """
            UPDATE clarification
            SET account_id = NULL, name = NULL
            WHERE assessment_id = @AssessmentId AND question_id = @questionId
            """;
        const string delete = """
            DELETE FROM clarification
            WHERE assessment_id = @AssessmentId AND question_id = @questionId AND token_hash IS NULL AND answered_at IS NULL
            """;

        var row = Row(stored, questionId, by, at, accountId, name, null, null);
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                if (accountId is null && name is null)
                {
                    return await connection.ExecuteAsync(delete, row, transaction, cancel)
                        + await connection.ExecuteAsync(clear, row, transaction, cancel);
                }

                await TrailAsync(connection, transaction, AuditAction.AskedToClarify, stored, questionId, by, at, cancel);
                if (accountId is not null)
                {
                    await EventToTell.Done(EventKind.ToClarify, stored.OrganisationId, stored.Id, questionId, by.AccountId, at)
                        .AddAsync(connection, transaction, cancel);
                }

                return await connection.ExecuteAsync(write, row, transaction, cancel);
            },
            cancel);
    }

    /// <summary>Makes the link of one question and gives its secret; one made before opens nothing from then on.</summary>
    /// <param name="mailOf">Gives the mail with the secret, which is written in the same transaction; null for none.</param>
    /// <returns>Null, and nothing written, while an answer waits to be taken over, and when the assessment takes no answers.</returns>
    public Task<string?> OpenAsync(
        StoredAssessment stored, string questionId, AuditActor by, DateTimeOffset at, CancellationToken cancel,
        Func<string, WaitingMail>? mailOf = null)
    {
        const string sql = """
            INSERT INTO clarification (id, assessment_id, question_id, asked_by, asked_at, token_hash, expires_at)
            SELECT @id, assessment.id, @questionId, @askedBy, @at, @hash, @expires
            FROM assessment
            WHERE assessment.id = @AssessmentId AND assessment.state = 'draft'
                AND assessment.organisation_id IS NOT DISTINCT FROM @OrganisationId
            ON CONFLICT (assessment_id, question_id) DO UPDATE
            SET asked_by = excluded.asked_by, asked_at = excluded.asked_at, token_hash = excluded.token_hash,
                expires_at = excluded.expires_at
            WHERE clarification.answered_at IS NULL
            """;

        var token = Secret.Create();
        var row = Row(stored, questionId, by, at, null, null, Secret.Hash(token), at + Clarification.Lifetime);
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await connection.ExecuteAsync(sql, row, transaction, cancel) == 0) { return null; }

                await MailStore.AddAsync(connection, transaction, mailOf?.Invoke(token), cancel);
                await TrailAsync(connection, transaction, AuditAction.AskedToClarify, stored, questionId, by, at, cancel);
                return (string?)token;
            },
            cancel);
    }

    /// <summary>Takes the link back: it opens nothing from then on. False when there was none.</summary>
    public Task<bool> WithdrawAsync(
        StoredAssessment stored, string questionId, AuditActor by, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            UPDATE clarification
            SET token_hash = NULL, expires_at = NULL
            WHERE assessment_id = @Id AND question_id = @questionId AND token_hash IS NOT NULL
            """;

        return AuditTrail.WriteAsync(
            database, sql, new { stored.Id, questionId }, Event(AuditAction.Withdrew, stored, questionId, by), at, cancel);
    }

    /// <summary>Takes back every link that whoever holds the resume link made: it has leaked.</summary>
    internal static Task WithdrawAllAsync(
        DbConnection connection, DbTransaction transaction, string assessmentId, CancellationToken cancel)
    {
        const string sql = "UPDATE clarification SET token_hash = NULL, expires_at = NULL WHERE assessment_id = @assessmentId";

        return connection.ExecuteAsync(sql, new { assessmentId }, transaction, cancel);
    }

    /// <summary>What a link opens; null when it is unknown, used, withdrawn or over, or the assessment takes no answers, which nobody is
    /// told apart.</summary>
    public async Task<QuestionAsked?> FindAsync(string token, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = $"""
            SELECT
                clarification.question_id, asker.name AS asked_by_name, organisation.name AS organisation_name,
                clarification.expires_at, {AssessmentRow.Columns}
            FROM clarification
            JOIN assessment ON assessment.id = clarification.assessment_id
            LEFT JOIN organisation ON organisation.id = assessment.organisation_id
            LEFT JOIN account AS asker ON asker.id = clarification.asked_by
            WHERE {Holds}
            """;

        if (!AssessmentKey.IsWellFormed(token)) { return null; }

        var found = await database.FindAsync<(string QuestionId, string? Asker, string? Organisation, DateTimeOffset Expires,
            AssessmentRow Row)?>(sql, new { hash = Secret.Hash(token), at }, cancel);
        return found is var (question, asker, organisation, expires, row)
            ? new(question, row.ToAssessment(AccessRole.LinkReader), asker, organisation, expires) : null;
    }

    /// <summary>Keeps what somebody said by a link, which is used up. No answer of the assessment changes.</summary>
    /// <param name="saidBy">What they call themselves; null where they did not say.</param>
    /// <returns>False, and nothing written, when the link was used or withdrawn meanwhile, or the assessment takes no answers any
    /// more.</returns>
    public Task<bool> AnswerAsync(string token, Answer answer, string? saidBy, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = $"""
            UPDATE clarification
            SET token_hash = NULL, expires_at = NULL, answered_at = @at, said_by = @saidBy, kind = @Kind, level = @Level, reason = @Reason,
                note = @Note, evidence = @Evidence, proofs = @Proofs
            WHERE {Holds}
            RETURNING assessment_id, question_id
            """;
        const string organisationOf = "SELECT organisation_id FROM assessment WHERE id = @AssessmentId";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var written = await connection.FindAsync<Place>(
                    sql, new { hash = Secret.Hash(token), at, saidBy, answer }, transaction, cancel);
                if (written is null) { return false; }

                if (await connection.FindAsync<string>(organisationOf, written, transaction, cancel) is { } organisation)
                {
                    await AuditTrail.AppendAsync(
                        connection, transaction,
                        new(AuditAction.Clarified, AuditActor.Link, AuditSubject.Assessment(written.AssessmentId), organisation,
                            written.QuestionId),
                        at, cancel);
                }

                return true;
            },
            cancel);
    }

    /// <summary>Puts what was said in place of the answer of <paramref name="version"/>; the history names who said it and who took it
    /// over.</summary>
    /// <param name="id">Of the errand that the page showed.</param>
    /// <param name="version">Of the answer that the page showed; 0 when there was none.</param>
    /// <returns>As saving an answer; <see cref="SaveResult.Stale"/> too, and nothing written, when it was taken over or
    /// set aside meanwhile.</returns>
    public Task<SaveOutcome<StoredAnswer>> TakeOverAsync(
        StoredAssessment stored, string questionId, string id, int version, AuditActor by, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            SELECT said_by, kind, level, reason, note, evidence, proofs, NULL AS house
            FROM clarification
            WHERE id = @id AND assessment_id = @assessmentId AND question_id = @questionId AND answered_at IS NOT NULL
            """;

        var place = new { id, assessmentId = stored.Id, questionId };
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var said = await connection.FindAsync<Said>(sql, place, transaction, cancel);
                if (said is null) { return new(SaveResult.Stale, null); }

                var sent = new AnswerToSave(questionId, said.Answer, version);
                var outcome = await AnswerStore.SaveAsync(
                    connection, transaction, stored.Id, sent, by, said.SaidBy ?? "", at, cancel);
                if (outcome.Result is SaveResult.Saved or SaveResult.SavedBefore)
                {
                    await connection.ExecuteAsync(Delete, place, transaction, cancel);
                }

                return outcome;
            },
            cancel);
    }

    private const string Delete = """
        DELETE FROM clarification
        WHERE id = @id AND assessment_id = @assessmentId AND question_id = @questionId AND answered_at IS NOT NULL
        """;

    /// <summary>Sets aside what was said, for good. False when it was taken over or set aside meanwhile.</summary>
    public Task<bool> SetAsideAsync(
        StoredAssessment stored, string questionId, string id, AuditActor by, DateTimeOffset at, CancellationToken cancel) =>
        AuditTrail.WriteAsync(
            database, Delete, new { id, assessmentId = stored.Id, questionId },
            Event(AuditAction.SetAside, stored, questionId, by), at, cancel);

    private static object Row(
        StoredAssessment stored, string questionId, AuditActor by, DateTimeOffset at, string? accountId, string? name, string? hash,
        DateTimeOffset? expires) => new
    {
        id = Guid.CreateVersion7(at).ToString("N"),
        assessmentId = stored.Id,
        stored.OrganisationId,
        questionId,
        accountId,
        name,
        askedBy = AnswerStore.AuthorOf(by),
        at,
        hash,
        expires,
    };

    /// <summary>Null for an assessment that is no organisation's: nobody's trail shows it.</summary>
    private static AuditEvent? Event(AuditAction action, StoredAssessment stored, string questionId, AuditActor by) =>
        stored.OrganisationId is { } organisation
            ? new(action, by, AuditSubject.Assessment(stored.Id), organisation, questionId) : null;

    private static Task TrailAsync(
        DbConnection connection, DbTransaction transaction, AuditAction action, StoredAssessment stored, string questionId, AuditActor by,
        DateTimeOffset at, CancellationToken cancel) =>
        Event(action, stored, questionId, by) is { } what
            ? AuditTrail.AppendAsync(connection, transaction, what, at, cancel) : Task.CompletedTask;

    private sealed record Place(string AssessmentId, string QuestionId);

    private sealed record Said(string? SaidBy, Answer Answer);
}
