namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>Deletes the assessment, after a page that says what goes and offers a copy first.</summary>
public sealed class DeleteModel(AssessmentStore assessments, TimeProvider clock) : AssessmentPage
{
    protected override Right ToSee => Right.Delete;

    protected override Right ToSend(string? handler) => Right.Delete;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await assessments.DeleteAsync(Opened.Stored, Actor, clock.GetUtcNow(), cancel))
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        return Redirect(Opened.Stored.OrganisationId is { } organisation ? Links.Organisation(organisation) : $"{Links.Home}?deleted=true");
    }
}
