using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Pages.Portfolios;

/// <summary>The archive itself: made while it is sent, and kept nowhere.</summary>
[EnableRateLimiting(Security.RateLimits.Archive)]
public sealed class ArchiveZipModel(ArchiveWriter writer, OrganisationStore organisations, ConsultancyLookStore looks) : ArchivePage
{
    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "kind")] string? kind, [FromQuery(Name = "lang")] string? lang, [FromQuery(Name = "cover")] string? cover,
        [FromQuery(Name = "workbook")] string? workbook, CancellationToken cancel)
    {
        var choice = await ReadAsync(kind, lang, cover, workbook == "yes", cancel);
        if (choice is null) { return BadRequest(); }

        Response.ContentType = "application/zip";
        Response.Headers.ContentDisposition =
            $"attachment; filename=\"ehds-readiness-{Today:yyyy-MM-dd}.zip\"";
        if (!HttpMethods.IsHead(Request.Method))
        {
            await writer.WriteAsync(Archive, choice, AccountId, Language, Response.Body, cancel);
        }

        return new EmptyResult();
    }

    /// <summary>What is asked for; null when some of it is nothing.</summary>
    /// <param name="consultancy">Whose cover; empty for none.</param>
    private async Task<ArchiveChoice?> ReadAsync(
        string? kind, string? lang, string? consultancy, bool withWorkbook, CancellationToken cancel)
    {
        var (found, language) = (kind is null ? ReportKind.Full : Ids.Find<ReportKind>(kind), string.IsNullOrEmpty(lang) ? null : lang);
        if (found is not { } one || !ArchiveChoice.Kinds.Contains(one)
            || !(language is null or ReportOptions.Both || Languages.Find(language) is not null))
        {
            return null;
        }

        if (string.IsNullOrEmpty(consultancy)) { return new(one, language, null, withWorkbook); }

        return await organisations.FindAsync(consultancy, AccountId, cancel) is null ? null
            : new(one, language, Cover.Of(await looks.FindAsync(consultancy, cancel)), withWorkbook);
    }
}
