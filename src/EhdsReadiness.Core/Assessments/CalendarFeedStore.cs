namespace EhdsReadiness.Core.Assessments;

/// <summary>
/// Keeps the secret addresses by which calendars read plans: one for each who made one. Of the secret only its hash is kept. What an
/// address opens is decided each time by what whoever made it may see.
/// </summary>
public sealed class CalendarFeedStore(Database database)
{
    /// <summary>The addresses of one assessment, the oldest first.</summary>
    public Task<IReadOnlyList<CalendarFeed>> OfAssessmentAsync(string assessmentId, CancellationToken cancel)
    {
        const string sql = """
            SELECT calendar_feed.id, calendar_feed.made_by, account.name AS made_by_name, calendar_feed.made_at
            FROM calendar_feed
            LEFT JOIN account ON account.id = calendar_feed.made_by
            WHERE calendar_feed.assessment_id = @assessmentId
            ORDER BY calendar_feed.made_at, calendar_feed.id
            """;

        return database.ListAsync<CalendarFeed>(sql, new { assessmentId }, cancel);
    }

    /// <summary>Makes an address and gives its secret; one that the same person made before opens nothing from then on.</summary>
    public async Task<string> MakeAsync(StoredAssessment stored, AuditActor by, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO calendar_feed (id, assessment_id, token_hash, made_by, made_at)
            VALUES (@id, @assessmentId, @hash, @madeBy, @at)
            ON CONFLICT (assessment_id, made_by) DO UPDATE
            SET id = excluded.id, token_hash = excluded.token_hash, made_at = excluded.made_at
            """;

        var token = Secret.Create();
        var row = new
        {
            id = Guid.CreateVersion7(at).ToString("N"),
            assessmentId = stored.Id,
            hash = Secret.Hash(token),
            madeBy = AnswerStore.AuthorOf(by),
            at,
        };
        await AuditTrail.WriteAsync(database, sql, row, Event(AuditAction.Subscribed, stored, by), at, cancel);
        return token;
    }

    /// <summary>Takes an address back: it opens nothing from then on. Nothing happens where there is none, or none of one's own.</summary>
    /// <param name="anybodys">Whether it may be somebody else's.</param>
    public Task WithdrawAsync(
        StoredAssessment stored, string id, bool anybodys, AuditActor by, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            DELETE FROM calendar_feed
            WHERE id = @id AND assessment_id = @assessmentId AND (made_by = @madeBy OR @anybodys)
            """;

        return AuditTrail.WriteAsync(
            database, sql, new { id, assessmentId = stored.Id, madeBy = AnswerStore.AuthorOf(by), anybodys },
            Event(AuditAction.Unsubscribed, stored, by), at, cancel);
    }

    /// <summary>Takes back every address of an assessment: its resume link has leaked.</summary>
    internal static Task WithdrawAllAsync(
        DbConnection connection, DbTransaction transaction, string assessmentId, CancellationToken cancel)
    {
        const string sql = "DELETE FROM calendar_feed WHERE assessment_id = @assessmentId";

        return connection.ExecuteAsync(sql, new { assessmentId }, transaction, cancel);
    }

    /// <summary>Takes back the addresses of whoever belongs to an organisation no more, in its assessments and in those of clients who let
    /// them in as its member. Where they come back they make new ones.</summary>
    internal static Task EndOfMemberAsync(
        DbConnection connection, DbTransaction transaction, string organisationId, string accountId, CancellationToken cancel)
    {
        const string sql = """
            DELETE FROM calendar_feed
            WHERE made_by = @accountId AND assessment_id IN (
                SELECT assessment.id
                FROM assessment
                WHERE assessment.organisation_id = @organisationId OR assessment.organisation_id IN (
                    SELECT access_grant.organisation_id FROM access_grant WHERE access_grant.consultancy_id = @organisationId))
            """;

        return connection.ExecuteAsync(sql, new { organisationId, accountId }, transaction, cancel);
    }

    /// <summary>Takes back the addresses of a consultancy's members in the assessments of a client who lets it in no more.</summary>
    internal static Task EndOfConsultancyAsync(
        DbConnection connection, DbTransaction transaction, string clientId, string consultancyId, CancellationToken cancel)
    {
        const string sql = """
            DELETE FROM calendar_feed
            WHERE assessment_id IN (SELECT id FROM assessment WHERE organisation_id = @clientId)
                AND made_by IN (SELECT account_id FROM member WHERE organisation_id = @consultancyId)
                AND made_by NOT IN (SELECT account_id FROM member WHERE organisation_id = @clientId)
            """;

        return connection.ExecuteAsync(sql, new { clientId, consultancyId }, transaction, cancel);
    }

    /// <summary>The assessment of an address, and the account of whoever made it; that is null for whoever held the resume link, whose
    /// standing the assessment then has. Null when the address is unknown or withdrawn, or its maker is kept out or gone.</summary>
    internal static async Task<(string? AccountId, StoredAssessment Stored)?> FindAsync(
        DbConnection connection, DbTransaction? transaction, string token, CancellationToken cancel)
    {
        const string sql = $"""
            SELECT account.id AS account_id, {AssessmentRow.Columns}
            FROM calendar_feed
            JOIN assessment ON assessment.id = calendar_feed.assessment_id
            LEFT JOIN account ON account.id = calendar_feed.made_by AND account.disabled_at IS NULL
            WHERE calendar_feed.token_hash = @hash
                AND ((assessment.organisation_id IS NULL AND calendar_feed.made_by = 'link')
                    OR (assessment.organisation_id IS NOT NULL AND account.id IS NOT NULL))
            """;

        if (!AssessmentKey.IsWellFormed(token)) { return null; }

        return await connection.FindAsync<(string? AccountId, AssessmentRow Row)?>(
            sql, new { hash = Secret.Hash(token) }, transaction, cancel) is var (account, row)
            ? (account, row.ToAssessment(AccessRole.LinkHolder)) : null;
    }

    /// <summary>Takes back every address of somebody whose account is closed.</summary>
    internal static Task EndOfAccountAsync(
        DbConnection connection, DbTransaction transaction, string accountId, CancellationToken cancel)
    {
        const string sql = "DELETE FROM calendar_feed WHERE made_by = @accountId";

        return connection.ExecuteAsync(sql, new { accountId }, transaction, cancel);
    }

    /// <summary>Null for an assessment that is no organisation's: it has no trail.</summary>
    private static AuditEvent? Event(AuditAction action, StoredAssessment stored, AuditActor by) =>
        stored.OrganisationId is { } organisation ? new(action, by, AuditSubject.Assessment(stored.Id), organisation) : null;
}
