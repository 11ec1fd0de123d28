using EhdsReadiness.Web.Pages.Assessments;

namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>Begins an assessment of the organisation: the same profile, with what the organisation said of itself filled in.</summary>
[EnableRateLimiting(Security.RateLimits.Start)]
[OrganisationAccess(OrganisationRight.Begin)]
public sealed class NewAssessmentModel(
    Content content, OrganisationAssessmentStore assessments) : OrganisationPage
{
    [BindProperty] public ProfileForm Form { get; set; } = new();

    public void OnGet()
    {
        var details = Organisation.Details;
        Form = new()
        {
            AnswersFor = Organisation.Unit is null ? "organisation" : "unit",
            UnitKind = Organisation.Unit?.UnitKind.Id(),
            House = Organisation.Unit?.HouseName,
            Mode = "full",
            Organisation = details.Name,
            OrganisationKind = details.Kind,
            Region = details.Region,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Form.Read(content, ModelState, TextsIn("Pages/Assessments")) is not { } settings) { return Invalid(); }

        var now = Now;
        var version = content.NewestOn(FrenchTime.DayOf(now)).Version;
        var id = await assessments.CreateAsync(
            Organisation.Id, version, settings, new Dictionary<string, Answer>(), AccountId, now, cancel);
        return Redirect(Links.Assessment(id));
    }
}
