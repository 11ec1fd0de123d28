using EhdsReadiness.Web.Pages.Organisations;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EhdsReadiness.Web.Pages;

/// <summary>
/// A page in one of the two languages, which is the first part of its address. Each request goes one way: let in by
/// <see cref="AdmitAsync"/>, then what the page shows is read (<see cref="ReadAsync"/>), then a handler runs, or what was typed is given
/// back.
/// </summary>
public abstract class LocalisedPage : PageModel
{
    /// <summary>The reader's language.</summary>
    public Language Language => Languages.Find(RouteData.Values["c"] as string) ?? Language.French;

    /// <summary>The addresses of the site in that language.</summary>
    public Links Links => new(Language, Request.PathBase);

    /// <summary>The account of whoever asks; only where somebody is signed in.</summary>
    public string AccountId => User.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw NotSignedIn();

    /// <summary>The session of whoever asks; only where somebody is signed in.</summary>
    public string SessionId => SessionCookie.IdOf(User) ?? throw NotSignedIn();

    /// <summary>The path of this site that the address says to go on to; null when it says none, or one that would lead
    /// elsewhere.</summary>
    public string? ReturnPath =>
        Request.Query["return"].ToString() is { Length: > 0 and <= 2000 } path && Url.IsLocalUrl(path)
            && path.All(c => c is > ' ' and < '\u007f') ? path : null;

    /// <summary>The way of an account without a password to its identity provider, to show anew who is there, and back to this
    /// page.</summary>
    public string ConfirmLink => Links.ConfirmIdentity(Request.PathBase + Request.Path);

    public bool IsSignedIn => User.Identity?.IsAuthenticated == true;

    /// <summary>The day in France.</summary>
    public DateOnly Today => FrenchTime.DayOf(Now);

    /// <summary>True when the form came without a valid anti-forgery token, as after a long pause: nothing was saved, what was typed is
    /// given back.</summary>
    public bool FormExpired { get; private set; }

    /// <summary>True when no handler runs and the page shows what was typed: the form has expired, or only its language is
    /// another.</summary>
    protected bool GivesBack { get; private set; }

    /// <summary>What is asked again within each transaction that writes; null when nothing is.</summary>
    protected Func<DbConnection, DbTransaction, Task>? Condition { get; set; }

    protected DateTimeOffset Now => Service<TimeProvider>().GetUtcNow();

    /// <summary>The texts of the page’s folder.</summary>
    protected IStringLocalizer Texts => Service<PageTexts>().Of(GetType());

    /// <summary>The texts of what pages share.</summary>
    protected IStringLocalizer SharedTexts => TextsIn("Pages/Shared");

    /// <summary>A text of the rules in the reader's language, with the spaces of French.</summary>
    public string Say(Text text) => Typography.InFrench(text, Language);

    /// <summary>The texts of another folder of pages, such as <c>Pages/Assessments</c>.</summary>
    protected IStringLocalizer TextsIn(string folder) => Service<PageTexts>().In(folder);

    /// <summary>A path of the site as a whole address, for a mail or to be copied.</summary>
    protected string Whole(string path) => Service<SiteAddress>().Whole(path, HttpContext);

    /// <summary>What every page of a kind needs, so that not each has to pass it on.</summary>
    protected T Service<T>()
        where T : notnull => HttpContext.RequestServices.GetRequiredService<T>();

    public sealed override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancel = HttpContext.RequestAborted;
        context.Result = await AdmitAsync(context.HandlerMethod, cancel);
        if (context.Result is not null) { return; }

        if (Condition is not null)
        {
            // Here and not where it is found: it holds for what is awaited from here on.
            Service<Database>().Require(Condition);
        }

        if (HttpMethods.IsPost(Request.Method))
        {
            context.Result = await WithoutHandlerAsync(context.HandlerMethod, cancel);
            if (context.Result is not null) { return; }
        }

