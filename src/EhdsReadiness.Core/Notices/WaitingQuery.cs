namespace EhdsReadiness.Core.Notices;

/// <summary>What waits for a person now, as everything stands at this moment. Staff accounts have nothing.</summary>
public sealed class WaitingQuery(Database database, AssessmentDoor door)
{
    /// <summary>Most assessments that are opened for what waits in them; those with the nearest day come first.</summary>
    private const int Most = 50;

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
                   .. await InAssessmentsAsync(accountId, today, cancel),
                   .. await StepsAsync(accountId, now, cancel),
               ]
               orderby one.Kind, one.Due ?? DateOnly.MaxValue, one.Organisation, one.AssessmentId
               select one,
        ];
    }

    /// <summary>Questions, carried answers and actions: each assessment that has one is opened once.</summary>
    private async Task<IReadOnlyList<Waiting>> InAssessmentsAsync(string accountId, DateOnly today, CancellationToken cancel)
    {
        const string led = """
            EXISTS (
                SELECT 1
                FROM tracked_action
                WHERE tracked_action.assessment_id = assessment.id AND tracked_action.owner_account = @accountId
                    AND tracked_action.status IN ('todo', 'doing') AND NOT tracked_action.set_aside AND tracked_action.removed_at IS NULL)
            """;
        const string errand = """
            ((clarification.account_id = @accountId AND clarification.answered_at IS NULL)
                OR (clarification.asked_by = @accountId AND clarification.answered_at IS NOT NULL))
            """;
        const string some = $"""
            SELECT assessment.id, organisation.id AS organisation_id, organisation.name, {led} AS leads
            FROM member
            JOIN organisation ON organisation.id = member.organisation_id
            JOIN assessment ON assessment.organisation_id = organisation.id
            LEFT JOIN (
                SELECT assessment_id, MIN(due) AS due FROM assignment WHERE account_id = @accountId GROUP BY assessment_id
            ) AS asked ON asked.assessment_id = assessment.id AND assessment.state = 'draft'
            WHERE member.account_id = @accountId AND (asked.due IS NOT NULL OR {led} OR (
                assessment.state = 'draft' AND member.role <> 'reader' AND (EXISTS (
                    SELECT 1
                    FROM answer
                    WHERE answer.assessment_id = assessment.id AND answer.to_confirm AND answer.kind <> 'none') OR EXISTS (
                    SELECT 1
                    FROM clarification
                    WHERE clarification.assessment_id = assessment.id AND {errand}))))
            ORDER BY asked.due IS NULL, asked.due, assessment.created_at DESC, assessment.id
            LIMIT @Most
            """;
        const string assignments = """
            SELECT assignment.assessment_id, assignment.target_kind, assignment.target_id, NULLIF(assignment.due, @NoDay) AS due
            FROM assignment
            JOIN assessment ON assessment.id = assignment.assessment_id AND assessment.state = 'draft'
            WHERE assignment.account_id = @accountId
            ORDER BY assignment.assessment_id, assignment.due, assignment.target_kind, assignment.target_id
            """;
        const string errands = $"""
            SELECT clarification.assessment_id, clarification.question_id, clarification.answered_at IS NOT NULL AS is_said
            FROM clarification
            JOIN assessment ON assessment.id = clarification.assessment_id AND assessment.state = 'draft'
            WHERE {errand}
            ORDER BY clarification.assessment_id, clarification.question_id
            """;

        var asked = (await database.ListAsync<(string AssessmentId, string Kind, string Id, DateOnly? Due)>(
            assignments, new { accountId, Assignment.NoDay }, cancel)).ToLookup(row => row.AssessmentId, StringComparer.Ordinal);
        var clarified = (await database.ListAsync<(string AssessmentId, string Question, bool IsSaid)>(
            errands, new { accountId }, cancel)).ToLookup(row => row.AssessmentId, StringComparer.Ordinal);
        var waiting = new List<Waiting>();
        foreach (var (id, organisationId, name, leads) in await database.ListAsync<(string, string, string, bool)>(
            some, new { accountId, Most }, cancel))
        {
            waiting.AddRange(await door.ReadSharedAsync(id, accountId, today, ReadAsync, cancel) ?? []);

            async Task<List<Waiting>> ReadAsync(OpenAssessment opened)
            {
                Waiting Of(WaitingKind kind, string? item, int count, DateOnly? due) =>
                    new(kind, organisationId, name, id, item, count, due);
                var here = new List<Waiting>();
                var targets = asked[id].Select(row => (Target: AssignmentTarget.Of(row.Kind, row.Id), row.Due))
                    .Concat(clarified[id].Where(row => !row.IsSaid)
                        .Select(row => (Target: AssignmentTarget.Question(row.Question), Due: (DateOnly?)null)))
                    .Where(one => opened.OpenOf(one.Target).Any()).ToList();
                if (opened.MayAnswer && targets.Count > 0)
                {
                    var questions = targets.SelectMany(one => opened.OpenOf(one.Target)).DistinctBy(question => question.Id).Count();
                    here.Add(Of(WaitingKind.Answer, opened.EntryOf(targets[0].Target)!.Id, questions, targets.Min(one => one.Due)));
                }

                var said = clarified[id].Where(row => row.IsSaid && opened.Scope.Any(question => question.Id == row.Question)).ToList();
                if (opened.MayAnswer && said.Count > 0)
                {
                    here.Add(Of(WaitingKind.Said, said[0].Question, said.Count, null));
                }

                if (opened.MayAnswer && opened.ToConfirm is { Count: > 0 } carried)
                {
                    here.Add(Of(WaitingKind.Confirm, carried[0].AxisId, carried.Count, null));
                }

                var actions = leads ? (await door.FollowAsync(opened, cancel)).Actions
                    .Where(action => action.Details.OwnerAccount == accountId && Reminders.IsDue(action, today)).ToList() : [];
                if (actions.Count > 0)
                {
                    here.Add(Of(WaitingKind.Action, actions is [var only] ? only.Id : null, actions.Count,
                        actions.Min(action => action.Due)));
                }

                return here;
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
}
