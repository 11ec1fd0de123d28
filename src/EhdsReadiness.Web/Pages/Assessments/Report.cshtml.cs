using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>The report to read online, the accessible version of first resort, and the form that makes a PDF of any kind. What is sent for
/// its cover is kept nowhere.</summary>
[EnableRateLimiting(Security.RateLimits.ReportForm)]
[AssessmentAccess(send: Right.Download)]
public sealed class ReportModel(ReportFiles files, ConsultancyLookStore looks) : AssessmentPage
{
    private ConsultancyLook _look = ConsultancyLook.None;

    [BindProperty] public ReportForm Form { get; set; } = new();

    public Report Report { get; private set; } = null!;

    /// <summary>The parts of the report by their places, from 1, and their titles.</summary>
    public IEnumerable<(int Part, string Title)> Parts(Report report) => report.Blocks.OfType<Heading>()
        .Where(heading => heading.Level == 2).Select((heading, index) => (index + 1, heading.Text));

    /// <summary>What the logo shows that the reader's consultancy keeps; null where there is none.</summary>
    public string? KeptLogo => _look.Logo is null ? null : _look.LogoText;

    public void OnGet() => Form = new()
    {
        Kind = ReportKind.Full.Id(),
        Lang = (_look.Language ?? Language).Code(),
        Cover = _look.Line,
        KeptLogo = _look.Logo is null ? null : "yes",
    };

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Report = await files.ReadAsync(Opened, ReportOptions.Full(Language), cancel);
        _look = Client is { } client ? await looks.FindAsync(client.ConsultancyId, cancel) : ConsultancyLook.None;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await Form.ReadAsync(Opened.Questionnaire, Language, ModelState, Texts, cancel) is not { } options) { return Invalid(); }

        if (Form.KeptLogo == "yes" && options.Cover?.Logo is null && Cover.Of(_look)?.Logo is { } kept)
        {
            options = options with { Cover = new(options.Cover?.Line, kept) };
        }

        return File(await files.MakeAsync(Opened, options, Actor, cancel), "application/pdf",
            ActionPlanReport.FileName(Result.Assessment, options));
    }
}
