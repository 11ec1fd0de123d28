namespace EhdsReadiness.Core.Notices;

/// <summary>
/// Everybody who stands to some events, as the database says at this moment: whoever left, was kept out or lost the right since is not
/// among them. All events are looked at by the same few statements.
/// </summary>
internal sealed class Circle
{
    private readonly ILookup<string, Person> _members;
    private readonly ILookup<string, (string Consultancy, Person Person)> _consultants;
    private readonly ILookup<string, Asked> _asked;
    private readonly ILookup<(string, string), string> _discussions;
    private readonly Dictionary<string, (bool IsInternal, string Text)> _comments;
    private readonly Dictionary<string, string> _submitters;
    private readonly Content _content;

    private Circle(
        IReadOnlyList<Person> members, IReadOnlyList<(string Client, Person Person)> consultants, IReadOnlyList<Asked> asked,
        IReadOnlyList<(string Assessment, string Question, string Author)> discussions,
        IReadOnlyList<(string Event, bool IsInternal, string Text)> comments, IReadOnlyList<(string Assessment, string Author)> submitted,
        Content content)
    {
        _members = members.ToLookup(person => person.OrganisationId, StringComparer.Ordinal);
        _consultants = consultants.ToLookup(
            one => one.Client, one => (one.Person.OrganisationId, one.Person), StringComparer.Ordinal);
        _asked = asked.ToLookup(one => one.AssessmentId, StringComparer.Ordinal);
        _discussions = discussions.ToLookup(one => (one.Assessment, one.Question), one => one.Author);
        _comments = comments.DistinctBy(one => one.Event)
            .ToDictionary(one => one.Event, one => (one.IsInternal, one.Text), StringComparer.Ordinal);
        _submitters = submitted.GroupBy(one => one.Assessment, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last().Author, StringComparer.Ordinal);
        _content = content;
    }

    /// <summary>Reads everybody who may stand to these events.</summary>
    /// <param name="content">Says which axis a question belongs to.</param>
    /// <param name="today">The day in France.</param>
    public static async Task<Circle> ReadAsync(
        DbConnection connection, DbTransaction transaction, IReadOnlyList<EventToTell> events, Content content, DateOnly today,
        CancellationToken cancel)
    {
        const string members = """
            SELECT member.organisation_id, member.account_id, member.role, account.name, account.email, account.language
            FROM member
            JOIN account ON account.id = member.account_id AND account.role IS NULL AND account.disabled_at IS NULL
            WHERE member.organisation_id IN @organisations
            ORDER BY member.organisation_id, member.account_id
            """;
        const string consultants = """
            SELECT
                access_grant.organisation_id AS client, member.organisation_id, member.account_id, member.role, account.name, account.email,
                account.language
            FROM access_grant
            JOIN member ON member.organisation_id = access_grant.consultancy_id
            JOIN account ON account.id = member.account_id AND account.role IS NULL AND account.disabled_at IS NULL
            WHERE access_grant.organisation_id IN @clients AND access_grant.withdrawn_at IS NULL AND access_grant.until >= @today
            ORDER BY member.organisation_id, member.account_id
            """;
        const string asked = """
            SELECT assessment_id, target_kind, target_id, account_id, assigned_by, FALSE AS is_errand
            FROM assignment
            WHERE assessment_id IN @assessments
            UNION ALL
            SELECT assessment_id, 'question', question_id, account_id, asked_by, TRUE
            FROM clarification
            WHERE assessment_id IN @assessments
            """;
        const string discussions = """
            SELECT DISTINCT assessment_id, question_id, author
            FROM question_comment
            WHERE assessment_id IN @discussed
            """;
        const string comments = """
            SELECT event.id, question_comment.internal, question_comment.text
            FROM event
            JOIN question_comment ON question_comment.assessment_id = event.assessment_id
                AND question_comment.question_id = event.item AND question_comment.author = event.actor AND question_comment.at = event.at
            WHERE event.id IN @commented
            ORDER BY question_comment.id
            """;
        const string submitted = """
            SELECT assessment_id, author
            FROM state_change
            WHERE assessment_id IN @assessments AND state_after = 'submitted'
            ORDER BY assessment_id, number
            """;

        var said = events.Where(one => one.Kind == EventKind.Comment).ToList();
        var parameters = new
        {
            organisations = Distinct(events.Select(one => one.OrganisationId).Concat(events.Where(IsAccess).Select(one => one.Item))),
            clients = Distinct(said.Concat(events.Where(IsAccess)).Select(one => one.OrganisationId)),
            assessments = Distinct(events.Select(one => one.AssessmentId)),
            discussed = Distinct(said.Select(one => one.AssessmentId)),
            commented = Distinct(said.Select(one => one.Id)),
            today,
        };
        return new(
            await connection.ListAsync<Person>(members, parameters, transaction, cancel),
            await connection.ListAsync<(string, Person)>(consultants, parameters, transaction, cancel),
            await connection.ListAsync<Asked>(asked, parameters, transaction, cancel),
            await connection.ListAsync<(string, string, string)>(discussions, parameters, transaction, cancel),
            await connection.ListAsync<(string, bool, string)>(comments, parameters, transaction, cancel),
            await connection.ListAsync<(string, string)>(submitted, parameters, transaction, cancel),
            content);
    }

