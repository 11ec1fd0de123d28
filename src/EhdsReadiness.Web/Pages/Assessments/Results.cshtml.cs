using EhdsReadiness.Core.Questionnaires;
using EhdsReadiness.Core.Scoring;
using Microsoft.AspNetCore.Mvc;

namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>Scores with their intervals, blockers, legal readiness, and where each point comes from.</summary>
public sealed class ResultsModel(Content content) : AssessmentPage
{
    /// <summary>The reading shown.</summary>
    public Reading Reading { get; private set; } = null!;

    public Content Published => content;

    public IActionResult OnGet([FromQuery(Name = "reading")] string? reading)
    {
        var kind = reading is null ? ReadingKind.Combined : ReadingIds.Find(reading);
        if (Result.Readings.FirstOrDefault(one => one.Kind == kind) is not { } found)
        {
            return NotFound();
        }

        Reading = found;
        return Page();
    }

    /// <summary>The duties of one date with their states; "now" first.</summary>
    public IEnumerable<(DateOnly? Due, List<DutyReadiness> Duties)> ByDate =>
        Reading.Duties.GroupBy(duty => duty.Duty.From).OrderBy(group => group.Key ?? DateOnly.MinValue).Select(group => (group.Key, group.ToList()));
}
