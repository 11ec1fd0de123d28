using System.Globalization;
using System.IO.Compression;
using EhdsReadiness.Core;
using EhdsReadiness.Core.Assessments;
using EhdsReadiness.Core.Audit;
using EhdsReadiness.Core.Organisations;
using EhdsReadiness.Core.Portfolios;
using EhdsReadiness.Core.Questionnaires;
using EhdsReadiness.Core.Scoring;
using EhdsReadiness.Web.Exports;
using EhdsReadiness.Web.Pages.Assessments;

namespace EhdsReadiness.Web.Reports;

/// <summary>
/// Writes the reports of many clients as one ZIP straight to whoever asked: one report in memory at a time, each in its client's language,
/// then a table of them. Whether a client still lets its report go is asked when its turn comes.
/// </summary>
public sealed class ArchiveWriter(
    Content content, PortfolioQuery portfolio, OrganisationAssessmentStore assessments, AnswerStore answers, ReportArchiveStore archives, ReportFiles reports, TimeProvider clock)
{
    private const string Day = "yyyy-MM-dd";

    /// <param name="language">Of the table.</param>
    /// <param name="target">Need not be able to go back.</param>
    public async Task WriteAsync(ReportArchive archive, string accountId, Language language, Stream target, CancellationToken cancel)
    {
        await archives.BeginAsync(archive.Id, clock.GetUtcNow(), cancel);
        await portfolio.OfAccountAsync(accountId, clock.GetUtcNow(), cancel);
        var clients = (await portfolio.ReadAsync(accountId, archive.Clients, clock.GetUtcNow(), cancel)).ToDictionary(client => client.OrganisationId, StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var index = new MemoryStream();
        index.Write(Csv.Start);
        index.Write(Csv.Line(Heads(language)));
        await using var held = new HoldingStream();
        using (var zip = new ZipArchive(held, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var organisation in archive.Clients)
            {
                var client = clients.GetValueOrDefault(organisation);
                var opened = client?.Current is { } current ? await OpenAsync(current.Id, accountId, cancel) : null;
                if (client is null || opened is null || opened.Result.Combined.Answered == 0)
                {
                    await archives.NoteAsync(archive.Id, organisation, client is not null && client.State == ClientState.NotBegun ? ArchiveOutcome.Empty : ArchiveOutcome.Closed, cancel);
                    continue;
                }

                // It stands in the client's trail before its first byte leaves.
                var pdf = await reports.MakeAsync(opened, ReportOptions.Full(client.Language), AuditActor.Account(accountId, opened.Stored.ConsultancyId), cancel);
                var name = NameOf(opened.Result.Assessment with { Organisation = client.Name }, client.Language, names);
                await archives.NoteAsync(archive.Id, organisation, ArchiveOutcome.Written, cancel);
                Add(zip, name, pdf);
                index.Write(Csv.Line(Fields(name, client, AssessmentSummary.Of(opened.Result), opened.Stored, language)));
                await held.PassOnAsync(target, cancel);
            }

            Add(zip, Texts.Of(language, "Archive.Index"), index.ToArray());
        }

        await held.PassOnAsync(target, cancel);
        await archives.EndAsync(archive.Id, clock.GetUtcNow(), cancel);
    }

    /// <summary>The assessment, if whoever asks may take its report away now.</summary>
    private async Task<OpenAssessment?> OpenAsync(string id, string accountId, CancellationToken cancel)
    {
        if (await assessments.FindAsync(id, accountId, StoredAssessment.DayOf(clock.GetUtcNow()), cancel) is not { } stored || !stored.Allows(Right.Download))
        {
            return null;
        }

        var questionnaire = content.Find(stored.Questionnaire)!;
        var given = await answers.OfAssessmentAsync(id, cancel);
        var result = Readiness.Of(questionnaire, content.Regulation, stored.With(given));
        return new(id, stored, questionnaire, given.ToDictionary(answer => answer.QuestionId, StringComparer.Ordinal), result);
    }

    private void Add(ZipArchive zip, string name, byte[] bytes)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = StoredAssessment.InParis(clock.GetUtcNow());
        using var stream = entry.Open();
        stream.Write(bytes);
    }

    /// <summary>The report's own file name, with a number where another client has the same.</summary>
    private static string NameOf(Assessment assessment, Language language, HashSet<string> names)
    {
        var name = ActionPlanReport.FileName(assessment, language);
        for (var i = 2; !names.Add(name); i++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(ActionPlanReport.FileName(assessment, language))}-{i}.pdf");
        }

        return name;
    }

    private IEnumerable<string> Heads(Language language)
    {
        string Say(string key) => Texts.Of(language, $"Archive.{key}");
        var axes = content.NewestOn(StoredAssessment.DayOf(clock.GetUtcNow())).Axes.SelectMany(axis => new[] { Texts.Of(language, "Archive.AxisLow", axis.Number), Texts.Of(language, "Archive.AxisHigh", axis.Number) });
        return [Say("File"), Say("Organisation"), Say("Identifier"), Say("Kind"), Say("State"), Say("Language"), Say("Answered"), Say("Asked"), Say("Low"), Say("High"), .. axes, Say("Due"), Say("DueCount"), Say("Changed"), Say("Until")];
    }

    private IEnumerable<string?> Fields(string name, Client client, AssessmentSummary summary, StoredAssessment stored, Language language)
    {
        var next = summary.Next(StoredAssessment.DayOf(clock.GetUtcNow()));
        return
        [
            name, client.Name, client.Identifier, content.Field("organisation_kind").Find(client.Kind)?.Label.In(language) ?? client.Kind,
            Texts.Of(language, $"Archive.State.{stored.State.Id()}"), client.Language.Code(), Number(summary.Answered), Number(summary.InScope), Number(summary.Overall?.Low), Number(summary.Overall?.High),
            .. summary.Axes.SelectMany(axis => new[] { Number(axis?.Low), Number(axis?.High) }),
            next?.From?.ToString(Day, CultureInfo.InvariantCulture), Number(next?.Count), StoredAssessment.DayOf(stored.ChangedAt).ToString(Day, CultureInfo.InvariantCulture), client.Until.ToString(Day, CultureInfo.InvariantCulture),
        ];
    }

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
