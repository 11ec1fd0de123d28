namespace EhdsReadiness.Core.Tests.Notices;

/// <summary>An organisation with an assessment and everybody who may stand to it, and what they are told.</summary>
internal sealed class NoticeWorld : IDisposable
{
    public static readonly IReadOnlyList<string> Everybody =
    [
        "owner", "co-owner", "asked", "contributor", "talker", "reader", "consultant", "colleague", "former", "left", "disabled", "staff",
        "house", "stranger",
    ];

    public const string Question = "holder-opt-out";
    public static readonly AssignmentTarget Target = AssignmentTarget.Question(Question);

    private readonly People _people = new();
    private readonly List<(string Account, EventKind Kind)> _mails = [];
    private string _former = "";

    /// <summary>Moves on with each thing that is done.</summary>
    public DateTimeOffset Now { get; private set; } = People.Noon.AddHours(1);

    public Database Database => _people.Database;

    public NoticeStore Notices => new(Database);

    public string Organisation { get; private set; } = "";
    public string Assessment { get; private set; } = "";
    public string Consultancy { get; private set; } = "";

    /// <summary>Mails that left at once since the last <see cref="ForgetAsync"/>.</summary>
    public IReadOnlyList<(string Account, EventKind Kind)> Mails => _mails;

    public static async Task<NoticeWorld> CreateAsync()
    {
        var world = new NoticeWorld();
        var people = world._people;
        world.Organisation = await people.OrganisationAsync(
            ("owner", MemberRole.Owner), ("co-owner", MemberRole.Owner), ("asked", MemberRole.Contributor),
            ("contributor", MemberRole.Contributor), ("talker", MemberRole.Contributor), ("reader", MemberRole.Reader),
            ("left", MemberRole.Owner), ("disabled", MemberRole.Owner));
        await people.AccountAsync("staff", "administrator");
        await people.JoinAsync(world.Organisation, "staff", MemberRole.Owner);
        world.Consultancy = await people.OrganisationAsync(("consultant", MemberRole.Owner), ("colleague", MemberRole.Contributor));
        world._former = await people.OrganisationAsync(("former", MemberRole.Owner));
        var house = await people.OrganisationAsync(("house", MemberRole.Owner));
        await people.OrganisationAsync(("stranger", MemberRole.Owner));
        await people.Database.ExecuteAsync(
            "UPDATE organisation SET house_id = @house, unit_kind = 'registry', shows_drafts = TRUE WHERE id = @Organisation",
            new { house, world.Organisation }, default);
        await people.GrantAsync(world.Organisation, world.Consultancy, mayAnswer: true, "2027-11-23");
        await people.GrantAsync(world.Organisation, world._former, mayAnswer: true, "2026-11-22");
        var settings = new AssessmentSettings(AssessmentMode.Full, Roles.Holder, Invented.Hospital, null);
        world.Assessment = await new OrganisationAssessmentStore(people.Database).CreateAsync(
            world.Organisation, Published.Questionnaire.Version, settings, new Dictionary<string, Answer>(), "owner", world.Now, default);
        return world;
    }

    public Database OfAnother() => _people.OfAnother();

    public DateTimeOffset Tick() => Now += TimeSpan.FromMinutes(1);

    public Task AssignAsync(DateOnly? due = null) => new AssignmentStore(Database).AssignAsync(
        Assessment, [Target], "asked", due ?? FrenchTime.DayOf(Now).AddDays(90), "owner", Tick(), default);

    public async Task SayAsync(string author, string text, bool isInternal = false)
    {
        var actor = AuditActor.Account(author, author == "consultant" ? Consultancy : null);
        Assert.True(await new CommentStore(Database).AddAsync(
            Guid.NewGuid().ToString("N"), Assessment, Question, actor, isInternal, text, Tick(), default));
    }

    /// <summary>Somebody names a member as who would know the answer.</summary>
    public async Task NameAsync(string by, string member) => await new ClarificationStore(Database).NameAsync(
        await OpenAsync(by), Question, member, null, AuditActor.Account(by), Tick(), default);

    /// <summary>Somebody makes the link of the question, and a stranger answers by it.</summary>
    public async Task SayByLinkAsync(string by)
    {
        var errands = new ClarificationStore(Database);
        var token = await errands.OpenAsync(await OpenAsync(by), Question, AuditActor.Account(by), Tick(), default);
        Assert.True(await errands.AnswerAsync(token!, Answer.AtLevel(3), "Zoé", Tick(), default));
    }

