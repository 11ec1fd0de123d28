using System.Reflection;
using EhdsReadiness.Web.Pages.Retention;

namespace EhdsReadiness.Web.Pages;

/// <summary>
/// A page of one assessment: opened by a key of it, or by membership of its organisation or a grant that runs. Who may do what is declared
/// by <see cref="AssessmentAccessAttribute"/>. What opens nothing is 404; what one's standing never allows is 403; what it allows in
/// another state is 409.
/// </summary>
public abstract class AssessmentPage : LocalisedPage
{
    private static readonly AssessmentAccessAttribute Default = new();
    private OpenAssessment? _opened;

    /// <summary>The access by which a consultant opened it; null for everybody else.</summary>
    protected ClientAccess? Client { get; private set; }

    /// <summary>The assessment of the address.</summary>
    public OpenAssessment Opened => _opened ?? throw new InvalidOperationException("The assessment is opened before a handler runs.");

    public Result Result => Opened.Result;
    public string Key => Opened.Key;

    /// <summary>Name of the organisation, and of its house where it is a unit; for a consultant the client's own. Null where none was
    /// given.</summary>
    public string? Organisation => Client?.Name ?? Opened.Stored.Settings.NameIn(Language);

    /// <summary>Whether whoever opened it may say who does what of the plan, try scenarios and list datasets.</summary>
    public bool MayFollow => Opened.Allows(Right.FollowPlan);

    /// <summary>Who does what is done, as history and trail name them.</summary>
    protected AuditActor Actor => Opened.IsShared ? AuditActor.Account(AccountId, Opened.Stored.ActingFor) : AuditActor.Link;

    protected override async Task<IActionResult?> AdmitAsync(HandlerMethodDescriptor? handler, CancellationToken cancel)
    {
        _opened = await OpenAsync(RouteData.Values["key"] as string ?? "", cancel);
        if (_opened is null) { return NotFound(); }

        if (_opened.Stored is { AccessRole: AccessRole.ReadingConsultant or AccessRole.AnsweringConsultant, OrganisationId: { } client })
        {
            // The access that opened it, as the trail names it.
            Client = await Service<GrantStore>().RunningAsync(AccountId, client, Today, cancel, _opened.Stored.ActingFor);
            ViewData[nameof(ClientAccess)] = Client;
        }

        var access = Declared<AssessmentAccessAttribute>() ?? Default;
        var sends = !HttpMethods.IsGet(Request.Method) && !HttpMethods.IsHead(Request.Method);
        var needed = sends ? (handler?.MethodInfo.GetCustomAttribute<AssessmentAccessAttribute>() ?? access).Send : access.See;
        var inTurn = !(sends && access.AnswersOutOfTurn);
        if (!Rights.IsEverGranted(_opened.Stored.AccessRole, needed)) { return Refusal(StatusCodes.Status403Forbidden); }

        if (inTurn && !_opened.Allows(needed)) { return Refusal(StatusCodes.Status409Conflict); }

        if (_opened.IsShared)
        {
            await Service<AuditTrail>().SawAsync(Actor, _opened.Stored.Id, _opened.Stored.OrganisationId, Now, cancel);
        }
        else
        {
            if (sends && Service<AnonymousStorage>().Refuse(HttpContext) is { } refused) { return refused; }

            await Service<RetentionStore>().NoteReturnAsync(_opened.Stored, Now, cancel);
            if (!access.SaysHowLongKept)
            {
                await AddKeepNoticeAsync(cancel);
            }
        }

        (string, string)? account = _opened.IsShared ? (AccountId, SessionId) : null;
        Condition = AccessCondition.ToAssessment(Key, account, needed, inTurn, Today);
        return null;
    }

    /// <summary>The title of the axis, or the question.</summary>
    public string NameOf(AssignmentTarget target) =>
        target.AxisId is { } axis ? Opened.Questionnaire.AxisOf(axis).Title.In(Language)
            : Opened.Questionnaire.Find(target.QuestionId!)?.Ask.In(Language) ?? target.QuestionId!;

    private async Task AddKeepNoticeAsync(CancellationToken cancel)
    {
        // Most were changed lately, and need no further look.
        if (Today >= Service<RetentionSettings>().NoticeFrom(Opened.Stored.ChangedAt)
            && await Service<RetentionStore>().NoticeOfAsync(Opened.Stored.Id, Now, cancel) is { } day)
        {
            ViewData[nameof(KeepNotice)] = new KeepNotice(Key, day, Opened.MayAnswer);
        }
    }

    /// <summary>The plan as it is carried out; <see cref="ReopenAsync"/> comes before it after something was written.</summary>
    protected Task<FollowedPlan> FollowAsync(CancellationToken cancel) => Service<AssessmentDoor>().FollowAsync(Opened, cancel);

    /// <summary>The datasets on the list; as <see cref="FollowAsync"/>.</summary>
    protected Task<DatasetList> DatasetsAsync(CancellationToken cancel) => Service<AssessmentDoor>().DatasetsAsync(Opened, cancel);

    /// <summary>Reads the assessment again, after something was written.</summary>
    protected async Task ReopenAsync(CancellationToken cancel) => _opened = await OpenAsync(Key, cancel) ?? _opened;

    private Task<OpenAssessment?> OpenAsync(string key, CancellationToken cancel) =>
        Service<AssessmentDoor>().OpenAsync(key, IsSignedIn ? AccountId : null, Today, cancel);
}
