using Dapper;
using EhdsReadiness.Core.Audit;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Core.Organisations;

/// <summary>Keeps the comments on questions.</summary>
public sealed class CommentStore(Database database)
{
    /// <summary>The comments on one question, the oldest first.</summary>
    /// <param name="withInternal">False for a consultant: internal ones are not even read then.</param>
    public async Task<IReadOnlyList<QuestionComment>> OfQuestionAsync(string assessmentId, string questionId, bool withInternal, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                question_comment.id AS Id, question_comment.author AS Author, account.name AS AuthorName, question_comment.at AS At,
                question_comment.internal AS Internal, question_comment.text AS Text
            FROM question_comment
            LEFT JOIN account ON account.id = question_comment.author
            WHERE question_comment.assessment_id = @assessmentId AND question_comment.question_id = @questionId AND question_comment.internal <= @most
            ORDER BY question_comment.at, question_comment.id
            """;

        await using var connection = await database.OpenAsync(cancel);
        var parameters = new { assessmentId, questionId, most = withInternal ? 1 : 0 };
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, parameters, cancellationToken: cancel));
        return [.. rows.Select(row => new QuestionComment(row.Id, row.Author, row.AuthorName, Instant.Read(row.At), row.Internal == 1, row.Text))];
    }

    /// <summary>Adds a comment. Sent twice under the same identifier, as by a double click, it is kept once.</summary>
    /// <param name="id">Chosen when the form was shown; 32 hexadecimal digits.</param>
    /// <returns>False, and nothing written, when the assessment was finalised or deleted meanwhile.</returns>
    public Task<bool> AddAsync(string id, string assessmentId, string questionId, AuditActor author, bool isInternal, string text, DateTimeOffset at, CancellationToken cancel)
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

        var parameters = new { id, assessmentId, questionId, author = author.AccountId, at = Instant.Write(at), isInternal = isInternal ? 1 : 0, text };
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(select, parameters, transaction, cancellationToken: cancel)) is not { } organisation)
                {
                    return false;
                }

                if (await connection.ExecuteAsync(new CommandDefinition(insert, parameters, transaction, cancellationToken: cancel)) == 1)
                {
                    await AuditTrail.AppendAsync(connection, transaction, new(AuditAction.Commented, author, AuditSubject.Assessment(assessmentId), organisation, questionId), at, cancel);
                }

                return true;
            },
            cancel);
    }

    /// <summary>Deletes a comment, which only its author can, until the assessment is finalised. What is gone already is no fault.</summary>
    public Task DeleteAsync(string id, string assessmentId, string author, CancellationToken cancel)
    {
        const string sql = """
            DELETE FROM question_comment
            WHERE id = @id AND assessment_id = @assessmentId AND author = @author
                AND assessment_id IN (SELECT id FROM assessment WHERE state <> 'finalised')
            """;

        return database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(new CommandDefinition(sql, new { id, assessmentId, author }, transaction, cancellationToken: cancel)),
            cancel);
    }

    private sealed record Row
    {
        public required string Id { get; init; }

        public required string Author { get; init; }

        public string? AuthorName { get; init; }

        public required string At { get; init; }

        public required long Internal { get; init; }

        public required string Text { get; init; }
    }
}
