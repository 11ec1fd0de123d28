using EhdsReadiness.Web.Pages.Retention;

namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>
/// A page of one assessment: opened by a key of it, or by membership of its organisation or a grant that runs. Who may do what is checked
/// here, once, for the whole folder. What opens nothing is 404; what one's standing never allows is 403; what it allows in another state is
/// 409.
/// </summary>
public abstract class AssessmentPage : LocalisedPage
{
    private OpenAssessment? _opened;

    /// <summary>The assessment of the address.</summary>
    public OpenAssessment Opened => _opened ?? throw new InvalidOperationException("The assessment is opened before a handler runs.");

    public Result Result => Opened.Result;

    public string Key => Opened.Key;

    /// <summary>Name of the organisation; null where none was given.</summary>
    public string? Organisation => Opened.Stored.Settings.Organisation;

    /// <summary>What it takes to see the page.</summary>
    protected virtual Right ToSee => Right.See;

    /// <summary>What it takes to send a form of the page.</summary>
    /// <param name="handler">Name of the form’s handler as the method writes it, such as <c>Submit</c> of <c>OnPostSubmitAsync</c>; null
    /// for the unnamed one.</param>
    protected virtual Right ToSend(string? handler) => Right.Answer;

    /// <summary>Identifier of the account that is signed in; null when nobody is.</summary>
    public string? AccountId => User.FindFirstValue(ClaimTypes.NameIdentifier);

    /// <summary>Who does what is done, as history and trail name them.</summary>
    protected AuditActor Actor => Opened.IsShared ? AuditActor.Account(AccountId!, Opened.Stored.ConsultancyId) : AuditActor.Link;

    /// <summary>Whether the page says, when it is so, that the assessment will be deleted because nobody touched it.</summary>
    protected virtual bool ShowsKeepNotice => true;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        _opened = await OpenAsync(RouteData.Values["key"] as string ?? "", HttpContext.RequestAborted);
        if (_opened is null)
        {
            context.Result = NotFound();
            return;
        }

        var sends = !HttpMethods.IsGet(Request.Method) && !HttpMethods.IsHead(Request.Method);
        var needed = sends ? ToSend(context.HandlerMethod?.Name) : ToSee;
        if (!Rights.IsEverGranted(_opened.Stored.AccessRole, needed))
        {
            context.Result = Refusal(StatusCodes.Status403Forbidden);
            return;
        }

        if (!_opened.Allows(needed) && !(sends && AnswersOutOfTurn))
        {
            context.Result = Refusal(StatusCodes.Status409Conflict);
            return;
        }

        if (_opened.IsShared)
        {
            await Trail.SawAsync(Actor, _opened.Stored.Id, _opened.Stored.OrganisationId, Now, HttpContext.RequestAborted);
        }
        else
        {
            var services = HttpContext.RequestServices;
            if (sends && services.GetRequiredService<Security.AnonymousStorage>().Refuse(HttpContext) is { } refused)
            {
                context.Result = refused;
                return;
            }

            await services.GetRequiredService<RetentionStore>().NoteReturnAsync(_opened.Stored, Now, HttpContext.RequestAborted);
            if (ShowsKeepNotice)
            {
                await AddKeepNoticeAsync(services);
            }
        }

        (string, string)? account = _opened.IsShared ? (AccountId!, SessionCookie.IdOf(User)!) : null;
        var condition = AccessCondition.ToAssessment(Key, account, needed, inTurn: !(sends && AnswersOutOfTurn), FrenchTime.DayOf(Now));
        HttpContext.RequestServices.GetRequiredService<Database>().Require(condition);
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    /// <summary>A form without its token is a bad request, whoever sends it.</summary>
    private StatusCodeResult Refusal(int status) =>
        StatusCode(HttpContext.Features.Get<Security.ForgedForm>() is null ? status : StatusCodes.Status400BadRequest);

    /// <summary>Whether the page itself answers a form that the state does not allow any more, so that nothing that was typed is
    /// lost.</summary>
    protected virtual bool AnswersOutOfTurn => false;

    private async Task AddKeepNoticeAsync(IServiceProvider services)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        // Most were changed lately, and need no further look.
        if (FrenchTime.DayOf(now) >= services.GetRequiredService<RetentionSettings>().NoticeFrom(Opened.Stored.ChangedAt)
            && await services.GetRequiredService<RetentionStore>()
                .NoticeOfAsync(Opened.Stored.Id, now, HttpContext.RequestAborted) is { } day)
        {
            ViewData[nameof(KeepNotice)] = new KeepNotice(Key, day, Opened.MayAnswer);
        }
    }

    /// <summary>Reads the assessment again, after something was written.</summary>
    protected async Task ReopenAsync(CancellationToken cancel) => _opened = await OpenAsync(Key, cancel) ?? _opened;

    private Task<OpenAssessment?> OpenAsync(string key, CancellationToken cancel) =>
        HttpContext.RequestServices.GetRequiredService<AssessmentDoor>().OpenAsync(key, AccountId, FrenchTime.DayOf(Now), cancel);

    private AuditTrail Trail => HttpContext.RequestServices.GetRequiredService<AuditTrail>();

    private DateTimeOffset Now => HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
}
