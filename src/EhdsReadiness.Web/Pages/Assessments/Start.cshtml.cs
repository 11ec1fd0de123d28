namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>The profile: eleven short questions that decide what is asked.</summary>
[EnableRateLimiting(RateLimits.Start)]
public sealed class StartModel(
    Content content, AssessmentStore assessments, OrganisationStore organisations, AnonymousStorage storage) : LocalisedPage
{
    [BindProperty] public ProfileForm Form { get; set; } = new();

    public Content Published => content;

    /// <summary>Who has no account has come for a first look.</summary>
    public void OnGet() => Form.Mode = IsSignedIn ? "full" : "express";
    /// <summary>The organisations for which whoever is signed in may begin an assessment.</summary>
    public IReadOnlyList<Core.Organisations.Organisation> Organisations { get; private set; } = [];

    /// <summary>Whether the page asks first for whom the assessment is to be.</summary>
    public bool AsksForWhom => HttpMethods.IsGet(Request.Method) && Request.Query["for"] == "choose" && Organisations.Count > 0;

    protected override async Task ReadAsync(CancellationToken cancel) =>
        Organisations = IsSignedIn && Request.Query["for"] == "choose"
            ? [.. (await organisations.OfAccountAsync(AccountId, cancel)).Where(one => one.Allows(OrganisationRight.Begin))] : [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Form.Read(content, ModelState, Texts) is not { } settings) { return Invalid(); }

        if (storage.RefuseToBegin(HttpContext) is { } refused) { return refused; }

        var now = Now;
        var questionnaire = content.NewestOn(FrenchTime.DayOf(now));
        var key = await assessments.CreateAsync(questionnaire.Version, settings, new Dictionary<string, Answer>(), now, cancel);
        var scope = Scope.Of(questionnaire, settings.Role, settings.Profile, settings.Mode);
        return Redirect(scope.Count == 0 ? Links.Assessment(key) : $"{Links.Assessment(key)}?new=true");
    }
}
