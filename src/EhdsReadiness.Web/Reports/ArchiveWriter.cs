namespace EhdsReadiness.Web.Reports;

/// <summary>
/// Writes the reports of many clients as one ZIP straight to whoever asked: one report in memory at a time, each in its client's language,
/// then a table of them. Whether a client still lets its report go is asked when its turn comes. A report that cannot be made is a line of
/// the table, and the others follow.
/// </summary>
public sealed partial class ArchiveWriter(
    Content content,
    PortfolioQuery portfolio,
    AssessmentDoor door,
    ReportArchiveStore archives,
    ReportFiles reports,
    ExportTrail trail,
    TimeProvider clock,
    ILogger<ArchiveWriter> log)
{
    private const string Day = "yyyy-MM-dd";

    /// <param name="choice">What it holds of each client.</param>
    /// <param name="language">Of the table.</param>
    /// <param name="target">Need not be able to go back.</param>
    public async Task WriteAsync(ReportArchive archive, ArchiveChoice choice, string accountId, Language language, Stream target,
        CancellationToken cancel)
    {
        await archives.BeginAsync(archive.Id, clock.GetUtcNow(), cancel);
        var (_, unlisted) = await portfolio.ListAsync(accountId, clock.GetUtcNow(), cancel);
        var clients = (await portfolio.ReadAsync(accountId, archive.Clients, clock.GetUtcNow(), cancel))
            .ToDictionary(client => client.OrganisationId, StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var index = new MemoryStream();
        index.Write(Csv.Start);
        var heads = Heads(language).ToList();
        index.Write(Csv.Line(language, heads));
        await using var held = new HoldingStream();
        using (var zip = new ZipArchive(held, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var organisation in archive.Clients)
            {
                var client = clients.GetValueOrDefault(organisation);
                var (outcome, files, line) = client is null && unlisted.Contains(organisation)
                    ? (ArchiveOutcome.Failed, [], [ReportTexts.Of(language, "Archive.Failed"), null, organisation])
                    : await MakeAsync(client, choice, accountId, language, names, cancel);
                await NoteAsync(archive.Id, organisation, outcome, cancel);
                foreach (var (name, bytes) in files)
                {
                    Add(zip, name, bytes);
                }

                if (line.Count > 0)
                {
                    index.Write(Csv.Line(language, [.. line, .. Enumerable.Repeat<string?>(null, heads.Count - line.Count)]));
                }

                await held.PassOnAsync(target, cancel);
            }

            Add(zip, ReportTexts.Of(language, "Archive.Index"), index.ToArray());
        }

        await held.PassOnAsync(target, cancel);
        await TryAsync("the end", () => archives.EndAsync(archive.Id, clock.GetUtcNow(), cancel), cancel);
    }

    /// <summary>The report of one client and the fields of its line of the table, none for no line, with what became of it.</summary>
    private async Task<(ArchiveOutcome Outcome, IReadOnlyList<(string Name, byte[] Bytes)> Files, IReadOnlyList<string?> Line)> MakeAsync(
        Client? client, ArchiveChoice choice, string accountId, Language language, HashSet<string> names, CancellationToken cancel)
    {
        try
        {
            var today = FrenchTime.DayOf(clock.GetUtcNow());
            var opened = client?.Current is { } current ? await door.OpenSharedAsync(current.Id, accountId, today, cancel) : null;
            if (client is null || opened is null || !opened.Allows(Right.Download) || opened.Result.Combined.Answered == 0)
            {
                return (client is not null && client.State == ClientState.NotBegun ? ArchiveOutcome.Empty
                    : ArchiveOutcome.Closed, [], []);
            }

            // It stands in the client's trail before its first byte leaves.
            var actor = AuditActor.Account(accountId, opened.Stored.ActingFor);
            var options = choice.For(opened.Questionnaire, client.Language);
            var pdf = await reports.MakeAsync(opened, options, actor, cancel);
            var name = NameOf(opened.Result.Assessment with { Organisation = client.Name }, options, names);
            List<(string, byte[])> files = [(name, pdf)];
            if (choice.WithWorkbook)
            {
                var export = new AssessmentExport(
                    content, opened.Result, opened.Answers, await door.FollowAsync(opened, cancel), options.Languages[0]);
                await trail.AppendAsync(opened.Stored, actor, $"assessment.xlsx {options.Languages[0].Code()}", cancel);
                files.Add(($"{Path.GetFileNameWithoutExtension(name)}.xlsx", SpreadsheetWriter.Write(AssessmentWorkbook.Of(export))));
            }

            return (ArchiveOutcome.Written, files,
                [.. Fields(name, client, AssessmentSummary.Of(opened.Result), opened.Stored, language)]);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            LogFailed(log, e, client!.OrganisationId);
            return (ArchiveOutcome.Failed, [], [ReportTexts.Of(language, "Archive.Failed"), client.Name, client.Identifier]);
        }
    }

    /// <summary>Notes how far the archive is, for its page alone: where that fails, the archive goes on.</summary>
    private Task NoteAsync(string archive, string organisation, ArchiveOutcome outcome, CancellationToken cancel) =>
        TryAsync($"organisation {organisation}", () => archives.NoteAsync(archive, organisation, outcome, cancel), cancel);

    private async Task TryAsync(string what, Func<Task> note, CancellationToken cancel)
    {
        try
        {
            await note();
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            LogNotNoted(log, e, what);
        }
    }

    private void Add(ZipArchive zip, string name, byte[] bytes)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = FrenchTime.InParis(clock.GetUtcNow());
        using var stream = entry.Open();
        stream.Write(bytes);
    }

    /// <summary>The report's own file name, with a number where another client has the same.</summary>
    private static string NameOf(Assessment assessment, ReportOptions options, HashSet<string> names)
    {
        var name = ActionPlanReport.FileName(assessment, options);
        for (var i = 2; !names.Add(name); i++)
        {
            name = string.Create(CultureInfo.InvariantCulture,
                $"{Path.GetFileNameWithoutExtension(ActionPlanReport.FileName(assessment, options))}-{i}.pdf");
        }

        return name;
    }

    private IEnumerable<string> Heads(Language language)
    {
        string Say(string key) => ReportTexts.Of(language, $"Archive.{key}");
        var axes = content.NewestOn(FrenchTime.DayOf(clock.GetUtcNow()))
            .Axes.SelectMany(axis =>
            new[] { ReportTexts.Of(language, "Archive.AxisLow", axis.Number), ReportTexts.Of(language, "Archive.AxisHigh", axis.Number) });
        return [Say("File"), Say("Organisation"), Say("Identifier"), Say("Kind"), Say("State"), Say("Language"), Say("Answered"),
            Say("Asked"), Say("Low"), Say("High"), .. axes, Say("Due"), Say("DueCount"), Say("Changed"), Say("Until")];
    }

    private IEnumerable<string?> Fields(string name, Client client, AssessmentSummary summary, StoredAssessment stored, Language language)
    {
        var next = summary.Next(FrenchTime.DayOf(clock.GetUtcNow()));
        return
        [
            name, client.Name, client.Identifier, content.Field("organisation_kind").Find(client.Kind)?.Label.In(language) ?? client.Kind,
            ReportTexts.Of(language, $"Archive.State.{stored.State.Id()}"), client.Language.Code(), Number(summary.Answered),
            Number(summary.InScope), Number(summary.Overall?.Low), Number(summary.Overall?.High),
            .. summary.Axes.SelectMany(axis => new[] { Number(axis?.Low), Number(axis?.High) }),
            next?.From?.ToString(Day, CultureInfo.InvariantCulture), Number(next?.Count), FrenchTime.DayOf(stored.ChangedAt)
                .ToString(Day, CultureInfo.InvariantCulture), client.Until.ToString(Day, CultureInfo.InvariantCulture),
        ];
    }

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    [LoggerMessage(Level = LogLevel.Error, Message =
        "The report of organisation {Organisation} could not be made for an archive; the others follow")]
    private static partial void LogFailed(ILogger log, Exception exception, string organisation);

    [LoggerMessage(Level = LogLevel.Error, Message = "How far an archive is could not be noted ({What})")]
    private static partial void LogNotNoted(ILogger log, Exception exception, string what);
}