    public async Task StepAsync(string account, Right right, int seen)
    {
        var (stored, states) = (await OpenAsync(account), new StateStore(Database));
        using var door = new AssessmentDoor(Published.Content, Database);
        var opened = (await door.OpenSharedAsync(stored.Id, account, FrenchTime.DayOf(Now), default))!;
        var kept = OpenAnswers.Of(opened.Scope, opened.Answers, await states.AskedAsync(stored.Id, default));
        Assert.Equal(StepOutcome.Done, right == Right.Finalise
            ? await new FinalisedCopyStore(Database)
                .FinaliseAsync(stored, Published.Questionnaire, seen, account, agreed: false, Tick(), default, kept)
            : await states.StepAsync(
                stored, Published.Questionnaire, right, seen, account, "C’est dit.", Tick(), default, kept));
    }

    public Task GrantAsync(DateOnly until) =>
        new GrantStore(Database).GrantAsync(Organisation, Consultancy, true, until, "owner", Tick(), default);

    public async Task WithdrawAsync()
    {
        var grant = (await new GrantStore(Database).OfClientAsync(Organisation, default))
            .Single(one => one.ConsultancyId == Consultancy && one.WithdrawnAt is null);
        Assert.True(await new GrantStore(Database).WithdrawAsync(Organisation, grant.Id, "owner", Tick(), default));
    }

    /// <summary>Time that goes by.</summary>
    public void Wait(TimeSpan time) => Now += time;

    /// <summary>The events that time brings by now, but those of assignments.</summary>
    public async Task RaiseAsync(string? newer = null)
    {
        var dated = new DatedEventStore(Database);
        await dated.RaiseEndsAsync(Now, default);
        await dated.RaiseAnniversariesAsync(Now, default);
        if (newer is not null)
        {
            await dated.RaiseNewerAsync(Published.Questionnaire.Version, newer, Now, default);
        }

        foreach (var asked in await dated.AssignmentsAsync(FrenchTime.DayOf(Now), default))
        {
            await dated.RaiseAsync(asked, Now, default);
        }
    }

    /// <summary>Somebody leaves, and somebody is kept out.</summary>
    public async Task LeaveAsync()
    {
        Assert.Equal(MemberChange.Done,
            await new MemberStore(Database).RemoveAsync(Organisation, "left", Handover.ToNobody, "left", Tick(), default));
        await new AccountStore(Database).SetDisabledAsync("disabled", true, AuditActor.System, Tick(), default);
    }

    /// <summary>Tells all that happened, and gives how many rounds that took.</summary>
    public async Task<int> TellAsync(NoticeStore? by = null)
    {
        var rounds = 0;
        while (await (by ?? Notices).TellAsync(Published.Content, Tick(), MailTo, default) > 0)
        {
            rounds++;
        }

        return rounds;
    }

    /// <summary>Somebody is told by mail.</summary>
    public WaitingMail MailTo(NoticeReader to, Notice notice)
    {
        lock (_mails)
        {
            _mails.Add((to.AccountId, notice.Kind));
        }

        return Mail();
    }

    public WaitingMail Mail() => new(Guid.NewGuid().ToString("N"), "", Now, null, Now);

    /// <summary>Nobody was told anything so far.</summary>
    public async Task ForgetAsync()
    {
        await TellAsync();
        _mails.Clear();
        await Database.ExecuteAsync("DELETE FROM notice", null, default);
        await Database.ExecuteAsync("DELETE FROM mail", null, default);
    }

    public Task<IReadOnlyList<(string Account, EventKind Kind, bool Waits)>> NoticesAsync() =>
        Database.ListAsync<(string, EventKind, bool)>(
            "SELECT account_id, kind, waits FROM notice ORDER BY account_id, event_id", null, default);

    public Task<int> MailsWaitingAsync() => Database.FindAsync<int>("SELECT COUNT(*) FROM mail", null, default);

    public async Task<StoredAssessment> OpenAsync(string account) => (await new OrganisationAssessmentStore(Database)
        .FindAsync(Assessment, account, FrenchTime.DayOf(Now), default))!;

    public void Dispose() => _people.Dispose();
}
