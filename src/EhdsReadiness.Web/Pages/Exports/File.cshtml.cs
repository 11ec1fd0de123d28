using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Pages.Exports;

/// <summary>One exported file, in the language of the address.</summary>
[EnableRateLimiting(Security.RateLimits.Report)]
[AssessmentAccess(Right.Download)]
public sealed class FileModel(ExportTrail trail, AssignmentStore assignments, Content content, DatasetStore datasets) : AssessmentPage
{
    /// <summary>The names of the files of the datasets, which their own page lists.</summary>
    public static IReadOnlyList<string> InventoryNames { get; } = ["datasets.jsonld", "datasets.ttl", "datasets.csv",
        "datasets-template.csv"];

    [BindProperty(SupportsGet = true, Name = "id")] public string? Id { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var file = ExportFile.Of(Opened).FirstOrDefault(one => one.Name == Id);
        if (Id is null || (file is null && !InventoryNames.Contains(Id, StringComparer.Ordinal))) { return NotFound(); }

        var (bytes, type) = file is null ? await OfInventoryAsync(cancel)
            : (file.Write(await ExportAsync(file, cancel), Opened.Stored.Id), file.ContentType);
        // Who only asks for the head takes nothing away.
        if (!HttpMethods.IsHead(Request.Method))
        {
            await trail.AppendAsync(Opened.Stored, Actor, $"{Id} {Language.Code()}", cancel);
        }

        if (Id == "assessment.json")
        {
            Response.Headers.Link = $"<{Request.PathBase}{Web.Links.AssessmentSchema}>; rel=\"describedby\"";
        }

        var (what, end) = (Id.Split('.')[0], Id.Split('.')[1]);
        return File(bytes, type, ActionPlanReport.FileName(Result.Assessment, what, $"{Language.Code()}.{end}"));
    }

    private async Task<AssessmentExport> ExportAsync(ExportFile file, CancellationToken cancel)
    {
        var export = AssessmentExport.Of(content, Opened, await FollowAsync(cancel), Language);
        if (!file.NamesPeople) { return export; }

        var assigned = QuestionToAssign.Of(Opened, await assignments.OfAssessmentAsync(Opened.Stored.Id, cancel), [], Today);
        return export with { Assigned = assigned.Where(one => one.Assignment is not null)
            .ToDictionary(one => one.Question.Id, one => one.Assignment!, StringComparer.Ordinal) };
    }

    private async Task<(byte[] Bytes, string Type)> OfInventoryAsync(CancellationToken cancel)
    {
        var listed = Id == "datasets-template.csv" ? [] : (await DatasetsAsync(cancel)).Datasets;
        if (Id!.EndsWith(".csv", StringComparison.Ordinal))
        {
            return (CsvFile.Write(DatasetsTable.Of(listed, Language), Language), Csv.ContentType);
        }

        var variables = await datasets.ListedVariablesAsync(Opened.Stored.Id, cancel);
        var draft = new HealthDcatDraft(listed, variables, Organisation, Language);
        return Id == "datasets.jsonld" ? (draft.JsonLd(), "application/ld+json") : (draft.Turtle(), "text/turtle; charset=utf-8");
    }
}
