using EhdsReadiness.Core.Assessments;
using Microsoft.AspNetCore.Mvc;

namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>Deletes the assessment, after a page that says what goes and offers a copy first.</summary>
public sealed class DeleteModel(AssessmentStore assessments) : AssessmentPage
{
    protected override bool ReadersMaySee => false;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await assessments.DeleteAsync(Opened.Stored.Id, cancel);
        return Redirect($"{Links.Home}?deleted=true");
    }

    protected override IActionResult GiveBack() => PageWithStatus(StatusCodes.Status400BadRequest);
}
