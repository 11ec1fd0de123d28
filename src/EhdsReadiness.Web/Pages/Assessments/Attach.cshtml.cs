namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>Makes an assessment that somebody holds by its link one of an organisation's own. The links open nothing from then
/// on.</summary>
[AssessmentAccess(Right.Attach, Right.Attach)]
public sealed class AttachModel(OrganisationStore organisations, OrganisationAssessmentStore assessments)
    : AssessmentPage
{
    internal static readonly IReadOnlyList<string> Fields = ["organisation"];

    /// <summary>Identifier of the organisation chosen.</summary>
    [BindProperty(Name = "organisation")] public string? OrganisationId { get; set; }

    /// <summary>The organisations for which whoever is signed in may begin an assessment.</summary>
    public IReadOnlyList<Core.Organisations.Organisation> Organisations { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Organisations.FirstOrDefault(one => one.Id == OrganisationId) is not { } chosen)
        {
            return Invalid("organisation", Texts["Attach.Error"]);
        }

        return await assessments.AttachAsync(Opened.Stored.Id, chosen.Id, AccountId, Now, cancel)
            ? Redirect(Links.Assessment(Opened.Stored.Id))
            : NotFound();
    }

    protected override async Task ReadAsync(CancellationToken cancel) =>
        Organisations = IsSignedIn
            ? [.. (await organisations.OfAccountAsync(AccountId, cancel)).Where(one => one.Allows(OrganisationRight.Begin))] : [];

    // Without its handler the page knows nothing to show.
    protected override IActionResult? GiveBack() => null;
}
