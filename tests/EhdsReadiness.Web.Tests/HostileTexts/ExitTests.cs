using System.Xml;
using EhdsReadiness.Web.Reports;
using EhdsReadiness.Web.Tests.Exports;
using MimeKit;

namespace EhdsReadiness.Web.Tests.HostileTexts;

/// <summary>Every writer takes any text that may stand in a database, whatever stands there, and what it writes is whole.</summary>
public sealed class ExitTests
{
    private const string DatasetId = "0197a0b0c0d0e0f00102030405060708";

    private static readonly DateTimeOffset At = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<int> Places() => [.. Enumerable.Range(0, Hostile.Units.Length)];

    [Theory]
    [MemberData(nameof(Places))]
    public void Every_file_can_be_written_with_any_text_in_every_place(int place)
    {
        var text = Hostile.Units[place];
        var assessment = With(text);
        var action = new TrackedAction("0197a0b0c0d0e0f00102030405060708", 1, ActionDetails.Untouched with
            { Title = text, Owner = text, Reason = text, Notes = text, Evidence = text, Due = new(2028, 1, 1) }, null, At);
        var language = Languages.All[place % 2];
        var export = ExportSamples.Of(assessment, language, [action]);
        ReadXml(SpreadsheetWriter.Write(AssessmentWorkbook.Of(export)));
        ReadXml(PlanDocument.Write(export));
        JsonDocument.Parse(AssessmentFile.Write(assessment, Samples.Content.Questionnaires[^1])).Dispose();
        JsonDocument.Parse(
            new HealthDcatDraft([new(DatasetId, 1, new(text, ["a"], text, text, 1, "yes", "no", text), null, At)],
            new Dictionary<string, IReadOnlyList<DatasetVariable>>(), text, language).JsonLd()).Dispose();
        Assert.NotNull(Ical.Net.Calendar.Load(PlanCalendar.Write(export, "a1")));
        Assert.DoesNotContain(PlanCalendar.Write(export, "a1"), sign => char.IsControl(sign) && sign is not ('\r' or '\n' or '\t'));
        AssertNoFormula(CsvFile.Write(AnswersTable.Of(export), language));
        AssertNoFormula(CsvFile.Write(PlanSheet.Of(export), language));
        AssertNoFormula(
            CsvFile.Write(DatasetsTable.Of([new(DatasetId, 1, new(text, ["a"], text, text, 1, "yes", "no", text), null, At)], language),
            language));
        AssertNoFormula(Csv.Line(language, text, "x", text));
        Assert.Matches("^ehds-readiness[a-z0-9.-]*$", ActionPlanReport.FileName(assessment, language));

        Assert.NotNull(PortfolioChoice.KeyOf(text));
        Assert.NotNull(EmailAddress.Normalize($"{text}@{text}"));
        Assert.NotNull(ResultFile.Write(Readiness.Of(Samples.Content, assessment)));
    }

    [Fact]
    public void A_report_can_be_printed_with_any_text_in_every_place()
    {
        // All of them in the notes at once, and each that property writers or normalising choke on in the name and the cover.
        var all = string.Join(' ', Hostile.Units);
        foreach (var text in Hostile.Units.Take(9).Append(all[..150]))
        {
            var assessment = With(all) with { Organisation = text };
            var options = ReportOptions.Full(Language.French) with { Cover = new(text, null) };
            var file = Samples.Renderer.Render(
                ActionPlanReport.Verifiable(Samples.Content, Readiness.Of(Samples.Content, assessment), options, null, text));
            using var document = UglyToad.PdfPig.PdfDocument.Open(file);
            Assert.NotEqual(0, document.NumberOfPages);
        }
    }

