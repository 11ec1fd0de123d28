namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>Makes an assessment that somebody holds by its link one of an organisation's own. The links open nothing from then
/// on.</summary>
public sealed class AttachModel(OrganisationStore organisations, OrganisationAssessmentStore assessments, TimeProvider clock)
    : AssessmentPage
{
    internal static readonly IReadOnlyList<string> Fields = ["organisation"];

    /// <summary>Identifier of the organisation chosen.</summary>
    [BindProperty(Name = "organisation")]
    public string? OrganisationId { get; set; }

    /// <summary>The organisations for which whoever is signed in may begin an assessment.</summary>
    public IReadOnlyList<Core.Organisations.Organisation> Organisations { get; private set; } = [];

    protected override Right ToSee => Right.Attach;

    protected override Right ToSend(string? handler) => Right.Attach;

    public Task OnGetAsync(CancellationToken cancel) => ReadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        if (Organisations.FirstOrDefault(one => one.Id == OrganisationId) is not { } chosen)
        {
            ModelState.AddModelError("organisation", Texts["Attach.Error"]);
            return PageWithStatus(StatusCodes.Status400BadRequest);
        }

        return await assessments.AttachAsync(Opened.Stored.Id, chosen.Id, AccountId!, clock.GetUtcNow(), cancel)
            ? Redirect(Links.Assessment(Opened.Stored.Id))
            : NotFound();
    }

    private async Task ReadAsync(CancellationToken cancel) =>
        Organisations = AccountId is { } account
            ? [.. (await organisations.OfAccountAsync(account, cancel)).Where(one => one.Allows(OrganisationRight.Begin))] : [];

    // Without its handler the page knows nothing to show.
    protected override IActionResult? GiveBack() => null;
}
