using EhdsReadiness.Web.Pages.Organisations;

namespace EhdsReadiness.Web.Pages.Notices;

/// <summary>What waits for whoever is signed in, what is new for them, and where they belong.</summary>
[SignedIn]
public sealed class WaitingModel(WaitingQuery query, NoticeStore notices, OrganisationStore organisations) : LocalisedPage
{
    private const int PageSize = 20;

    /// <summary>By kind, the nearest day first.</summary>
    public IReadOnlyList<Waiting> Waiting { get; private set; } = [];

    /// <summary>Those of the page that is shown: unread ones first.</summary>
    public IReadOnlyList<Notice> Notices { get; private set; } = [];

    public Paging Paging { get; private set; } = new(1, 0, PageSize);
    public int Unread { get; private set; }
    public IReadOnlyList<Organisation> Organisations { get; private set; } = [];

    /// <summary>The moment up to which the page shows all, so that what comes meanwhile stays unread.</summary>
    public string ReadUntil { get; private set; } = "";

    /// <summary>The very place of something that waits.</summary>
    public string LinkOf(Waiting one) => one.Kind switch
    {
        WaitingKind.Answer or WaitingKind.Said => Links.Question(one.AssessmentId!, one.Item!),
        WaitingKind.Confirm => Links.ConfirmAxis(one.AssessmentId!, one.Item!),
        WaitingKind.Returned or WaitingKind.Approve => Links.Approval(one.AssessmentId!),
        WaitingKind.Finalise => Links.Finalise(one.AssessmentId!),
        WaitingKind.Join => Links.Members(one.OrganisationId),
        WaitingKind.Action => one.Item is { } action ? Links.Action(one.AssessmentId!, action) : Links.Plan(one.AssessmentId!),
        WaitingKind.Access => Links.Access(one.OrganisationId),
        WaitingKind.Client => Links.Portfolio,
    };

    /// <summary>What it says.</summary>
    public string TextOf(Waiting one) => one.Kind switch
    {
        WaitingKind.Answer or WaitingKind.Said or WaitingKind.Confirm or WaitingKind.Join or WaitingKind.Action =>
            Texts.Of($"Waiting.{one.Kind.Id()}", one.Count).Value,
        WaitingKind.Returned or WaitingKind.Approve or WaitingKind.Finalise or WaitingKind.Access or WaitingKind.Client =>
            Texts[$"Waiting.{one.Kind.Id()}"].Value,
    };

    /// <summary>Whether its day, or its month, is over.</summary>
    public bool IsLate(Waiting one) =>
        one.Due is { } due && (one.Kind == WaitingKind.Action ? due.AddMonths(1).AddDays(-1) : due) < Today;

    /// <summary>Marks all that the page was about as read.</summary>
    /// <param name="until">The moment up to which it showed all.</param>
    public async Task<IActionResult> OnPostAsync([FromForm(Name = "until")] string? until, CancellationToken cancel)
    {
        var shown = DateTimeOffset.TryParse(until, CultureInfo.InvariantCulture, out var at) && at < Now ? at : Now;
        await notices.ReadAsync(AccountId, shown, Now, cancel);
        return Redirect(Links.Waiting());
    }

    protected override async Task<IActionResult?> AdmitAsync(HandlerMethodDescriptor? handler, CancellationToken cancel) =>
        // Nothing waits for staff.
        await base.AdmitAsync(handler, cancel) ?? (User.IsStaff() ? Redirect(Links.Account) : null);

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        ReadUntil = Instant.Write(Now);
        (var all, Unread) = await notices.CountAsync(AccountId, Now, cancel);
        Paging = Paging.Of(Request.Query, all, PageSize);
        Notices = await notices.ListAsync(AccountId, Now, (Paging.Page - 1) * PageSize, PageSize, cancel);
        Waiting = await query.OfAsync(AccountId, Now, cancel);
        Organisations = await organisations.OfAccountAsync(AccountId, cancel);
    }
}