    /// <summary>Who stands to an event, and how: each account once, as a member before as a consultant.</summary>
    public IEnumerable<(Person Person, Relation Relation)> Of(EventToTell what)
    {
        // What nobody can read any more is told to nobody.
        var comment = _comments.GetValueOrDefault(what.Id);
        if (what.OrganisationId is not { } organisation || (what.Kind == EventKind.Comment && comment.Text is null)) { return []; }

        var outside = IsAccess(what) ? ConsultantsOf(what, organisation)
            : what.Kind == EventKind.Comment && !comment.IsInternal ? _consultants[organisation].Select(one => one.Person)
            : [];
        var people = _members[organisation].Concat(outside).DistinctBy(person => person.AccountId).ToList();
        var named = comment.Text is null ? null : Mentions.In(comment.Text, people.Select(person => person.Name));
        return people.Select(person => (person, RelationOf(person, what, organisation, named)));
    }

    private IEnumerable<Person> ConsultantsOf(EventToTell what, string client) =>
        what.Kind == EventKind.AccessWithdrawn ? _members[what.Item!]
        : _consultants[client].Where(one => one.Consultancy == what.Item).Select(one => one.Person);

    private Relation RelationOf(Person person, EventToTell what, string organisation, IReadOnlySet<string>? named)
    {
        var id = person.AccountId;
        var asked = what.AssessmentId is { } assessment ? _asked[assessment].Where(one => IsAbout(one, what)).ToList() : [];
        var standing = person.OrganisationId != organisation ? IsAccess(what) ? Relation.Consultant : Relation.None : person.Role switch
        {
            MemberRole.Owner => Relation.Owner,
            MemberRole.Contributor => Relation.Contributor,
            MemberRole.Reader => Relation.Reader,
        };
        return standing
            | If(what.Actor == id, Relation.Doer)
            | If(asked.Any(one => one.AccountId == id), Relation.Assignee)
            | If(asked.Any(one => one.AssignedBy == id), Relation.Asker)
            | If(what.AssessmentId is { } sent && _submitters.GetValueOrDefault(sent) == id, Relation.Submitter)
            | If(named is not null && _discussions[(what.AssessmentId!, what.Item!)].Contains(id), Relation.InDiscussion)
            | If(named?.Contains(person.Name) == true, Relation.Mentioned);
    }

    /// <summary>Whether a request is about what the event is about.</summary>
    private bool IsAbout(Asked asked, EventToTell what) => what.Kind switch
    {
        EventKind.ToClarify or EventKind.Clarified => asked.IsErrand && asked.TargetId == what.Item,
        _ when asked.IsErrand => false,
        EventKind.Assigned or EventKind.DueSoon or EventKind.Overdue => asked.Target.ToString() == what.Item,
        EventKind.Comment => _content.Questionnaires.Any(one => one.Find(what.Item!) is { } question && asked.Target.Names(question)),
        _ => true,
    };

    private static Relation If(bool holds, Relation relation) => holds ? relation : Relation.None;

    private static bool IsAccess(EventToTell what) =>
        what.Kind is EventKind.AccessGiven or EventKind.AccessEnding or EventKind.AccessWithdrawn;

    private static string[] Distinct(IEnumerable<string?> ids) => [.. ids.OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>A member of an organisation who opens something of it.</summary>
    internal sealed record Person(
        string OrganisationId, string AccountId, MemberRole Role, string Name, string Email, Language Language);

    /// <summary>What somebody is asked to answer.</summary>
    /// <param name="AccountId">Null for somebody without an account, whom an errand may name.</param>
    /// <param name="IsErrand">Whether it is to be clarified, because somebody answered "I don't know".</param>
    internal sealed record Asked(
        string AssessmentId, string TargetKind, string TargetId, string? AccountId, string AssignedBy, bool IsErrand)
    {
        public AssignmentTarget Target { get; } = AssignmentTarget.Of(TargetKind, TargetId);
    }
}