        await ReadAsync(cancel);
        var done = await next();
        if (done.Exception is AccessEndedException { End: var end })
        {
            done.ExceptionHandled = true;
            done.Result = StatusCode(end switch
            {
                AccessEnd.Gone => StatusCodes.Status404NotFound,
                AccessEnd.Forbidden => StatusCodes.Status403Forbidden,
                AccessEnd.OutOfTurn => StatusCodes.Status409Conflict,
            });
        }
    }

    /// <summary>
    /// Says who may see the page and send its forms: here by <see cref="SignedInAttribute"/> and <see cref="StaffAccessAttribute"/>,
    /// without which everybody may.
    /// </summary>
    /// <param name="handler">The handler that would run; null for none.</param>
    /// <returns>What is answered instead of the page; null to go on.</returns>
    protected virtual Task<IActionResult?> AdmitAsync(HandlerMethodDescriptor? handler, CancellationToken cancel) =>
        Task.FromResult(Declared<StaffAccessAttribute>() is { Role: var role } ? AdmitStaff(role)
            : Declared<SignedInAttribute>() is not null ? AskToSignIn()
            : null);

    /// <summary>Reads what the page shows, before a handler runs and before what was typed is given back.</summary>
    protected virtual Task ReadAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>The page with what was typed, for a form whose token has expired; null when there is nothing to give back.</summary>
    protected virtual IActionResult? GiveBack() => Invalid();

    /// <summary>What is declared of the page.</summary>
    protected T? Declared<T>()
        where T : Attribute => HttpContext.GetEndpoint()?.Metadata.GetMetadata<T>();

    /// <summary>The way to sign in and come back; null when somebody is signed in.</summary>
    protected IActionResult? AskToSignIn() =>
        IsSignedIn ? null
        : HttpContext.Features.Get<ForgedForm>() is not null ? BadRequest()
        : HttpMethods.IsPost(Request.Method) ? StatusCode(StatusCodes.Status401Unauthorized)
        : Redirect(Links.SignIn(Request.PathBase + Request.Path + Request.QueryString));

    /// <summary>Why somebody is not let in. A form without its token is a bad request, whoever sends it.</summary>
    protected IActionResult Refusal(int status) =>
        StatusCode(HttpContext.Features.Get<ForgedForm>() is null ? status : StatusCodes.Status400BadRequest);

    /// <summary>The page itself with another status than 200.</summary>
    protected IActionResult PageWithStatus(int status)
    {
        var page = Page();
        page.StatusCode = status;
        return page;
    }

    /// <summary>The page with what was typed and what is wrong with it.</summary>
    protected IActionResult Invalid() => PageWithStatus(StatusCodes.Status400BadRequest);

    /// <summary>As <see cref="Invalid()"/>, with an error beside a field.</summary>
    protected IActionResult Invalid(string field, string error, int status = StatusCodes.Status400BadRequest)
    {
        ModelState.AddModelError(field, error);
        return PageWithStatus(status);
    }

    /// <summary>The page with why a table was not sent, or is longer than one may be; null when it can be read.</summary>
    protected IActionResult? RefuseTable(IFormFile? upload) =>
        upload is not { Length: > 0 } ? Invalid("file", Texts["Import.Error.none"])
        : upload.Length > TableFile.LongestFile
            ? Invalid("file", Texts["Import.Error.tooLong"], StatusCodes.Status413PayloadTooLarge)
        : null;

    /// <summary>How many things are wrong in a file, of which <see cref="FileFault.Most"/> are listed at most.</summary>
    /// <param name="some">Key of the text for fewer than that.</param>
    /// <param name="many">Key of the text for at least so many.</param>
    protected string FaultsText(int count, string some, string many) =>
        count < FileFault.Most ? Texts.Of(some, count) : Texts[many, FileFault.Most];

    /// <summary>Whether whoever asks has shown to be the account's owner, by the fields of <c>_Reconfirmation</c>; errors beside them
    /// otherwise.</summary>
    protected Task<bool> IsReconfirmedAsync(CancellationToken cancel) =>
        Service<Reconfirmation>().TryAsync(HttpContext, ModelState, cancel);

    /// <summary>Takes one of the tries at something that there are in a day.</summary>
    /// <param name="subject">What is tried, and by whom.</param>
    /// <param name="field">Beside which the error stands; empty for none.</param>
    /// <param name="error">Key of its text, with places for how many there are and when the next one is.</param>
    /// <returns>The page with the error once they are used up; null while they are not.</returns>
    protected async Task<IActionResult?> RefuseTodayAsync(
        string subject, int most, string field, string error, CancellationToken cancel, int count = 1) =>
        await Service<AttemptStore>().TakeAsync(subject, most, TimeSpan.FromDays(1), Now, cancel, count) is { } tomorrow
            ? Invalid(field, Texts[error, most, AccountMails.Moment(tomorrow, Language)], StatusCodes.Status429TooManyRequests)
            : null;

    /// <summary>The page with what was typed, over what somebody else has written meanwhile.</summary>
    protected IActionResult Conflicting() => PageWithStatus(StatusCodes.Status409Conflict);

    private IActionResult? AdmitStaff(AccountRole needed)
    {
        if (AskToSignIn() is { } signIn) { return signIn; }

        var role = User.SiteRole();
        if (role != needed) { return Refusal(role is null ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden); }

        Condition = AccessCondition.ToStaff(AccountId, SessionId, needed.Id());
        return null;
    }

    /// <summary>What a sent form is answered for which no handler runs; null when one does.</summary>
    private async Task<IActionResult?> WithoutHandlerAsync(HandlerMethodDescriptor? handler, CancellationToken cancel)
    {
        if (Request.HasFormContentType && Request.Form.ContainsKey(Forms.SentForm.SwitchName))
        {
            // Only the language is another: what was typed stands on the page as it stood, and nothing is checked or written.
            if (await GivenBackAsync(handler, cancel) is not PageResult page)
            {
                return Redirect(Request.PathBase + Request.Path + Request.QueryString);
            }

            page.StatusCode = StatusCodes.Status200OK;
            return page;
        }

        if (HttpContext.Features.Get<ForgedForm>() is not null)
        {
            FormExpired = true;
            return await GivenBackAsync(handler, cancel) ?? BadRequest();
        }

        // Without a handler the framework would show a page of which nothing was read.
        return handler is null ? StatusCode(StatusCodes.Status405MethodNotAllowed) : null;
    }

    /// <summary>What is given back; null for a page that takes no such form.</summary>
    private async Task<IActionResult?> GivenBackAsync(HandlerMethodDescriptor? handler, CancellationToken cancel)
    {
        GivesBack = true;
        if (handler is null) { return null; }

        await ReadAsync(cancel);
        return GiveBack();
    }

    private static InvalidOperationException NotSignedIn() => new("Somebody is signed in before a handler runs.");
}
