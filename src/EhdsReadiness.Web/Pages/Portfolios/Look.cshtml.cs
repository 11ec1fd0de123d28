using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Pages.Portfolios;

/// <summary>How the reports of a consultancy begin: cover line, logo and language, kept once.</summary>
[EnableRateLimiting(Security.RateLimits.ReportForm)]
[OrganisationAccess(OrganisationRight.Advise)]
public sealed class LookModel(ConsultancyLookStore looks) : OrganisationPage
{
    internal static readonly IReadOnlyList<string> Fields = ["line", "logo", "logo_text", "language"];

    [BindProperty(Name = "line")] public string? Line { get; set; }
    [BindProperty(Name = "logo")] public IFormFile? Logo { get; set; }
    [BindProperty(Name = "logo_text")] public string? LogoText { get; set; }

    /// <summary><c>yes</c> to keep no logo any more.</summary>
    [BindProperty(Name = "drop")] public string? Drop { get; set; }

    /// <summary><c>fr</c> or <c>en</c>; empty for the language of each client.</summary>
    [BindProperty(Name = "language")] public string? Usual { get; set; }

    /// <summary>What is kept now.</summary>
    public ConsultancyLook Kept { get; private set; } = ConsultancyLook.None;

    public bool IsKept => Request.Query["done"] == "kept";

    public void OnGet() => (Line, LogoText, Usual) = (Kept.Line, Kept.LogoText, Kept.Language?.Code());

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var (line, words) = (TextSanitizer.SanitizeLine(Line), TextSanitizer.SanitizeLine(LogoText));
        ModelState.CheckLength("line", line, Cover.LongestLine, Texts, "Look.Error.line");
        var logo = Drop == "yes" ? null : Kept.Logo;
        if (Logo is { Length: > 0 })
        {
            (logo, _, var fault) = await Logo.ReadPictureAsync(cancel);
            if (fault is not null) { ModelState.AddModelError("logo", fault.In(Language)); }
        }

        ModelState.AddIf(logo is not null && (words is null || TextSanitizer.Length(words) > Picture.LongestAlternative), "logo_text",
            Texts["Look.Error.logoText", Picture.LongestAlternative]);
        if (!ModelState.IsValid) { return Invalid(); }

        await looks.SaveAsync(Organisation.Id, new(line, logo, logo is null ? null : words, Languages.Find(Usual)), cancel);
        return Redirect($"{Links.Look(Organisation.Id)}?done=kept");
    }

    protected override async Task<IActionResult?> AdmitAsync(HandlerMethodDescriptor? handler, CancellationToken cancel) =>
        await base.AdmitAsync(handler, cancel)
            ?? (Organisation.Details.MayBeLetIn ? null : Refusal(StatusCodes.Status404NotFound));

    protected override async Task ReadAsync(CancellationToken cancel) => Kept = await looks.FindAsync(Organisation.Id, cancel);
}
