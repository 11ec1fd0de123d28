namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>One published table, as everything that it measures.</summary>
public sealed class TableModel : PublicationPage
{
    [FromRoute] public required string Id { get; init; }
    public PublishedTable? Table { get; private set; }
    public IReadOnlyList<FigureTable> Figures { get; private set; } = [];

    protected override async Task<IActionResult?> AdmitAsync(HandlerMethodDescriptor? handler, CancellationToken cancel) =>
        TableIds.All.Contains(Id) && Id != TableIds.Overseas ? await base.AdmitAsync(handler, cancel) : NotFound();

    public IActionResult OnGet()
    {
        Table = Publication?.Find(Id);
        if (Publication is null || Table is null) { return NotFound(); }

        Figures = [.. FigureTables.Of(Publication, Table, Words)];
        return Page();
    }
}
