namespace EhdsReadiness.Core.Retention;

/// <summary>Deletes what has been kept long enough.</summary>
public sealed class RetentionStore(Database database, RetentionSettings settings)
{
    /// <summary>How many assessments one transaction deletes: others write between two of them.</summary>
    private const int AtOnce = 200;

    /// <summary>Notes that somebody wants an assessment kept although nothing in it changed.</summary>
    public Task KeepAsync(string assessmentId, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = "UPDATE assessment SET kept_at = @at WHERE id = @assessmentId AND organisation_id IS NULL";

        return database.ExecuteAsync(sql, new { assessmentId, at }, cancel);
    }

    /// <summary>
    /// Notes that somebody came back, on a later day, to an anonymous assessment in which nothing was changed since it was begun: it is
    /// kept like any other, for as long as if it had been kept on demand when it was begun.
    /// </summary>
    public async Task NoteReturnAsync(StoredAssessment stored, DateTimeOffset now, CancellationToken cancel)
    {
        const string sql =
            "UPDATE assessment SET kept_at = created_at WHERE id = @Id AND organisation_id IS NULL AND kept_at IS NULL AND changed_at = " +
            "created_at";

        // Most were changed: nothing is asked of the database for them.
        if (stored.ChangedAt == stored.CreatedAt && stored.OrganisationId is null
            && FrenchTime.DayOf(now) > FrenchTime.DayOf(stored.CreatedAt))
        {
            await database.ExecuteAsync(sql, new { stored.Id }, cancel);
        }
    }

    /// <summary>
    /// The day on which an anonymous assessment goes; null while its pages need not say so, and for an organisation's, which stays.
    /// </summary>
    public async Task<DateOnly?> NoticeOfAsync(string assessmentId, DateTimeOffset now, CancellationToken cancel)
    {
        const string sql = """
            SELECT id, changed_at, kept_at
            FROM assessment
            WHERE id = @assessmentId AND organisation_id IS NULL
            """;

        var row = await database.FindAsync<Row>(sql, new { assessmentId }, cancel);
        return row is not null && FrenchTime.DayOf(now) >= settings.NoticeFrom(row.Touched) ? settings.DeletedOn(row.Touched) : null;
    }

    /// <summary>Deletes the anonymous assessments that nobody touched for too long.</summary>
    /// <param name="failed">Told of each that could not be deleted, by its identifier; the others are.</param>
    /// <returns>How many.</returns>
    public async Task<int> DeleteUntouchedAsync(DateTimeOffset now, Action<string, Exception> failed, CancellationToken cancel)
    {
        const string select = """
            SELECT id, changed_at, kept_at
            FROM assessment
            WHERE organisation_id IS NULL AND id > @after AND changed_at < @before AND (kept_at IS NULL OR kept_at < @before)
            ORDER BY id
            LIMIT @AtOnce
            """;
        const string delete = "DELETE FROM assessment WHERE id = @Id";

        // A day to spare, for the hours between UTC and Paris: the rule itself is asked of each.
        var before = now.AddMonths(-settings.AssessmentMonths).AddDays(1);
        var (deleted, after) = (0, "");
        while (true)
        {
            var (seen, gone, faults) = await database.WriteAsync(
                async (connection, transaction) =>
                {
                    var rows = await connection.ListAsync<Row>(select, new { after, before, AtOnce }, transaction, cancel);
                    var (gone, faults) = await DeleteEachAsync(transaction, rows, row => row.Id, async row =>
                        FrenchTime.DayOf(now) >= settings.DeletedOn(row.Touched)
                            ? await connection.ExecuteAsync(delete, row, transaction, cancel) : 0,
                        cancel);
                    return (rows, gone, faults);
                },
                cancel);
            deleted += gone;
            faults.ForEach(one => failed(one.Id, one.Fault));
            if (seen.Count < AtOnce) { return deleted; }

            after = seen[^1].Id;
        }
    }

    /// <summary>Deletes the anonymous assessments that nobody came back to after the day on which they were begun.</summary>
    /// <param name="failed">Told of each that could not be deleted, by its identifier; the others are.</param>
    /// <returns>How many.</returns>
    public async Task<int> DeleteUnopenedAsync(DateTimeOffset now, Action<string, Exception> failed, CancellationToken cancel)
    {
        const string select = """
            SELECT id
            FROM assessment
            WHERE organisation_id IS NULL AND id > @after AND kept_at IS NULL AND changed_at = created_at AND created_at < @before
                AND NOT EXISTS (SELECT * FROM dataset WHERE dataset.assessment_id = assessment.id)
                AND NOT EXISTS (SELECT * FROM scenario WHERE scenario.assessment_id = assessment.id)
                AND NOT EXISTS (SELECT * FROM clarification WHERE clarification.assessment_id = assessment.id)
            ORDER BY id
            LIMIT @AtOnce
            """;
        const string delete = "DELETE FROM assessment WHERE id = @id";

        // A day to spare, for the hours between UTC and Paris.
        var before = now.AddDays(-settings.UnopenedDays - 1);
        var (deleted, after) = (0, "");
        while (true)
        {
            var (seen, gone, faults) = await database.WriteAsync(
                async (connection, transaction) =>
                {
                    var ids = await connection.ListAsync<string>(select, new { after, before, AtOnce }, transaction, cancel);
                    var (gone, faults) = await DeleteEachAsync(
                        transaction, ids, id => id, id => connection.ExecuteAsync(delete, new { id }, transaction, cancel), cancel);
                    return (ids, gone, faults);
                },
                cancel);
            deleted += gone;
            faults.ForEach(one => failed(one.Id, one.Fault));
            if (seen.Count < AtOnce) { return deleted; }

            after = seen[^1];
        }
    }

