using EhdsReadiness.Web.Pages.Assessments;

namespace EhdsReadiness.Web.Pages.Exports;

/// <summary>A page on which an assessment is taken away or brought back.</summary>
public abstract class AssessmentExportPage : AssessmentPage
{
    protected override Right ToSee => Right.Download;

    /// <summary>A text of the rules in the reader's language, with the spaces of French.</summary>
    public string Say(Text text) => Language == Language.French ? Typography.French(text.Fr) : text.En;

    /// <summary>All that the files say, in the reader's language.</summary>
    protected async Task<AssessmentExport> ExportAsync(CancellationToken cancel)
    {
        var services = HttpContext.RequestServices;
        var (tracking, id) = (services.GetRequiredService<TrackingStore>(), Opened.Stored.Id);
        var plan = FollowedPlan.Of(
            Result, Opened.Plan, await tracking.OfAssessmentAsync(id, cancel), await tracking.OrderAsync(id, cancel));
        return new(services.GetRequiredService<Content>(), Result, Opened.Answers, plan, Language);
    }
}
