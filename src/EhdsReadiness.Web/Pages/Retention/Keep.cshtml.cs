namespace EhdsReadiness.Web.Pages.Retention;

/// <summary>Keeps an anonymous assessment that would otherwise be deleted because nobody touched it.</summary>
[AssessmentAccess(Right.Keep, Right.Keep, SaysHowLongKept = true)]
public sealed class KeepModel(RetentionStore retention, RetentionSettings settings) : AssessmentPage
{
    public RetentionSettings Settings => settings;

    /// <summary>Day on which the assessment goes; null while nothing threatens it.</summary>
    public DateOnly? DeletedOn { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) =>
        DeletedOn = await retention.NoticeOfAsync(Opened.Stored.Id, Now, cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await retention.KeepAsync(Opened.Stored.Id, Now, cancel);
        return Redirect(Links.Keep(Key));
    }
}
