namespace EhdsReadiness.Web.Pages.Portfolios;

/// <summary>The clients that gave a consultant access: where each stands, and their reports.</summary>
[SignedIn]
public sealed class PortfolioModel(
    Content content, PortfolioQuery portfolio, OrganisationStore organisations, ConsultancyStore consultancies, ReportArchiveStore archives,
    ClientVisitStore visits)
    : LocalisedPage
{
    /// <summary>For how many days the page says that an access was withdrawn.</summary>
    private const int DaysToTell = 30;

    public PortfolioFilter Filter { get; private set; } = null!;

    /// <summary>Every client, whatever the filter.</summary>
    public IReadOnlyList<ClientEntry> Clients { get; private set; } = [];

    /// <summary>How many clients cannot be shown, since their data cannot be read.</summary>
    public int Unlisted { get; private set; }

    /// <summary>Those of the filter, in order.</summary>
    public IReadOnlyList<ClientEntry> Chosen { get; private set; } = [];

    /// <summary>Those of this page.</summary>
    public IReadOnlyList<Client> Shown { get; private set; } = [];

    /// <summary>Of the filter, those that have a report.</summary>
    public int Reports => Chosen.Count(client => client.HasReport);

    public Paging Paging => Paging.Of(Request.Query, Chosen.Count, PortfolioFilter.PerPage);

    /// <summary>Clients that withdrew their access lately.</summary>
    public IReadOnlyList<(string Name, DateOnly Day)> Lost { get; private set; } = [];

    /// <summary>The consulting organisations of whoever reads, each with its code; null when it has none.</summary>
    public IReadOnlyList<(Organisation Organisation, string? Code)> Consultancies { get; private set; } = [];

    /// <summary>What changed at those of this page since whoever reads was there, by client.</summary>
    public IReadOnlyDictionary<string, ClientChanges> Changes { get; private set; } = new Dictionary<string, ClientChanges>();

    /// <summary>Whether a consultancy was just made.</summary>
    public bool IsMade => Request.Query["done"] == "made";

    public ProfileField Kinds => content.Field("organisation_kind");

    /// <summary>Axes and bands of the questionnaire of an assessment.</summary>
    public Questionnaire QuestionnaireOf(ListedAssessment assessment) => content.Find(assessment.Questionnaire)!;

    /// <summary>Puts together the archive of the clients that are ticked.</summary>
    /// <param name="client">Identifiers of clients; ones that the reader has no access to are nobody's.</param>
    public async Task<IActionResult> OnPostPickedAsync([FromForm] string[] client, CancellationToken cancel)
    {
        var picked = Clients.Where(one => client.Contains(one.OrganisationId, StringComparer.Ordinal)).ToList();
        if (picked.Count > 0) { return await ArchiveAsync(new PortfolioChoice(null, null, null, Filter.Order).Of(picked), cancel); }

        return Invalid("pick", Texts["Pick.None"].Value);
    }

    /// <summary>Puts together the archive of every client of the filter that has a report.</summary>
    public async Task<IActionResult> OnPostAllAsync(CancellationToken cancel)
    {
        var all = Chosen.Where(client => client.HasReport).ToList();
        if (all.Count is > 0 and <= ReportArchive.Largest) { return await ArchiveAsync(all, cancel); }

        return Invalid("pick", (all.Count == 0 ? Texts["Pick.Empty"] : Texts["Pick.TooMany", ReportArchive.Largest]).Value);
    }

    /// <summary>Gives a consultancy a code, or another one.</summary>
    public async Task<IActionResult> OnPostCodeAsync([FromForm] string organisation, CancellationToken cancel)
    {
        if (Consultancies.FirstOrDefault(one => one.Organisation.Id == organisation).Organisation is not { } own) { return NotFound(); }

        if (!own.Allows(OrganisationRight.Manage)) { return StatusCode(StatusCodes.Status403Forbidden); }

        await consultancies.MakeCodeAsync(own.Id, Now, cancel);
        return Redirect($"{Links.Portfolio}{Filter.Query}#code");
    }

    private async Task<IActionResult> ArchiveAsync(IReadOnlyList<ClientEntry> clients, CancellationToken cancel) =>
        Redirect(Links.Archive(
            await archives.CreateAsync(AccountId, [.. clients.Select(client => client.OrganisationId)], Now, cancel)));

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        var now = Now;
        Filter = PortfolioFilter.Of(Request.Query);
        (Clients, var unlisted) = await portfolio.ListAsync(AccountId, now, cancel);
        Unlisted = unlisted.Count;
        Chosen = Filter.Choice.Of(Clients);
        Filter = Filter with { Page = Paging.Page };
        var page = Paging.Of(Chosen).Select(client => client.OrganisationId);
        Shown = await portfolio.ReadAsync(AccountId, [.. page], now, cancel);
        Changes = await visits.ChangesAsync(AccountId, [.. Shown.Select(client => client.OrganisationId)], cancel);
        Lost = await portfolio.LostAsync(AccountId, now.AddDays(-DaysToTell), cancel);
        var own = new List<(Organisation, string?)>();
        foreach (var organisation in (await organisations.OfAccountAsync(AccountId, cancel)).Where(one => one.Details.MayBeLetIn))
        {
            own.Add((organisation, await consultancies.CodeOfAsync(organisation.Id, cancel)));
        }

        Consultancies = own;
    }
}
