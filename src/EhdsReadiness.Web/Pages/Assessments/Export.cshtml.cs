using EhdsReadiness.Core.Assessments;
using Microsoft.AspNetCore.Mvc;

namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>The assessment in the file format that the commands read and that can be imported again.</summary>
public sealed class ExportModel : AssessmentPage
{
    public IActionResult OnGet() =>
        File(AssessmentFile.Write(Result.Assessment, Opened.Questionnaire), "application/json", $"ehds-readiness-{Result.Assessment.Date:yyyy-MM-dd}.json");
}
