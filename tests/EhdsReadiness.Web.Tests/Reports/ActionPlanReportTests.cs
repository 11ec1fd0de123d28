using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Tests.Reports;

/// <summary>What the report says.</summary>
public sealed partial class ActionPlanReportTests
{
    public static TheoryData<string> Examples => [.. Samples.Telling];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Both_languages_carry_the_same_blocks_and_the_same_figures(string name)
    {
        // A language has abbreviations of its own.
        static List<string> TextsOf(string name, Language language) => [.. Texts(Samples.Report(name, language)).Where(text =>
            !text.StartsWith(ReportTexts.Of(language, "Abbreviations", "").TrimEnd('.'), StringComparison.Ordinal))];
        var (french, english) = (TextsOf(name, Language.French), TextsOf(name, Language.English));

        Assert.Equal(french.Count, english.Count);
        foreach (var (fr, en) in french.Zip(english))
        {
            Assert.True(Numbers(fr).SequenceEqual(Numbers(en)), $"{fr}\n{en}");
        }
    }

    /// <summary>Those of a first look stand beside their answers.</summary>
    public static TheoryData<string> WholeExamples => [.. Samples.Telling.Where(name => !IsFirstLook(name))];

    [Theory]
    [MemberData(nameof(WholeExamples))]
    public void Printed_contributions_add_up_to_the_printed_sum(string name)
    {
        var tables = Blocks(Samples.Report(name, Language.English)).OfType<Table>().Where(table => table.Columns[^1].Heading == "Points")
            .ToList();

        Assert.Equal(Samples.ResultOf(name).Combined.Axes.Count(axis => axis.Score is not null), tables.Count);
        Assert.All(tables, table => Assert.Equal(
            decimal.Parse(Plain(table.Footer![^1]), System.Globalization.CultureInfo.InvariantCulture),
            table.Rows.Sum(row => decimal.Parse(Plain(row[^1]), System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Theory]
    [InlineData("06-pulsalune")]
    [InlineData("express:both")]
    public void Points_beside_the_answers_of_a_first_look_add_up_to_the_printed_sums_and_each_duty_has_its_state(string name)
    {
        var texts = Texts(Samples.Report(name, Language.English)).ToList();
        var result = Samples.ResultOf(name);
        static decimal Points(string text) => text.Split("points ") is [_, var rest]
            ? decimal.Parse(rest.TrimEnd('.').Split(' ')[0].TrimEnd('.'), System.Globalization.CultureInfo.InvariantCulture) : 0;

        var sums = texts.Where(text => text.Contains("Sum: weight", StringComparison.Ordinal)).Sum(Points);
        var beside = texts.Where(text => text.Contains("Weight ", StringComparison.Ordinal)).ToList();
        Assert.Equal(result.Combined.Axes.Sum(axis => axis.Contributions.Count), beside.Count);
        Assert.Equal(result.Combined.Axes.Sum(Tenths.SumOf) / 10m, sums);
        Assert.Equal(sums, beside.Sum(Points));
        Assert.All(result.Combined.Duties, duty => Assert.Contains(beside, text =>
            text.Contains(ReportTexts.Of(Language.English, $"State.{duty.State}") + ": ", StringComparison.Ordinal)
            && text.Contains(Formats.Cite(duty.Duty.Article, Language.English), StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(100, new[] { 10, 20 }, int.MaxValue)]
    [InlineData(100, new[] { 10, 500, 500 }, 45)]
    [InlineData(100, new[] { 34, 33, 33 }, int.MaxValue)]
    [InlineData(100, new int[] { }, int.MaxValue)]
    public void Short_notes_of_a_first_look_are_printed_whole_and_long_ones_alike(int room, int[] lengths, int longest) =>
        Assert.Equal(longest, Web.Reports.ActionPlans.AnswersGiven.LongestOf(room, lengths));

    [Fact]
    public void A_cut_note_ends_with_a_whole_word_and_a_sign()
    {
        Assert.Equal("One two […]", Web.Reports.ActionPlans.AnswersGiven.Beginning("One two three", 9));
        Assert.Equal("One two three", Web.Reports.ActionPlans.AnswersGiven.Beginning("One two three", 13));
        Assert.Equal("aaa […]", Web.Reports.ActionPlans.AnswersGiven.Beginning("aaa\U0001F600aaa", 4));
    }

    [Fact]
    public void An_organisation_with_both_roles_sees_each_reading()
    {
        var report = Samples.Report("01-chu-de-montervaux", Language.English);
        var readings = Samples.ResultOf("01-chu-de-montervaux").Readings;

        var charts = Blocks(report).OfType<ScoreChart>().ToList();
        Assert.Equal(3, charts.Count);
        Assert.All(charts.Zip(readings), pair => Assert.StartsWith(
            pair.Second.Overall!.Shown.ToString(System.Globalization.CultureInfo.InvariantCulture), pair.First.Bars[^1].Figure,
            StringComparison.Ordinal));
        Assert.Equal(3, Blocks(report).OfType<DutyChart>().Count());
    }

    [Fact]
    public void A_score_whose_ends_round_to_the_same_figure_says_that_it_is_not_final()
    {
        var (content, assessment, _) = Samples.Of("01-chu-de-montervaux");
        var axis = content.Questionnaires[^1].Axes[0];
        var score = new Score(new Fraction(201, 5), new Fraction(203, 5), content.Questionnaires[^1].Bands[1], false);
        var reading = new Reading(ReadingKind.Combined, score, [new AxisScore(axis, score, 2, 1, [], [], 5)], []);
        var result = new Result(content.Questionnaires[^1], assessment, [], [reading]);

        Assert.Contains("40, non définitif", Texts(ActionPlanReport.Summary(content, result, Language.French)));
        Assert.Contains("40, not final", Texts(ActionPlanReport.Summary(content, result, Language.English)));
    }

    [Fact]
    public void Every_action_of_the_plan_is_listed_once_and_then_told_in_full()
    {
        var result = Samples.ResultOf("01-chu-de-montervaux");
        var report = Samples.Report("01-chu-de-montervaux", Language.French);

        var ranks = Blocks(report).OfType<Table>().Where(table => table.Columns[^1].Heading == "Gain").SelectMany(table => table.Rows)
            .Select(row => Plain(row[0])).ToList();
        Assert.Equal(Planning.Of(result).Entries.Count, ranks.Distinct().Count());
        Assert.Equal(ranks.Count, ranks.Distinct().Count());
        var details = Blocks(report).OfType<Heading>().Where(heading => heading.Level == 4).Select(heading => heading.Text).ToList();
        Assert.All(Planning.Of(result).Entries.Where(entry => entry.Action is not null), entry =>
            Assert.Contains(details, text => text.EndsWith(entry.Action!.Do.Fr, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_question_in_scope_is_answered_or_said_to_be_open_and_every_other_has_its_reason()
    {
        var result = Samples.ResultOf("06-pulsalune");
        var report = Samples.Report("06-pulsalune", Language.English);
        var headings = Blocks(report).OfType<Heading>().Select(heading => heading.Text).ToHashSet();

        Assert.All(result.Scope, question => Assert.Contains(question.Ask.En, headings));
        var notAsked = Assert.Single(Blocks(report).OfType<Table>(), table => table.Caption == "Questions not asked");
        Assert.Equal(result.Questionnaire.Questions.Count - result.Scope.Count,
            notAsked.Rows.Sum(row => int.Parse(Plain(row[1]), System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(notAsked.Rows, row => Assert.NotEmpty(Plain(row[0])));
    }

    [Fact]
    public void Notes_reasons_and_evidence_are_printed_whole()
    {
        var (_, assessment, _) = Samples.Of("20-longest-texts");
        var printed = string.Concat(Blocks(Samples.Report("20-longest-texts", Language.French)).OfType<Paragraph>()
            .Where(paragraph => paragraph.Style == ParagraphStyle.Quote).Select(paragraph => paragraph.Prose.Plain));
        var scope = Samples.ResultOf("20-longest-texts").Scope.Select(question => question.Id).ToHashSet();

        Assert.All(assessment.Answers.Where(pair => scope.Contains(pair.Key))
            .SelectMany(pair => new[] { pair.Value.Note, pair.Value.Reason, pair.Value.Evidence }).OfType<string>(), words =>
            Assert.All(words.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), line =>
                Assert.Contains(line, printed, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_note_from_right_to_left_is_a_paragraph_of_its_own()
    {
        var (content, assessment, _) = Samples.Of("01-chu-de-montervaux");
        var noted = Samples.ResultOf("01-chu-de-montervaux").Scope
            .First(question => assessment.Answers.GetValueOrDefault(question.Id)?.Note is not null);
        var answers = assessment.Answers.ToDictionary();
        answers[noted.Id] = answers[noted.Id] with { Note = "ملاحظة" };
        var result = Readiness.Of(content, assessment with { Answers = answers });

        var quotes = Blocks(ActionPlanReport.Of(content, result, ReportOptions.Full(Language.French))).OfType<Paragraph>()
            .Where(paragraph => paragraph.Style == ParagraphStyle.Quote).Select(paragraph => paragraph.Prose.Plain).ToList();

        Assert.Equal("Note\u00A0:", quotes[quotes.IndexOf("ملاحظة") - 1].Trim());
    }

    [Fact]
    public void A_plan_with_answers_missing_is_provisional_and_says_how_many()
    {
        var missing = Planning.Of(Samples.ResultOf("22-one-answer")).Missing;

        Assert.Contains(Texts(Samples.Report("22-one-answer", Language.English, "summary")), text =>
            text.StartsWith("Provisional plan", StringComparison.Ordinal)
                && Numbers(text).SequenceEqual([missing.ToString(System.Globalization.CultureInfo.InvariantCulture)]));
    }

    [Fact]
    public void It_names_the_questionnaire_by_version_and_fingerprint()
    {
        var texts = Texts(Samples.Report("06-pulsalune", Language.French)).ToList();

        Assert.Contains(Samples.Content.Questionnaires[^1].Sha256, texts);
        Assert.Contains(texts, text => text.Contains(Samples.Content.Questionnaires[^1].Version, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_in_it_calls_an_organisation_non_compliant()
    {
        foreach (var name in Samples.Telling)
        {
            var french = string.Concat(Texts(Samples.Report(name, Language.French)));
            Assert.DoesNotContain("non conforme", french, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("infraction", french, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static bool IsFirstLook(string name) => Samples.Of(name).Assessment.Mode == AssessmentMode.Express;

    private static IEnumerable<Block> Blocks(Report report) => report.Blocks.SelectMany(Inside);

    private static IEnumerable<Block> Inside(Block block) => block switch
    {
        KeepTogether together => together.Blocks.SelectMany(Inside),
        Callout callout => callout.Blocks.SelectMany(Inside),
        Columns columns => columns.Left.Concat(columns.Right).SelectMany(Inside),
        Chart chart => [chart, chart.Table],
        _ => [block],
    };

    /// <summary>Every text that a reader meets, in order.</summary>
    private static IEnumerable<string> Texts(Report report) => Blocks(report).SelectMany(block => block switch
    {
        Heading heading => [heading.Text],
        Paragraph paragraph => [paragraph.Prose.Plain],
        ItemList list => list.Items.Select(item => item.Plain),
        Facts facts => facts.Items.SelectMany(fact => new[] { fact.Name, fact.Value.Plain }),
        Table table => table.Rows.Append(table.Footer ?? []).SelectMany(row => row).Select(Plain)
            .Concat(table.Columns.Select(column => column.Heading)).Append(table.Caption),
        Chart chart => [chart.Alternative],
        _ => Enumerable.Empty<string>(),
    });

    private static string Plain(Cell cell) => string.Join(' ', cell.Lines.Select(line => line.Plain));

    private static List<string> Numbers(string text) =>
        [.. Number().Matches(text.Replace("\u202f", "", StringComparison.Ordinal)).Select(match => match.Value.Replace(',', '.'))];

    [GeneratedRegex("[0-9]+(?:[.,][0-9]+)?")]
    private static partial Regex Number();
}