    [Fact]
    public async Task A_mail_can_be_written_with_any_text_and_none_of_it_becomes_a_link()
    {
        foreach (var text in Hostile.Units)
        {
            var mail = Mail.Of("Invitation.reader", "a@exemple.fr", Language.French, Mail.Words(text), Mail.Words(text),
                "http://site.example/fr/invitations/x", "demain", "");
            using var file = new MemoryStream();
            using (var written = Outbox.MessageOf(mail with { Subject = text }, new(), "1", TimeProvider.System.GetUtcNow()))
            {
                await written.WriteToAsync(file);
            }

            file.Position = 0;
            using var message = await MimeMessage.LoadAsync(file);
            var body = message.TextBody!.ReplaceLineEndings("\n");
            Assert.Single(message.To);
            Assert.Empty(message.Bcc);
            Assert.Equal(1, body.Split("://").Length - 1);
            Assert.DoesNotContain("evil.example", body, StringComparison.Ordinal);
            Assert.True(body.IndexOf("http://site.example", StringComparison.Ordinal) < body.IndexOf('«', StringComparison.Ordinal));
            Assert.DoesNotContain(body, sign => char.IsControl(sign) && sign != '\n');
        }
    }

    [Theory]
    [InlineData(Language.French)]
    [InlineData(Language.English)]
    public void What_is_kept_comes_back_the_same_from_every_file_that_can_be_imported(Language language)
    {
        var kept = Hostile.Units.Select(TextSanitizer.Sanitize).OfType<string>().Distinct().ToList();
        for (var first = 0; first < kept.Count; first += 10)
        {
            var texts = kept.Skip(first).Take(10).ToList();
            var questions = Samples.Content.Questionnaires[^1].Questions.Take(texts.Count).ToList();
            var assessment = Samples.Of("01-chu-de-montervaux").Assessment with
            {
                Organisation = TextSanitizer.SanitizeLine(texts[0]),
                Answers = questions.Select((question, index) =>
                    (question.Id, Answer: Answer.AtLevel(2) with
                    { Note = texts[index], Evidence = TextSanitizer.SanitizeLink(texts[index]) }))
                    .ToDictionary(pair => pair.Id, pair => pair.Answer, StringComparer.Ordinal),
            };
            var export = ExportSamples.Of(assessment, language);
            var table = AnswersTable.Of(export);
            var none = new Dictionary<string, StoredAnswer>();
            foreach (var sheets in new[]
                { CsvFile.Read(CsvFile.Write(table, language)).Sheets,
                SpreadsheetReader.Read(SpreadsheetWriter.Write(AssessmentWorkbook.Of(export))).Sheets })
            {
                var reading = AnswersTable.Read(sheets, Samples.Content.Questionnaires[^1], none);
                Assert.Empty(reading.Faults);
                Assert.All(reading.Answers.Where(read => read.Answer is not null), read =>
                    Assert.Equal(assessment.Answers[read.Question.Id], read.Answer));
                Assert.Equal(texts.Count, reading.Answers.Count(read => read.Answer is not null));
            }

            var json = AssessmentFile.Read(AssessmentFile.Write(assessment, Samples.Content.Questionnaires[^1]), Samples.Content);
            Assert.Empty(json.Faults);
            Assert.Equal(assessment.Organisation, json.Assessment!.Organisation);
            Assert.Equal(assessment.Answers.OrderBy(pair => pair.Key, StringComparer.Ordinal),
                json.Assessment.Answers.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        }
    }

    private static Assessment With(string text)
    {
        var example = Samples.Of("01-chu-de-montervaux").Assessment;
        return example with
        {
            Organisation = text,
            Answers = example.Answers.Select((pair, index) =>
                (pair.Key, Answer: index < 6 ? pair.Value with { Note = text, Evidence = text } : pair.Value))
                .ToDictionary(pair => pair.Key, pair => pair.Answer, StringComparer.Ordinal),
        };
    }

    /// <summary>Reads every part of an Office file to its end.</summary>
    private static void ReadXml(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            using var xml = XmlReader.Create(part);
            while (xml.Read())
            {
            }
        }
    }

    /// <summary>However a spreadsheet divides the file, no cell is a formula, spaces and quotes before it left out. Numbers are
    /// none.</summary>
    private static void AssertNoFormula(byte[] file)
    {
        foreach (var separator in new[] { ';', ',', '\t' })
        {
            foreach (var cell in Encoding.UTF8.GetString(file).Split(separator, '\r', '\n'))
            {
                var seen = cell.TrimStart('"', ' ', '\u00a0', '\u202f', '\u3000', '\u200b', '\ufeff');
                Assert.False(seen is ['=' or '+' or '@' or '＝' or '＋' or '－' or '＠', ..]
                    || (seen is ['-', var next, ..] && !char.IsAsciiDigit(next)), cell);
            }
        }
    }
}
