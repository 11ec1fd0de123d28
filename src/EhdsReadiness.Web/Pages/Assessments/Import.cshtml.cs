namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>Resumes from a file: nothing is written unless all of it is right.</summary>
[EnableRateLimiting(RateLimits.Start)]
public sealed class ImportModel(
    Content content, AssessmentStore assessments, BaselineStore baselines, AnonymousStorage storage) : LocalisedPage
{
    /// <summary>Longest file, in bytes: five times that of the longest Texts allowed in every answer would not be read by
    /// anybody.</summary>
    public const int LongestFile = 2 * 1024 * 1024;

    [BindProperty(Name = "file")] public IFormFile? Upload { get; set; }

    /// <summary><c>yes</c> for the next assessment after that of the file: its answers wait to be confirmed.</summary>
    [BindProperty(SupportsGet = true, Name = "again")] public string? Again { get; set; }

    public bool IsAgain => Again == "yes";

    /// <summary>What is wrong with the file; empty until one was sent.</summary>
    public IReadOnlyList<FileFault> Faults { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Upload is null || Upload.Length == 0) { return Invalid("file", Texts["Import.Error.none"]); }

        if (Upload.Length > LongestFile)
        {
            return Invalid("file", Texts["Import.Error.tooLarge"], StatusCodes.Status413PayloadTooLarge);
        }

        var reading = AssessmentFile.Read(await Upload.ReadAllAsync(cancel), content);
        if (reading.Assessment is not { } assessment)
        {
            Faults = reading.Faults;
            return Invalid("file", FaultsText(Faults.Count, "Import.Error.faults", "Import.Error.manyFaults"));
        }

        if (storage.RefuseToBegin(HttpContext) is { } refused) { return refused; }

        if (IsAgain)
        {
            var next = await baselines.StartAsync(
                assessment, content.Find(assessment.Questionnaire)!, BaselineOrigin.File, null, AuditActor.Link, Now, cancel);
            return Redirect($"{Links.Assessment(next)}?new=true");
        }

        var settings = new AssessmentSettings(
            assessment.Mode, assessment.Role, assessment.Profile, assessment.Organisation, assessment.Unit);
        var key = await assessments.CreateAsync(assessment.Questionnaire, settings, assessment.Answers, Now, cancel);
        return Redirect($"{Links.Assessment(key)}?new=true");
    }
}
