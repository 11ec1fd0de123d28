using EhdsReadiness.Web.Pages.Assessments;

namespace EhdsReadiness.Web.Pages.Retention;

/// <summary>Keeps an anonymous assessment that would otherwise be deleted because nobody touched it.</summary>
public sealed class KeepModel(RetentionStore retention, RetentionSettings settings, TimeProvider clock) : AssessmentPage
{
    public RetentionSettings Settings => settings;

    /// <summary>Day on which the assessment goes; null while nothing threatens it.</summary>
    public DateOnly? DeletedOn { get; private set; }

    protected override Right ToSee => Right.Keep;

    protected override Right ToSend(string? handler) => Right.Keep;

    /// <summary>The page says itself what the notice would.</summary>
    protected override bool ShowsKeepNotice => false;

    public async Task OnGetAsync(CancellationToken cancel) =>
        DeletedOn = await retention.NoticeOfAsync(Opened.Stored.Id, clock.GetUtcNow(), cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await retention.KeepAsync(Opened.Stored.Id, clock.GetUtcNow(), cancel);
        return Redirect(Links.Keep(Key));
    }
}
