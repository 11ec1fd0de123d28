using EhdsReadiness.Web.Pages.Assessments;

namespace EhdsReadiness.Web.Pages.Portfolios;

/// <summary>Begins an assessment for a client that lets the consultancy do so: it is the client's own.</summary>
[EnableRateLimiting(Security.RateLimits.Start)]
public sealed class BeginForClientModel(Content content, OrganisationAssessmentStore assessments) : ClientPage
{
    [BindProperty] public ProfileForm Form { get; set; } = new();

    protected override bool Allows(ClientAccess access, bool sends) => access.MayBeginNow;

    public void OnGet() => Form = new()
    {
        AnswersFor = "organisation",
        Mode = "full",
        Organisation = Access.Name,
        OrganisationKind = Access.Kind,
        Region = Access.Region,
    };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Form.Read(content, ModelState, TextsIn("Pages/Assessments")) is not { } settings) { return Invalid(); }

        var id = await assessments.CreateAsync(Access.Id, content.NewestOn(Today).Version, settings, new Dictionary<string, Answer>(),
            AccountId, Now, cancel, Access.ConsultancyId);
        return Redirect(Links.Assessment(id));
    }
}
