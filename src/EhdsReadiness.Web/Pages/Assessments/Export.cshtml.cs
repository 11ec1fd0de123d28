using EhdsReadiness.Core.Assessments;
using EhdsReadiness.Core.Organisations;
using Microsoft.AspNetCore.Mvc;

namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>The assessment in the file format that the commands read and that can be imported again.</summary>
public sealed class ExportModel : AssessmentPage
{
    protected override Right ToSee => Right.Download;

    public IActionResult OnGet() =>
        File(AssessmentFile.Write(Result.Assessment, Opened.Questionnaire), "application/json", $"ehds-readiness-{Result.Assessment.Date:yyyy-MM-dd}.json");
}
