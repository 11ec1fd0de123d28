using EhdsReadiness.Web.FormControls;

namespace EhdsReadiness.Web.Pages.Reassessments;

/// <summary>What changed since the assessment before and why; the finalised copies over time; the way to begin the next
/// assessment.</summary>
[EnableRateLimiting(Security.RateLimits.Start)]
[AssessmentAccess(send: Right.Reassess)]
public sealed class ChangesModel(Content content, BaselineStore baselines) : AssessmentPage
{
    /// <summary>How many effects of questions are shown unfolded.</summary>
    public const int FirstEffects = 12;

    /// <summary>The comparison; null when there is nothing to compare with.</summary>
    public ScoreComparison? Comparison { get; private set; }

    /// <summary>What the assessment is compared with; null when there is nothing.</summary>
    public BaselineOrigin? Origin { get; private set; }

    /// <summary>The organisation's finalised copies with their results, oldest first; empty for an assessment that is no
    /// organisation's.</summary>
    public IReadOnlyList<(HistoryCopy Copy, Result Result)> History { get; private set; } = [];

    /// <summary>The finalised copies as points of the chart.</summary>
    public IReadOnlyList<HistoryPoint> Points =>
        [.. History.Where(one => one.Result.Combined.Overall is not null)
        .Select(one => new HistoryPoint(one.Copy.Number, one.Result.Combined.Overall!.Shown, one.Result.Combined.Overall.ShownHigh))];

    public bool MayBegin => Opened.Allows(Right.Reassess);

    /// <summary>Begins the next assessment: from the organisation's last copy, or else from this one as it stands.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var copy = History.Count == 0 ? null : History[^1].Result.Assessment;
        var earlier = copy ?? Result.Assessment;
        var address = await baselines.StartAsync(
            earlier, content.Find(earlier.Questionnaire)!, copy is null ? BaselineOrigin.Assessment
                : BaselineOrigin.Copy, Opened.Stored.OrganisationId, Actor, Now, cancel);
        return Redirect($"{Links.Assessment(address)}{(Opened.IsShared ? "" : "?new=true")}");
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        if (Opened.Stored.OrganisationId is { } organisation)
        {
            var copies = await baselines.HistoryAsync(organisation, cancel);
            History = [.. copies.Select(copy => (copy, AssessmentFile.ReadKept(copy.Document, content).Assessment))
                .Where(pair => pair.Assessment is not null).Select(pair => (pair.copy, Readiness.Of(content, pair.Assessment!)))];
        }

        // What a copy was made from is no member's of the house to see unless it is a copy too.
        var isOfHouse = Opened.Stored.AccessRole is AccessRole.HouseMember;
        if (await baselines.FindAsync(Opened.Stored.Id, cancel) is { } baseline
            && !(isOfHouse && baseline.Origin == BaselineOrigin.Assessment))
        {
            Compare(AssessmentFile.ReadKept(baseline.Document, content).Assessment, baseline.Origin);
        }
        else
        {
            // The copy before this one, or the last of all when this one is not finalised.
            Compare(History.TakeWhile(one => one.Copy.AssessmentId != Opened.Stored.Id).LastOrDefault().Result?.Assessment,
                BaselineOrigin.Copy);
        }
    }

    private void Compare(Assessment? before, BaselineOrigin origin)
    {
        if (before is not null)
        {
            (Comparison, Origin) = (ScoreComparison.Of(content, before, Result.Assessment), origin);
        }
    }
}
