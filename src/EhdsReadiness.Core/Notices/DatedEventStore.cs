namespace EhdsReadiness.Core.Notices;

/// <summary>
/// Raises the events that time brings. Each has an identifier made of its own words, so that it is raised once, however often and by how
/// many it is looked for. What is long over is not told any more.
/// </summary>
public sealed class DatedEventStore(Database database)
{
    /// <summary>Days before the last day of an answer on which it is told.</summary>
    public const int DaysBeforeDue = 7;

    /// <summary>Days before the end of an access on which it is told.</summary>
    public const int DaysBeforeEnd = 30;

    /// <summary>Days after which what was not told is told no more; far fewer than events are kept.</summary>
    public const int Longest = 30;

    /// <summary>Days after which a newer version of the questionnaire is no news.</summary>
    public const int LongestNews = 300;

    /// <summary>What is asked for within a week, or was until some weeks ago, of drafts, and was not told of.</summary>
    public Task<IReadOnlyList<DatedAssignment>> AssignmentsAsync(DateOnly today, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                dated.event_id, dated.is_over, dated.assessment_id, dated.organisation_id, dated.target_kind, dated.target_id,
                dated.account_id
            FROM (
                SELECT
                    CASE WHEN assignment.due < @today THEN 'overdue ' ELSE 'due_soon ' END || assignment.assessment_id || ' '
                        || assignment.target_kind || ' ' || assignment.target_id || ' ' || assignment.account_id || ' '
                        || CAST(assignment.due AS TEXT) AS event_id,
                    assignment.due < @today AS is_over, assignment.assessment_id, assessment.organisation_id, assignment.target_kind,
                    assignment.target_id, assignment.account_id
                FROM assignment
                JOIN assessment ON assessment.id = assignment.assessment_id AND assessment.state = 'draft'
                WHERE assignment.due BETWEEN @first AND @last
            ) AS dated
            WHERE NOT EXISTS (SELECT 1 FROM event WHERE event.id = dated.event_id)
            ORDER BY dated.assessment_id, dated.account_id, dated.target_kind, dated.target_id
            """;

        return database.ListAsync<DatedAssignment>(
            sql, new { today, first = today.AddDays(-Longest), last = today.AddDays(DaysBeforeDue) }, cancel);
    }

    /// <summary>Raises that an answer is soon due, or is late.</summary>
    public Task RaiseAsync(DatedAssignment asked, DateTimeOffset now, CancellationToken cancel)
    {
        var what = new EventToTell(asked.EventId, asked.IsOver ? EventKind.Overdue : EventKind.DueSoon, asked.OrganisationId,
            asked.AssessmentId, $"{asked.Target}", null, now);
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                await what.AddAsync(connection, transaction, cancel);
                return true;
            },
            cancel);
    }

    /// <summary>Raises the ends of accesses that were not given within the last week.</summary>
    public Task RaiseEndsAsync(DateTimeOffset now, CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO event (id, kind, organisation_id, item, at)
            SELECT 'access_ending ' || id, 'access_ending', organisation_id, consultancy_id, @now
            FROM access_grant
            WHERE withdrawn_at IS NULL AND until BETWEEN @today AND @last AND granted_at < @given
            ON CONFLICT (id) DO NOTHING
            """;

        var today = FrenchTime.DayOf(now);
        return database.ExecuteAsync(sql, new { now, today, last = today.AddDays(DaysBeforeEnd), given = now.AddDays(-7) }, cancel);
    }

    /// <summary>Raises the anniversaries of finalised copies, where no assessment was begun since.</summary>
    public Task RaiseAnniversariesAsync(DateTimeOffset now, CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO event (id, kind, organisation_id, assessment_id, at)
            SELECT 'year_gone ' || finalised_copy.assessment_id, 'year_gone', finalised_copy.organisation_id, finalised_copy.assessment_id,
                @now
            FROM finalised_copy
            WHERE finalised_copy.finalised_at BETWEEN @first AND @last AND NOT EXISTS (
                SELECT 1
                FROM assessment
                WHERE assessment.organisation_id = finalised_copy.organisation_id AND assessment.created_at > finalised_copy.finalised_at)
            ON CONFLICT (id) DO NOTHING
            """;

        var last = now.AddYears(-1);
        return database.ExecuteAsync(sql, new { now, first = last.AddDays(-Longest), last }, cancel);
    }

    /// <summary>Raises for all drafts of a version that there is a newer one.</summary>
    /// <param name="from">The version that they are on.</param>
    /// <param name="next">The version that they can be moved to.</param>
    public Task RaiseNewerAsync(string from, string next, DateTimeOffset now, CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO event (id, kind, organisation_id, assessment_id, item, at)
            SELECT 'newer_questionnaire ' || @next || ' ' || id, 'newer_questionnaire', organisation_id, id, @next, @now
            FROM assessment
            WHERE questionnaire = @from AND organisation_id IS NOT NULL AND state = 'draft'
            ON CONFLICT (id) DO NOTHING
            """;

        return database.ExecuteAsync(sql, new { from, next, now }, cancel);
    }
}
