using EhdsReadiness.Web.Pages.Ministry;

namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>Scores with their intervals, blockers, legal readiness, and where each point comes from.</summary>
public sealed class ResultsModel(Content content, PublicationReader publications) : AssessmentPage
{
    /// <summary>The reading shown.</summary>
    public Reading Reading { get; private set; } = null!;

    public Content Published => content;

    /// <summary>What is published of its kind; null beside the reading of one role alone.</summary>
    public Peers? Peers { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "reading")] string? reading, CancellationToken cancel)
    {
        var kind = reading is null ? ReadingKind.Combined : Ids.Find<ReadingKind>(reading);
        if (Result.Readings.FirstOrDefault(one => one.Kind == kind) is not { } found) { return NotFound(); }

        Reading = found;
        if (found.Kind == ReadingKind.Combined)
        {
            Peers = await Peers.OfAsync(await publications.FindAsync(null, cancel), Result,
                async number => (await publications.FindAsync(number, cancel))?.Date);
        }

        return Page();
    }

    /// <summary>The duties of one date with their states; "now" first.</summary>
    public IEnumerable<(DateOnly? Due, List<DutyReadiness> Duties)> ByDate =>
        Reading.Duties.GroupBy(duty => duty.Duty.From).OrderBy(group => group.Key ?? DateOnly.MinValue)
            .Select(group => (group.Key, group.ToList()));
}
