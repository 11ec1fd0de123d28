namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>Changes the profile later. What comes into scope and what falls out of it is shown before anything is saved.</summary>
[AssessmentAccess(Right.ChangeProfile, Right.ChangeProfile)]
public sealed class ProfileModel(Content content, AssessmentStore assessments) : AssessmentPage
{
    [BindProperty] public ProfileForm Form { get; set; } = new();

    /// <summary>The version of the settings that the page showed.</summary>
    [BindProperty(Name = "version")] public int Version { get; set; }

    public Content Published => content;

    /// <summary>Questions that the new profile brings in; null until a change is previewed.</summary>
    public IReadOnlyList<Question>? ComingIn { get; private set; }

    /// <summary>Questions that the new profile leaves out; their answers are kept.</summary>
    public IReadOnlyList<Question> FallingOut { get; private set; } = [];

    /// <summary>How many duties asked about before and after move from one first day to another.</summary>
    public IReadOnlyList<(DateOnly Before, DateOnly After, int Duties)> Moving { get; private set; } = [];

    /// <summary>True when somebody changed the profile meanwhile.</summary>
    public bool IsStale { get; private set; }

    /// <param name="categories">Those that another page proposes, such as those of the datasets; none to change by hand.</param>
    /// <param name="mode">What another page proposes; null to change by hand.</param>
    public IActionResult OnGet([FromQuery] string[] categories, [FromQuery] string? mode)
    {
        Form = ProfileForm.Of(Opened.Stored.Settings);
        Version = Opened.Stored.Version;
        if (categories.Length == 0 && mode is null) { return Page(); }

        Form.Categories = categories.Length == 0 ? Form.Categories : [.. categories.OfType<string>()];
        Form.AskedForCategories = true;
        Form.Mode = mode ?? Form.Mode;
        return OnPost();
    }

    /// <summary>Shows what the change does.</summary>
    public IActionResult OnPost()
    {
        if (Form.Read(content, ModelState, Texts) is not { } settings) { return Invalid(); }

        Preview(settings);
        return Page();
    }

    /// <summary>Saves what was previewed.</summary>
    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancel)
    {
        if (Form.Read(content, ModelState, Texts) is not { } settings) { return Invalid(); }

        if (Opened.Stored.Settings == settings
            || await assessments.SaveSettingsAsync(Opened.Stored, settings, Version, Actor, Now, cancel) == SaveResult.Saved)
        {
            return Redirect(Links.Assessment(Key));
        }

        await ReopenAsync(cancel);
        IsStale = true;
        Version = Opened.Stored.Version;
        ModelState.Clear();
        Preview(settings);
        return Conflicting();
    }

    private void Preview(AssessmentSettings settings)
    {
        var after = Scope.Of(Opened.Questionnaire, settings.Role, settings.Profile, settings.Mode);
        ComingIn = [.. after.Except(Result.Scope)];
        FallingOut = [.. Result.Scope.Except(after)];
        Moving =
        [
            .. from question in after.Intersect(Result.Scope)
               let before = question.Duty?.For(Opened.Stored.Settings.Profile, content.Regulation)?.From
               let now = question.Duty?.For(settings.Profile, content.Regulation)?.From
               where before is not null && now is not null && before != now
               group question by (Before: before.Value, After: now.Value) into moved
               orderby moved.Key
               select (moved.Key.Before, moved.Key.After, moved.Count()),
        ];
    }
}
