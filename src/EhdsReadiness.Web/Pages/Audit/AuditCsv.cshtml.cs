namespace EhdsReadiness.Web.Pages.Audit;

/// <summary>The trail of an organisation as a table, the last entry first; taking it away is an entry of its own.</summary>
[EnableRateLimiting(Security.RateLimits.Report)]
[OrganisationAccess(OrganisationRight.Manage)]
public sealed class AuditCsvModel(AuditQuery query, AuditTrail trail, Content content) : OrganisationPage
{
    private const int AtOnce = 500;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var now = Now;
        var words = new AuditWords(Texts, content, Language);
        var choice = AuditFilter.Of(Request.Query).Choice;
        Response.ContentType = Csv.ContentType;
        Response.Headers.ContentDisposition =
            $"attachment; filename=\"{Texts["File"].Value}-{FrenchTime.DayOf(now).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" +
            $".csv\"";
        if (HttpMethods.IsHead(Request.Method)) { return new EmptyResult(); }

        await trail.AppendAsync(
            new(AuditAction.Exported, AuditActor.Account(AccountId), AuditSubject.Organisation(Organisation.Id), Organisation.Id,
            "audit.csv"), now, cancel);
        await Response.Body.WriteAsync(Csv.Start.ToArray(), cancel);
        await Response.Body.WriteAsync(
            Csv.Line(Language, Texts["Number"].Value, Texts["When.Utc"].Value, Texts["Who"].Value, Texts["What"].Value,
            Texts["On"].Value, Texts["Hash"].Value), cancel);
        IReadOnlyList<AuditLine> lines;
        long? before = null;
        do
        {
            lines = await query.OfOrganisationAsync(Organisation.Id, choice with { Before = before }, 0, AtOnce, cancel);
            foreach (var line in lines)
            {
                var at = line.At.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
                await Response.Body.WriteAsync(
                    Csv.Line(Language, line.Number.ToString(CultureInfo.InvariantCulture), at, words.Who(line), words.What(line),
                    words.On(line), line.Hash), cancel);
                before = line.Number;
            }
        }
        while (lines.Count == AtOnce);
        return new EmptyResult();
    }
}
