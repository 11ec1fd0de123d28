namespace EhdsReadiness.Core.Tests.Organisations;

/// <summary>An organisation in which somebody leads work, for the tests of what becomes of it.</summary>
public abstract class LedWorkCase : IDisposable
{
    private protected const string Open = "holder-opt-out.open";
    private protected const string Done = "holder-opt-out.done";

    private protected static readonly AssessmentSettings Settings = new(AssessmentMode.Full, Roles.Holder, Invented.Hospital, null);
    private protected static readonly AssignmentTarget Axis = AssignmentTarget.Axis("transparency");
    private protected static readonly AssignmentTarget Question = AssignmentTarget.Question("holder-opt-out");
    private protected static readonly DateTimeOffset Later = People.Noon.AddHours(1);
    private protected static readonly IReadOnlyDictionary<string, Handover> NothingSaid = new Dictionary<string, Handover>();

    private protected readonly People _people = new();
    private protected readonly MemberStore _members;
    private protected readonly LedWorkStore _work;
    private protected readonly TrackingStore _tracking;
    private protected readonly AssignmentStore _assignments;
    private protected readonly ReminderStore _reminders;
    private protected readonly ClosingStore _closing;

    protected LedWorkCase()
    {
        _members = new(_people.Database);
        _work = new(_people.Database);
        _tracking = new(_people.Database);
        _assignments = new(_people.Database);
        _reminders = new(_people.Database);
        _closing = new(_people.Database);
    }

    public void Dispose()
    {
        _people.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>An organisation in which bruno leads an open and a finished action, an axis, a question, and has reminders.</summary>
    private protected async Task<(string Organisation, string Assessment)> StartAsync()
    {
        var organisation = await _people.OrganisationAsync(
            ("anne", MemberRole.Owner), ("bruno", MemberRole.Owner), ("carla", MemberRole.Contributor), ("dora", MemberRole.Reader));
        await _people.AccountAsync("admin", staff: "administrator");
        await _people.JoinAsync(organisation, "admin", MemberRole.Owner);
        return (organisation, await AssessmentAsync(organisation));
    }

    private protected async Task<string> AssessmentAsync(string organisation)
    {
        var id = await new OrganisationAssessmentStore(_people.Database).CreateAsync(
            organisation, "t-1", Settings, new Dictionary<string, Answer>(), "anne", People.Noon, default);
        var led = ActionDetails.Untouched with { Owner = "bruno", OwnerAccount = "bruno" };
        await _tracking.SaveAsync(id, Open, led, 0, AuditActor.Account("anne"), People.Noon, default);
        await _tracking.SaveAsync(id, Done, led with { Status = ActionStatus.Done }, 0, AuditActor.Account("anne"), People.Noon, default);
        await _assignments.AssignAsync(id, [Axis], "bruno", new(2026, 12, 1), "anne", People.Noon, default);
        await _assignments.AssignAsync(id, [Question], "bruno", new(2026, 12, 1), "anne", People.Noon, default);
        await _reminders.SetWantedAsync(id, "bruno", true, People.Noon, default);
        return id;
    }

    private protected async Task<TrackedAction> ActionAsync(string assessment, string action) =>
        (await _tracking.OfAssessmentAsync(assessment, default)).Single(one => one.Id == action);

    /// <summary>All that the database holds, one value a line.</summary>
    private protected async Task<string> TextsAsync()
    {
        await using var connection = await _people.Database.OpenAsync(default);
        var texts = new List<string>();
        foreach (var table in await connection.QueryAsync<string>(EngineSql.Tables))
        {
            foreach (IDictionary<string, object> row in await connection.QueryAsync($"SELECT * FROM \"{table}\""))
            {
                texts.AddRange(row.Values.Select(value => $"{value}"));
            }
        }

        return string.Join('\n', texts);
    }
}
