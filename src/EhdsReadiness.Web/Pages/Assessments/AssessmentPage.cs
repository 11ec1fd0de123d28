using EhdsReadiness.Core.Assessments;
using EhdsReadiness.Core.Questionnaires;
using EhdsReadiness.Core.Retention;
using EhdsReadiness.Core.Scoring;
using EhdsReadiness.Web.Pages.Retention;
using Microsoft.AspNetCore.Mvc.Filters;

namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>
/// A page of one assessment. Whoever holds a key of it may open it: checked here, once, for the whole folder.
/// A key that opens nothing is 404; changing something with a read-only key is 403.
/// </summary>
public abstract class AssessmentPage : LocalisedPage
{
    private OpenAssessment? _opened;

    /// <summary>The assessment of the address.</summary>
    public OpenAssessment Opened => _opened ?? throw new InvalidOperationException("The assessment is opened before a handler runs.");

    public Result Result => Opened.Result;

    public string Key => Opened.Key;

    /// <summary>Name of the organisation, or a plain stand-in where none was given.</summary>
    public string? Organisation => Opened.Stored.Settings.Organisation;

    /// <summary>Whether the page may be seen with a read-only key.</summary>
    protected virtual bool ReadersMaySee => true;

    /// <summary>Whether the page says, when it is so, that the assessment will be deleted because nobody touched it.</summary>
    protected virtual bool ShowsKeepNotice => true;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var services = HttpContext.RequestServices;
        _opened = await OpenAsync(
            RouteData.Values["key"] as string ?? "",
            services.GetRequiredService<Content>(),
            services.GetRequiredService<AssessmentStore>(),
            services.GetRequiredService<AnswerStore>(),
            HttpContext.RequestAborted);

        if (_opened is null)
        {
            context.Result = NotFound();
            return;
        }

        if (!_opened.MayWrite && (!ReadersMaySee || !HttpMethods.IsGet(Request.Method)))
        {
            context.Result = StatusCode(StatusCodes.Status403Forbidden);
            return;
        }

        if (ShowsKeepNotice)
        {
            await AddKeepNoticeAsync(services);
        }

        await base.OnPageHandlerExecutionAsync(context, next);
    }

    private async Task AddKeepNoticeAsync(IServiceProvider services)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        // Most were changed lately, and need no further look.
        if (StoredAssessment.DayOf(now) >= services.GetRequiredService<RetentionSettings>().NoticeFrom(Opened.Stored.ChangedAt)
            && await services.GetRequiredService<RetentionStore>().NoticeOfAsync(Opened.Stored.Id, now, HttpContext.RequestAborted) is { } day)
        {
            ViewData[nameof(KeepNotice)] = new KeepNotice(Key, day, Opened.MayWrite);
        }
    }

    /// <summary>Reads the assessment again, after something was written.</summary>
    protected async Task ReopenAsync(CancellationToken cancel)
    {
        var services = HttpContext.RequestServices;
        _opened = await OpenAsync(
            Key, services.GetRequiredService<Content>(), services.GetRequiredService<AssessmentStore>(), services.GetRequiredService<AnswerStore>(), cancel) ?? _opened;
    }

    private static async Task<OpenAssessment?> OpenAsync(
        string key, Content content, AssessmentStore assessments, AnswerStore answers, CancellationToken cancel)
    {
        if (await assessments.FindAsync(key, cancel) is not { } stored)
        {
            return null;
        }

        var questionnaire = content.Find(stored.Questionnaire)
            ?? throw new InvalidOperationException($"An assessment is on questionnaire “{stored.Questionnaire}”, which content/questionnaires does not hold.");
        var given = await answers.OfAssessmentAsync(stored.Id, cancel);
        var result = Readiness.Of(questionnaire, content.Regulation, stored.With(given));
        return new(key, stored, questionnaire, given.ToDictionary(answer => answer.QuestionId, StringComparer.Ordinal), result);
    }
}
