namespace EhdsReadiness.Core.Organisations;

/// <summary>Keeps the comments on questions.</summary>
public sealed class CommentStore(Database database)
{
    /// <summary>The comments on one question, the oldest first.</summary>
    /// <param name="withInternal">False for a consultant: internal ones are not even read then.</param>
    public Task<IReadOnlyList<QuestionComment>> OfQuestionAsync(
        string assessmentId, string questionId, bool withInternal, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                question_comment.id, question_comment.author, account.name AS author_name, question_comment.at,
                question_comment.internal AS is_internal, question_comment.text
            FROM question_comment
            LEFT JOIN account ON account.id = question_comment.author
            WHERE question_comment.assessment_id = @assessmentId AND question_comment.question_id = @questionId
                AND question_comment.internal <= @withInternal
            ORDER BY question_comment.at, question_comment.id
            """;

        return database.ListAsync<QuestionComment>(sql, new { assessmentId, questionId, withInternal }, cancel);
    }

    /// <summary>Adds a comment. Sent twice under the same identifier, as by a double click, it is kept once; with other words or for
    /// others it is another comment, of somebody who went back.</summary>
    /// <param name="id">Chosen when the form was shown; 32 hexadecimal digits.</param>
    /// <returns>False, and nothing written, when the assessment was finalised or deleted meanwhile.</returns>
    public Task<bool> AddAsync(string id, string assessmentId, string questionId, AuditActor author, bool isInternal, string text,
        DateTimeOffset at, CancellationToken cancel)
    {
        const string select = """
            SELECT organisation_id
            FROM assessment
            WHERE id = @assessmentId AND organisation_id IS NOT NULL AND state <> 'finalised'
            """;
        const string insert = """
            INSERT INTO question_comment (id, assessment_id, question_id, author, at, internal, text)
            VALUES (@id, @assessmentId, @questionId, @author, @at, @isInternal, @text)
            ON CONFLICT (id) DO NOTHING
            """;
        const string same = """
            SELECT COUNT(*)
            FROM question_comment
            WHERE id = @id AND assessment_id = @assessmentId AND question_id = @questionId AND author = @author AND internal = @isInternal
                AND text = @text
            """;

        // Of what it says, so that this one is kept once too.
        var otherId = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{id} {isInternal} {text}")))[..32];
        var parameters = new { id, assessmentId, questionId, author = author.AccountId, at, isInternal, text };
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await connection.FindAsync<string>(select, parameters, transaction, cancel) is not { } organisation)
                {
                    return false;
                }

                var isNew = await connection.ExecuteAsync(insert, parameters, transaction, cancel) == 1;
                if (!isNew && await connection.FindAsync<int>(same, parameters, transaction, cancel) == 0)
                {
                    isNew = await connection.ExecuteAsync(insert, parameters with { id = otherId }, transaction, cancel) == 1;
                }

                if (isNew)
                {
                    await AuditTrail.AppendAsync(connection, transaction,
                        new(AuditAction.Commented, author, AuditSubject.Assessment(assessmentId), organisation, questionId), at, cancel);
                }

                return true;
            },
            cancel);
    }

    /// <summary>
    /// Deletes a comment, which only its author can, until the assessment is finalised. What is gone already is no fault.
    /// </summary>
    public Task DeleteAsync(string id, string assessmentId, string author, CancellationToken cancel)
    {
        const string sql = """
            DELETE FROM question_comment
            WHERE id = @id AND assessment_id = @assessmentId AND author = @author
                AND assessment_id IN (SELECT id FROM assessment WHERE state <> 'finalised')
            """;

        return database.ExecuteAsync(sql, new { id, assessmentId, author }, cancel);
    }
}
