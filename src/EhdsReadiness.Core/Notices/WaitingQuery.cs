namespace EhdsReadiness.Core.Notices;

/// <summary>What waits for a person now, as everything stands at this moment. Staff accounts have nothing.</summary>
public sealed class WaitingQuery(Database database, AssessmentDoor door)
{
    /// <summary>Most assessments that are opened for their questions or actions; the nearest days come first.</summary>
    private const int Most = 30;

    /// <summary>All that waits, by kind, the nearest day first.</summary>
    public async Task<IReadOnlyList<Waiting>> OfAsync(string accountId, DateTimeOffset now, CancellationToken cancel)
    {
        const string staff = "SELECT COUNT(*) FROM account WHERE id = @accountId AND role IS NULL";

        if (await database.FindAsync<int>(staff, new { accountId }, cancel) == 0) { return []; }

        var today = FrenchTime.DayOf(now);
        return
        [
            .. from one in (IEnumerable<Waiting>)
               [
                   .. await AnswersAsync(accountId, today, cancel),
                   .. await StepsAsync(accountId, now, cancel),
                   .. await ActionsAsync(accountId, today, cancel),
               ]
               orderby one.Kind, one.Due ?? DateOnly.MaxValue, one.Organisation, one.AssessmentId
               select one,
        ];
    }

    private async Task<IReadOnlyList<Waiting>> AnswersAsync(string accountId, DateOnly today, CancellationToken cancel)
    {
        const string sql = """
            SELECT assessment.id, organisation.id AS organisation_id, organisation.name, assignment.target_kind, assignment.target_id,
                NULLIF(assignment.due, @NoDay) AS due
            FROM assignment
            JOIN assessment ON assessment.id = assignment.assessment_id AND assessment.state = 'draft'
            JOIN organisation ON organisation.id = assessment.organisation_id
            JOIN member ON member.organisation_id = organisation.id AND member.account_id = assignment.account_id
            WHERE assignment.account_id = @accountId
            ORDER BY assignment.due, assessment.id, assignment.target_kind, assignment.target_id
            """;

        var rows = await database.ListAsync<(string Id, string OrganisationId, string Name, string Kind, string Target, DateOnly? Due)>(
            sql, new { accountId, Assignment.NoDay }, cancel);
        var waiting = new List<Waiting>();
        foreach (var one in rows.GroupBy(row => row.Id, StringComparer.Ordinal).Take(Most))
        {
            if (await door.OpenSharedAsync(one.Key, accountId, today, cancel) is not { MayAnswer: true } opened) { continue; }

            var open =
                (from row in one
                 let target = row.Kind == "axis" ? AssignmentTarget.Axis(row.Target) : AssignmentTarget.Question(row.Target)
                 from question in opened.OpenOf(target)
                 select (Question: question, row.Due)).ToList();
            if (open.Count > 0)
            {
                var (first, questions) = (one.First(), open.Select(each => each.Question).DistinctBy(question => question.Id).ToList());
                waiting.Add(new(WaitingKind.Answer, first.OrganisationId, first.Name, one.Key, questions[0].Id, questions.Count,
                    open.Min(each => each.Due)));
            }
        }

        return waiting;
    }

