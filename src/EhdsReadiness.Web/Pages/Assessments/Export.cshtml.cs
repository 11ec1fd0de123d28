namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>The assessment in the file format that the commands read and that can be imported again.</summary>
[AssessmentAccess(Right.Download)]
public sealed class ExportModel(FinalisedCopyStore copies, ExportTrail trail) : AssessmentPage
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!HttpMethods.IsHead(Request.Method)) { await trail.AppendAsync(Opened.Stored, Actor, "export.json", cancel); }

        // What was finalised is given as it was kept, and not written anew.
        var kept = Opened.Stored.State == AssessmentState.Finalised ? await copies.DocumentAsync(Opened.Stored.Id, cancel) : null;
        return File(kept ?? AssessmentFile.Write(Result.Assessment, Opened.Questionnaire), "application/json",
            $"ehds-readiness-{Result.Assessment.Date:yyyy-MM-dd}.json");
    }
}
