using EhdsReadiness.Web.Pages.Organisations;

namespace EhdsReadiness.Web.Pages;

/// <summary>What this is, how long it takes, start, resume.</summary>
[Indexable]
public sealed class HomeModel(Content content, AssessmentStore assessments) : LocalisedPage
{
    /// <summary>The resume link that somebody pasted.</summary>
    [BindProperty(Name = "link")] public string? Link { get; set; }

    /// <summary>True right after an assessment was deleted.</summary>
    [BindProperty(SupportsGet = true, Name = "deleted")] public bool IsDeleted { get; set; }

    public Content Published => content;

    /// <summary>What a new assessment starts on.</summary>
    public Questionnaire Questionnaire => content.NewestOn(Today);

    /// <summary>Leads whoever is signed in to what waits for them, unless the address asks for something.</summary>
    public IActionResult OnGet() =>
        IsSignedIn && !User.IsStaff() && !Request.QueryString.HasValue ? Redirect(Links.Waiting()) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (KeyOf(Link) is not { } key) { return Invalid("link", Texts["Home.Resume.error"]); }

        return await assessments.FindAsync(key, cancel) is null
            ? Invalid("link", Texts["Home.Resume.unknown"], StatusCodes.Status404NotFound)
            : Redirect(Links.Assessment(key));
    }

    /// <summary>The key in an address such as people paste it, with or without what follows the key; null when there is none.</summary>
    private static string? KeyOf(string? link)
    {
        const string before = "/assessments/";
        var text = PastedLink.Clean(TextSanitizer.SanitizeToken(link));
        var start = text.IndexOf(before, StringComparison.OrdinalIgnoreCase);
        var key = start < 0 ? text.TrimStart('<', '(', '[', '«', '“', '"') : text[(start + before.Length)..];
        key = string.Concat(key.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
        return AssessmentKey.IsWellFormed(key) ? key : null;
    }
}
