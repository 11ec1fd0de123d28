using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Ical.Net.CalendarComponents;
using NJsonSchema;

namespace EhdsReadiness.Web.Tests.Exports;

/// <summary>The plan as a text document and as a calendar, the assessment as JSON by its schema.</summary>
public sealed class OtherFilesTests
{
    private static readonly string[] Examples =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "content", "examples"), "*.json")];

    [Theory]
    [InlineData(Language.French, "fr-FR")]
    [InlineData(Language.English, "en-GB")]
    public void The_text_document_has_headings_a_heading_row_and_its_language(Language language, string tag)
    {
        var export = ExportSamples.Of("01-chu-de-montervaux", language);
        using var document = WordprocessingDocument.Open(new MemoryStream(PlanDocument.Write(export)), false);
        var body = document.MainDocumentPart!.Document!.Body!;

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document)
            .Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        Assert.Equal("Title", body.GetFirstChild<Paragraph>()!.ParagraphProperties!.ParagraphStyleId!.Val!.Value);
        var tables = body.Elements<Table>().ToList();
        Assert.Equal(export.Actions.Select(one => one.Action.AxisId).Distinct().Count(), tables.Count);
        Assert.All(tables, table => Assert.NotNull(table.GetFirstChild<TableRow>()!.TableRowProperties!.GetFirstChild<TableHeader>()));
        Assert.Equal(export.Actions.Count(), tables.Sum(table => table.Elements<TableRow>().Count() - 1));
        var styles = document.MainDocumentPart.StyleDefinitionsPart!.Styles!;
        Assert.Equal(tag, styles.DocDefaults!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Languages>().Single().Val!.Value);
        Assert.Equal(["heading 1", "heading 2"], styles.Elements<Style>()
            .Where(style => style.StyleParagraphProperties?.OutlineLevel is not null).Select(style => style.StyleName!.Val!.Value!));
        var bullet = styles.Elements<Style>().Single(style => style.StyleId == "ListBullet").StyleParagraphProperties!.NumberingProperties!;
        Assert.Contains(document.MainDocumentPart.NumberingDefinitionsPart!.Numbering!.Elements<NumberingInstance>(),
            list => list.NumberID!.Value == bullet.NumberingId!.Val!.Value);
        var paragraphs = body.Elements<Paragraph>().ToList();
        bool IsHeading(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value == "Heading2";
        Assert.All(paragraphs.Where(IsHeading), heading => Assert.False(IsHeading(paragraphs[paragraphs.IndexOf(heading) + 1])));
        Assert.All(export.Actions, one => Assert.Contains(export.TitleOf(one.Action), body.InnerText, StringComparison.Ordinal));
    }

    [Fact]
    public void What_people_typed_of_an_action_stands_in_the_text_document_and_cannot_break_it()
    {
        var (_, assessment, _) = Samples.Of("01-chu-de-montervaux");
        var details = ActionDetails.Untouched with
            { Title = "Our own <action> \u0007 & \ufffe more", Notes = "first\nsecond", Owner = "Zoë" };
        var export = ExportSamples.Of(assessment, Language.English, [new(Guid.NewGuid().ToString("N"), 1, details, null, default)]);

        using var document = WordprocessingDocument.Open(new MemoryStream(PlanDocument.Write(export)), false);
        Assert.Contains("Our own <action>  &  more", document.MainDocumentPart!.Document!.Body!.InnerText, StringComparison.Ordinal);
        Assert.Contains("first second", document.MainDocumentPart.Document.Body.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void What_begins_with_a_letter_from_right_to_left_begins_on_the_right_of_the_text_document()
    {
        var (_, assessment, _) = Samples.Of("01-chu-de-montervaux");
        var details = ActionDetails.Untouched with { Title = "خطة 2029", Notes = "ملاحظة", Owner = "Zoë" };
        var export = ExportSamples.Of(assessment, Language.English, [new(Guid.NewGuid().ToString("N"), 1, details, null, default)]);

        using var document = WordprocessingDocument.Open(new MemoryStream(PlanDocument.Write(export)), false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document).Select(fault => fault.Description));
        var paragraphs = document.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>().ToList();
        Assert.All(paragraphs, one =>
            Assert.Equal(one.InnerText.EndsWith("خطة 2029", StringComparison.Ordinal), one.ParagraphProperties?.BiDi is not null));
        var turned = paragraphs.SelectMany(one => one.Elements<DocumentFormat.OpenXml.Wordprocessing.Run>())
            .Where(run => run.RunProperties?.GetFirstChild<RightToLeftText>() is not null).Select(run => run.InnerText).ToList();
        Assert.Contains("خطة 2029", turned);
        Assert.Contains("ملاحظة", turned);
    }

    [Fact]
    public void The_calendar_has_each_open_action_and_each_legal_date_under_identifiers_that_stay()
    {
        var export = ExportSamples.Of("01-chu-de-montervaux", Language.French);
        var (first, second) = (PlanCalendar.Write(export, "a1"), PlanCalendar.Write(export, "a1"));
        var events = Ical.Net.Calendar.Load(first)!.Events;

        Assert.Equal(first, second);
        var dates = export.Result.Combined.Duties.Where(duty => duty.Duty.From is not null).Select(duty => duty.Duty.From!.Value).Distinct()
            .ToList();
        Assert.Equal(export.Actions.Count() + dates.Count, events.Count);
        Assert.Equal(events.Count, events.Select(one => one.Uid).Distinct().Count());
        Assert.All(dates, date => Assert.Contains(events, one => one.Start!.Date == date && !one.Start.HasTime));
        var action = export.Actions.First().Action;
        var entry = Assert.Single(events, one => one.Uid == $"a1.{action.Id}@ehds-readiness");
        Assert.Equal(action.Due!.Value.AddMonths(1).AddDays(-1), entry.Start!.Date);
        Assert.Equal(export.TitleOf(action), entry.Summary);
        Assert.All(first.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
    }

    [Fact]
    public void An_action_that_changed_replaces_what_the_calendar_had_and_one_that_is_over_is_cancelled_there()
    {
        var export = ExportSamples.Of("01-chu-de-montervaux", Language.French);
        var before = export.Actions.First().Action;
        CalendarEvent Event(ActionDetails details, int version, DateTimeOffset? removedAt = null)
        {
            var tracked = new TrackedAction(before.Id, version, details, removedAt, new(2027, 2, 3, 10, version, 0, TimeSpan.Zero));
            var plan = export.Plan with
                { Actions = [.. export.Plan.Actions.Select(action => action == before ? action with { Tracked = tracked } : action)] };
            return Ical.Net.Calendar.Load(PlanCalendar.Write(export with { Plan = plan }, "a1"))!.Events
                .Single(one => one.Uid == $"a1.{before.Id}@ehds-readiness");
        }

        var first = Ical.Net.Calendar.Load(PlanCalendar.Write(export, "a1"))!.Events
            .Single(one => one.Uid == $"a1.{before.Id}@ehds-readiness");
        var moved = Event(ActionDetails.Untouched with { Due = new(2028, 1, 1) }, 1);
        var again = Event(ActionDetails.Untouched with { Due = new(2028, 2, 1) }, 2);
        Assert.Equal(new DateOnly(2028, 2, 29), again.Start!.Date);
        Assert.True(first.Sequence < moved.Sequence && moved.Sequence < again.Sequence);
        Assert.True(first.LastModified! < moved.LastModified! && moved.LastModified! < again.LastModified!);
        Assert.True(first.DtStamp! < moved.DtStamp! && moved.DtStamp! < again.DtStamp!);
        Assert.All([first, moved, again], one => Assert.Null(one.Status));
        foreach (var over in new[]
        {
            Event(ActionDetails.Untouched with { Status = ActionStatus.Done }, 3),
            Event(ActionDetails.Untouched with { Status = ActionStatus.Dropped, Reason = "x" }, 3),
            Event(ActionDetails.Untouched with { SetAside = true }, 3),
        })
        {
            Assert.Equal("CANCELLED", over.Status);
            Assert.True(over.Sequence > again.Sequence);
        }
    }

    [Theory]
    [InlineData(Language.French)]
    [InlineData(Language.English)]
    public void Of_two_states_of_a_plan_the_calendar_of_the_later_one_replaces_that_of_the_earlier_as_the_standard_says(Language language)
    {
        var (_, assessment, _) = Samples.Of("01-chu-de-montervaux");
        var at = new DateTimeOffset(assessment.Date.ToDateTime(new(12, 0)), TimeSpan.Zero);
        var open = ExportSamples.Of(assessment, language) with { ChangedAt = at };
        var moved = open.Actions.Select(one => one.Action).Take(3).ToList();
        var notApplying = assessment.Answers.Where(pair => pair.Value.Kind == AnswerKind.NotApplicable)
            .Select(pair => pair.Key).ToHashSet();
        TrackedAction Tracked(int index, ActionDetails details) =>
            new(moved[index].Id, 1, details, null, at.AddHours(1));
        var later = ExportSamples.Of(
            assessment with
            {
                Answers = assessment.Answers.Where(pair => !notApplying.Contains(pair.Key))
                    .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
            },
            language,
            [
                Tracked(0, ActionDetails.Untouched with { Due = new(2029, 5, 1), Owner = "Zoë" }),
                Tracked(1, ActionDetails.Untouched with { Status = ActionStatus.Done }),
                Tracked(2, ActionDetails.Untouched with { Notes = "un\ndeux" }),
            ]) with { ChangedAt = at.AddHours(1) };

        var (first, second) = (Events(open), Events(later));
        Assert.All(first.Keys, uid => Assert.True(second.ContainsKey(uid), uid));
        foreach (var (uid, before) in first)
        {
            var after = second[uid];
            Assert.True(after.Sequence >= before.Sequence && after.LastModified! >= before.LastModified!, uid);
            Assert.True(after.DtStamp! >= before.DtStamp!, uid);
            if ((after.Summary, after.Description, after.Start, after.Status)
                != (before.Summary, before.Description, before.Start, before.Status))
            {
                Assert.True(after.Sequence > before.Sequence && after.LastModified! > before.LastModified!, uid);
            }
        }

        Assert.Equal("CANCELLED", second[$"a1.{moved[1].Id}@ehds-readiness"].Status);
        Assert.True(notApplying.Count > 0);

        Dictionary<string, CalendarEvent> Events(AssessmentExport export)
        {
            var text = PlanCalendar.Write(export, "a1");
            var calendar = Ical.Net.Calendar.Load(text)!;
            Assert.Equal("2.0", calendar.Version);
            Assert.NotEmpty(calendar.ProductId!);
            // A calendar that is published, to whoever reads it: no method, nobody invited (RFC 5546, 3.2.1 is for what is sent).
            Assert.Null(calendar.Method);
            Assert.Equal(text.ReplaceLineEndings("\r\n"), text);
            Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
            Assert.All(calendar.Events, one =>
            {
                Assert.NotNull(one.DtStamp);
                Assert.False(one.Start!.HasTime || one.End!.HasTime);
                Assert.Equal(one.Start.Date.AddDays(1), one.End!.Date);
                Assert.Empty(one.Attendees);
                Assert.True(one.Status is null or "CANCELLED");
            });
            return calendar.Events.ToDictionary(one => one.Uid!, StringComparer.Ordinal);
        }
    }

    [Fact]
    public void The_event_of_a_legal_date_counts_the_duties_that_apply_as_the_report_does_and_is_cancelled_where_none_does()
    {
        var (_, assessment, _) = Samples.Of("01-chu-de-montervaux");
        var export = ExportSamples.Of(assessment, Language.French);
        var dates = export.Result.Combined.Duties.Where(duty => duty.Duty.From is not null).GroupBy(duty => duty.Duty.From!.Value).ToList();
        var some = dates.First(date => date.Any(duty => duty.State == DutyState.NotApplicable));
        Assert.Contains($" {some.Count(duty => duty.State != DutyState.NotApplicable)} obligation",
            Law(export, some.Key).Summary!.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Null(Law(export, some.Key).Status);

        var few = dates.MinBy(date => date.Count())!;
        var none = ExportSamples.Of(
            assessment with
            {
                Answers = assessment.Answers.Select(pair => few.Any(duty => duty.Question.Id == pair.Key)
                    ? new(pair.Key, Answer.NotApplicable("x")) : pair).ToDictionary(StringComparer.Ordinal),
            },
            Language.French);
        if (none.Result.Combined.Duties.Where(duty => duty.Duty.From == few.Key).All(duty => duty.State == DutyState.NotApplicable))
        {
            Assert.Equal("CANCELLED", Law(none, few.Key).Status);
        }

        static CalendarEvent Law(AssessmentExport export, DateOnly date) =>
            Ical.Net.Calendar.Load(PlanCalendar.Write(export, "a1"))!.Events.Single(one =>
                one.Uid!.StartsWith("a1.law-", StringComparison.Ordinal) && one.Start!.Date == date);
    }

    [Fact]
    public void An_action_without_a_month_now_is_cancelled_in_calendars_where_it_may_have_stood()
    {
        var export = ExportSamples.Of("01-chu-de-montervaux", Language.English);
        var known = export.Actions.First().Action;
        var changed = new DateTimeOffset(2027, 2, 3, 23, 30, 0, TimeSpan.Zero);
        TrackedAction Tracked(int version, ActionDetails details) => new(known.Id, version, details, null, changed);
        var (untouched, titled) = (ActionDetails.Untouched, ActionDetails.Untouched with { Title = "Own" });
        var dropped = untouched with { Status = ActionStatus.Dropped, Reason = "x" };
        CalendarEvent? Event(ActionStanding standing, TrackedAction tracked)
        {
            var action = known with { Entry = null, Standing = standing, Tracked = tracked };
            return Ical.Net.Calendar.Load(PlanCalendar.Write(export with { Plan = export.Plan with { Actions = [action] } }, "a1"))!.Events
                .SingleOrDefault(one => one.Uid == $"a1.{known.Id}@ehds-readiness");
        }

        foreach (var stood in new[]
        {
            Event(ActionStanding.Reached, Tracked(1, untouched)),
            Event(ActionStanding.Gone, Tracked(1, dropped)),
            Event(ActionStanding.Own, Tracked(2, titled)),
            Event(ActionStanding.Own, Tracked(2, titled with { Status = ActionStatus.Done })),
        })
        {
            Assert.Equal(("CANCELLED", new DateOnly(2027, 2, 4)), (stood!.Status, stood.Start!.Date));
        }

        Assert.Null(Event(ActionStanding.Own, Tracked(1, titled)));
        Assert.Null(Event(ActionStanding.Own, Tracked(1, titled with { Due = new(2028, 1, 1) }))!.Status);
    }

    [Fact]
    public void Names_from_right_to_left_stand_in_files_as_they_were_typed()
    {
        var assessment = Samples.Of("22-one-answer").Assessment with { Organisation = "בית חולים" };
        var title = ExportSamples.Of(assessment, Language.French).Title;

        Assert.Contains("בית חולים", title, StringComparison.Ordinal);
        Assert.DoesNotContain('\u200e', title);
    }

    [Fact]
    public async Task Each_example_and_each_export_follows_the_published_schema()
    {
        var schema = await SchemaAsync();
        Assert.NotEmpty(Examples);
        foreach (var example in Examples)
        {
            var file = await File.ReadAllBytesAsync(example);
            Assert.Empty(schema.Validate(Counted(file)));
            Assert.Empty(schema.Validate(
                Counted(AssessmentFile.Write(AssessmentFile.Read(file, Samples.Content).Assessment!, Samples.Content.Questionnaires[^1]))));
        }
    }

    [Theory]
    [InlineData("\"role\": \"both\"", "\"role\": \"nobody\"")]
    [InlineData("\"level\": 2", "\"level\": 5")]
    [InlineData("\"level\": 2", "\"level\": 2, \"unknown\": true")]
    [InlineData("\"level\": 2", "\"note\": \"no answer\"")]
    [InlineData("\"mode\":", "\"modus\":")]
    [InlineData("\"date\": \"2026", "\"date\": \"1999")]
    public async Task What_the_reader_refuses_by_its_shape_the_schema_refuses_too(string old, string wrong)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "content", "examples", "01-chu-de-montervaux.json"));
        var at = text.IndexOf(old, StringComparison.Ordinal);
        var changed = text[..at] + wrong + text[(at + old.Length)..];

        Assert.NotEmpty((await SchemaAsync()).Validate(changed));
        Assert.NotEmpty(AssessmentFile.Read(Encoding.UTF8.GetBytes(changed), Samples.Content).Faults);
    }

    /// <summary>The text with one sign for each character, escaped or not: the validator counts some of them twice.</summary>
    private static string Counted(byte[] file) =>
        Regex.Replace(Encoding.UTF8.GetString(file),
        @"[\ud800-\udbff][\udc00-\udfff]|\\u[dD][89aAbB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}", "x");

    private static async Task<JsonSchema> SchemaAsync()
    {
        using var stream = typeof(OtherFilesTests).Assembly.GetManifestResourceStream("assessment-1.json")!;
        using var reader = new StreamReader(stream);
        return await JsonSchema.FromJsonAsync(await reader.ReadToEndAsync());
    }
}
