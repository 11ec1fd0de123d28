namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>Deletes the assessment, after a page that says what goes and offers a copy first.</summary>
[AssessmentAccess(Right.Delete, Right.Delete)]
public sealed class DeleteModel(AssessmentStore assessments) : AssessmentPage
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await assessments.DeleteAsync(Opened.Stored, Actor, Now, cancel))
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        return Redirect(Opened.Stored.OrganisationId is { } organisation ? Links.Organisation(organisation) : $"{Links.Home}?deleted=true");
    }
}
