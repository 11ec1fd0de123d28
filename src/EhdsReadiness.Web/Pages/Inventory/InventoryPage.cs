using EhdsReadiness.Web.Pages.Assessments;

namespace EhdsReadiness.Web.Pages.Inventory;

/// <summary>A page on the datasets beside an assessment. They are read before a handler runs.</summary>
public abstract class InventoryPage(DatasetStore datasets) : AssessmentPage
{
    /// <summary>The datasets on the list, by name.</summary>
    public IReadOnlyList<Dataset> Datasets { get; private set; } = [];

    /// <summary>Those taken off the list included.</summary>
    protected IReadOnlyList<Dataset> All { get; private set; } = [];

    protected DatasetStore Store => datasets;

    /// <summary>Whether whoever opened the page may change the list: as with the plan, also after the answers stand still.</summary>
    public bool MayChange => Opened.Allows(Right.FollowPlan);

    protected override Right ToSend(string? handler) => Right.FollowPlan;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        await base.OnPageHandlerExecutionAsync(context, async () =>
        {
            await ReadAsync(HttpContext.RequestAborted);
            return await next();
        });
        if (GivesBack)
        {
            await ReadAsync(HttpContext.RequestAborted);
        }
    }

    /// <summary>A text of the rules in the reader's language, with the spaces of French.</summary>
    public string Say(Text text) => Language == Language.French ? Typography.French(text.Fr) : text.En;

    protected async Task ReadAsync(CancellationToken cancel)
    {
        All = await datasets.OfAssessmentAsync(Opened.Stored.Id, cancel);
        Datasets = [.. All.Where(dataset => dataset.RemovedAt is null)];
    }
}