    /// <summary>
    /// Deletes invitations whose time has been over for long enough, and with them the addresses they went to, in the audit trail as
    /// well.
    /// </summary>
    /// <returns>How many.</returns>
    public Task<int> DeleteInvitationsAsync(DateTimeOffset now, CancellationToken cancel)
    {
        const string sql = "DELETE FROM invitation WHERE expires_at < @before";
        const string clients = "DELETE FROM client_invitation WHERE expires_at < @before";

        var before = now.AddDays(-settings.InvitationDays);
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var deleted = await connection.ExecuteAsync(sql, new { before }, transaction, cancel)
                    + await connection.ExecuteAsync(clients, new { before }, transaction, cancel);
                await AuditTrail.RedactInvitationsAsync(connection, transaction, now, cancel);
                return deleted;
            },
            cancel);
    }

    /// <summary>
    /// Deletes what accounts leave behind: sessions that ended, addresses that were never confirmed, counts of tries, lists of
    /// archives, links of single questions, addresses of calendars that open nothing, what they saw on a day, what they were told, what
    /// consultancies noted about clients that let them in no more.
    /// </summary>
    /// <param name="sessionsSeenBefore">A session that nobody used since has ended.</param>
    /// <returns>How many rows.</returns>
    public Task<int> DeleteTracesAsync(DateTimeOffset sessionsSeenBefore, DateTimeOffset now, CancellationToken cancel)
    {
        const string sessions = "DELETE FROM session WHERE seen_at < @seenBefore";
        const string signUps = "DELETE FROM sign_up WHERE expires_at <= @now";
        const string attempts = "DELETE FROM attempt WHERE ends_at <= @now";
        const string archives = "DELETE FROM report_archive WHERE made_at < @madeBefore";
        const string links = """
            UPDATE clarification
            SET token_hash = NULL, expires_at = NULL
            WHERE expires_at <= @now
            """;
        const string errands = """
            DELETE FROM clarification
            WHERE token_hash IS NULL AND answered_at IS NULL AND account_id IS NULL AND name IS NULL
            """;
        const string notes = """
            DELETE FROM client_note
            WHERE NOT EXISTS (
                SELECT 1
                FROM access_grant
                WHERE access_grant.organisation_id = client_note.organisation_id
                    AND access_grant.consultancy_id = client_note.consultancy_id
                    AND access_grant.withdrawn_at IS NULL AND access_grant.until >= @today)
            """;
        const string feeds = """
            DELETE FROM calendar_feed
            WHERE made_by <> 'link' AND NOT EXISTS (SELECT 1 FROM account WHERE account.id = calendar_feed.made_by)
                OR made_by = 'link' AND EXISTS (
                    SELECT 1
                    FROM assessment
                    WHERE assessment.id = calendar_feed.assessment_id AND assessment.organisation_id IS NOT NULL)
            """;
        const string requests = "DELETE FROM join_request WHERE asked_at <= @askedBefore";
        const string notices = "DELETE FROM notice WHERE read_at < @readBefore";
        const string events = "DELETE FROM event WHERE at < @happenedBefore";

        var parameters = new
        {
            seenBefore = sessionsSeenBefore,
            now,
            madeBefore = now.AddDays(-settings.ArchiveDays),
            askedBefore = now - JoinRequest.Lifetime,
            readBefore = now.AddDays(-Notice.DaysOnceRead),
            happenedBefore = now.AddDays(-Notice.Days),
            today = FrenchTime.DayOf(now),
        };
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var deleted = 0;
                foreach (var sql in new[]
                    { sessions, signUps, attempts, archives, requests, notes, notices, events, links, errands, feeds })
                {
                    deleted += await connection.ExecuteAsync(sql, parameters, transaction, cancel);
                }

                return deleted + await AuditTrail.ForgetSightsAsync(connection, transaction, now, cancel);
            },
            cancel);
    }

    /// <summary>Deletes each within one transaction; of those that cannot be, why.</summary>
    private static async Task<(int Gone, List<(string Id, Exception Fault)> Faults)> DeleteEachAsync<T>(
        DbTransaction transaction, IReadOnlyList<T> rows, Func<T, string> idOf, Func<T, Task<int>> delete, CancellationToken cancel)
    {
        var (gone, faults) = (0, new List<(string, Exception)>());
        foreach (var row in rows)
        {
            try
            {
                await transaction.PartAsync(async () => gone += await delete(row));
            }
            catch (Exception e) when (!cancel.IsCancellationRequested && !Database.IsMachineFault(e))
            {
                faults.Add((idOf(row), e));
            }
        }

        return (gone, faults);
    }

    private sealed record Row(string Id, string ChangedAt, string? KeptAt)
    {
        // Read when it is asked for: a damaged moment keeps no other row from being read.
        public DateTimeOffset Touched => Instant.Read(string.CompareOrdinal(KeptAt, ChangedAt) > 0 ? KeptAt! : ChangedAt);
    }
}
