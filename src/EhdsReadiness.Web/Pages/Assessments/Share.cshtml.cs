namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>The links of an assessment: a new resume link in place of one that leaked, a read-only link made and withdrawn.</summary>
[AssessmentAccess(Right.ShareByLink, Right.ShareByLink)]
public sealed class ShareModel(AssessmentStore assessments) : AssessmentPage
{
    /// <summary>The read-only link, shown once: only its hash is kept.</summary>
    public string? ReaderLink { get; private set; }

    public async Task<IActionResult> OnPostReplaceAsync(CancellationToken cancel) =>
        Redirect($"{Links.Assessment(await assessments.ReplaceKeyAsync(Opened.Stored.Id, cancel))}?new=true");

    public async Task<IActionResult> OnPostReaderAsync(CancellationToken cancel)
    {
        var key = await assessments.CreateReaderKeyAsync(Opened.Stored.Id, cancel);
        await ReopenAsync(cancel);
        ReaderLink = Whole(Links.Assessment(key));
        return Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancel)
    {
        await assessments.WithdrawReaderKeyAsync(Opened.Stored.Id, cancel);
        return Redirect(Links.Share(Key));
    }
}