    private Task<IReadOnlyList<Waiting>> StepsAsync(string accountId, DateTimeOffset now, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                CASE assessment.state WHEN 'submitted' THEN 'approve' ELSE 'finalise' END AS kind, organisation.id AS organisation_id,
                organisation.name AS organisation, assessment.id AS assessment_id, NULL AS item, 1 AS count,
                CAST(NULL AS DATE) AS due
            FROM member
            JOIN organisation ON organisation.id = member.organisation_id
            JOIN assessment ON assessment.organisation_id = organisation.id AND assessment.state IN ('submitted', 'approved')
            WHERE member.account_id = @accountId AND member.role = 'owner'
            UNION ALL
            SELECT 'returned', organisation.id, organisation.name, assessment.id, NULL, 1, CAST(NULL AS DATE)
            FROM member
            JOIN organisation ON organisation.id = member.organisation_id
            JOIN assessment ON assessment.organisation_id = organisation.id AND assessment.state = 'draft'
            JOIN state_change ON state_change.assessment_id = assessment.id AND state_change.state_after = 'submitted'
                AND state_change.author = @accountId AND NOT EXISTS (
                    SELECT 1
                    FROM state_change AS later
                    WHERE later.assessment_id = assessment.id AND later.state_after = 'submitted' AND later.number > state_change.number)
            WHERE member.account_id = @accountId AND member.role <> 'reader'
            UNION ALL
            SELECT 'confirm', organisation.id, organisation.name, assessment.id, MIN(answer.question_id), COUNT(*), CAST(NULL AS DATE)
            FROM member
            JOIN organisation ON organisation.id = member.organisation_id
            JOIN assessment ON assessment.organisation_id = organisation.id AND assessment.state = 'draft'
            JOIN answer ON answer.assessment_id = assessment.id AND answer.to_confirm AND answer.kind <> 'none'
            WHERE member.account_id = @accountId AND member.role <> 'reader'
            GROUP BY organisation.id, organisation.name, assessment.id
            UNION ALL
            SELECT 'join', organisation.id, organisation.name, NULL, NULL, COUNT(*), CAST(NULL AS DATE)
            FROM member
            JOIN organisation ON organisation.id = member.organisation_id
            JOIN join_request ON join_request.organisation_id = organisation.id AND join_request.asked_at > @since
                AND join_request.identifier = COALESCE(organisation.siren, organisation.foreign_identifier)
            JOIN account ON account.id = join_request.account_id AND account.role IS NULL AND account.disabled_at IS NULL
            WHERE member.account_id = @accountId AND member.role = 'owner'
            GROUP BY organisation.id, organisation.name
            UNION ALL
            SELECT 'access', access_grant.organisation_id, organisation.name, NULL, NULL, 1, access_grant.until
            FROM member
            JOIN access_grant ON access_grant.organisation_id = member.organisation_id AND access_grant.withdrawn_at IS NULL
                AND access_grant.until BETWEEN @today AND @last
            JOIN organisation ON organisation.id = access_grant.consultancy_id
            WHERE member.account_id = @accountId AND member.role = 'owner'
            UNION ALL
            SELECT 'client', organisation.id, organisation.name, NULL, NULL, 1, MAX(access_grant.until)
            FROM member
            JOIN access_grant ON access_grant.consultancy_id = member.organisation_id AND access_grant.withdrawn_at IS NULL
                AND access_grant.until >= @today
            JOIN organisation ON organisation.id = access_grant.organisation_id
            WHERE member.account_id = @accountId
            GROUP BY organisation.id, organisation.name
            HAVING MAX(access_grant.until) <= @last
            """;

        var today = FrenchTime.DayOf(now);
        return database.ListAsync<Waiting>(
            sql,
            new { accountId, today, last = today.AddDays(DatedEventStore.DaysBeforeEnd), since = now - JoinRequest.Lifetime },
            cancel);
    }

    private async Task<IReadOnlyList<Waiting>> ActionsAsync(string accountId, DateOnly today, CancellationToken cancel)
    {
        const string sql = """
            SELECT DISTINCT assessment.id, organisation.id AS organisation_id, organisation.name
            FROM tracked_action
            JOIN assessment ON assessment.id = tracked_action.assessment_id
            JOIN organisation ON organisation.id = assessment.organisation_id
            JOIN member ON member.organisation_id = organisation.id AND member.account_id = tracked_action.owner_account
            WHERE tracked_action.owner_account = @accountId AND tracked_action.status IN ('todo', 'doing') AND NOT tracked_action.set_aside
                AND tracked_action.removed_at IS NULL
            ORDER BY organisation.name, assessment.id
            LIMIT @Most
            """;

        var waiting = new List<Waiting>();
        foreach (var (id, organisationId, name) in await database.ListAsync<(string, string, string)>(sql, new { accountId, Most }, cancel))
        {
            if (await door.OpenSharedAsync(id, accountId, today, cancel) is not { } opened) { continue; }

            var plan = await door.FollowAsync(opened, cancel);
            var due = plan.Actions.Where(action => action.Details.OwnerAccount == accountId && Reminders.IsDue(action, today)).ToList();
            if (due.Count > 0)
            {
                waiting.Add(new(WaitingKind.Action, organisationId, name, id, due.Count == 1 ? due[0].Id : null, due.Count,
                    due.Min(action => action.Due)));
            }
        }

        return waiting;
    }
}
