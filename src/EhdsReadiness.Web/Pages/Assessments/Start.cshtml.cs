namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>The profile: eleven short questions that decide what is asked.</summary>
[EnableRateLimiting(RateLimits.Start)]
public sealed class StartModel(Content content, AssessmentStore assessments, AnonymousStorage storage) : LocalisedPage
{
    [BindProperty] public ProfileForm Form { get; set; } = new();

    public Content Published => content;

    /// <summary>Who has no account has come for a first look.</summary>
    public void OnGet() => Form.Mode = IsSignedIn ? "full" : "express";

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
