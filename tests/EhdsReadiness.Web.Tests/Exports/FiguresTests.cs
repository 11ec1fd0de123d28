using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Tests.Exports;

/// <summary>The figures of the workbook, cell by cell, against those of the report, whose blocks are the page's and the PDF's.</summary>
public sealed class FiguresTests
{
    private const int Scores = 2;
    private const int Contributions = 3;
    private const int Duties = 4;
    private const int Plan = 5;

    /// <summary>An express assessment, whose report has weights, points and duties beside the answers.</summary>
    private const string FirstLook = "06-pulsalune";

    public static TheoryData<string, Language> Cases() => Each("01-chu-de-montervaux", FirstLook, "22-one-answer");

    public static TheoryData<string, Language> Complete() => Each("01-chu-de-montervaux", "22-one-answer");

    private static TheoryData<string, Language> Each(params string[] names)
    {
        var data = new TheoryData<string, Language>();
        foreach (var name in names)
        {
            data.Add(name, Language.French);
            data.Add(name, Language.English);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Scores_bands_answers_and_blockers_are_those_of_the_report(string name, Language language)
    {
        var rows = ExportSamples.Rows(Workbook(name, language), Scores).Skip(1).ToList();
        var tables = Blocks(name, language).OfType<ScoreChart>().Select(chart => chart.Table).ToList();
        var printed = tables.SelectMany(table => table.Rows.Append(table.Footer!)).ToList();
        var results = Samples.ResultOf(name).Readings.SelectMany(reading => reading.Axes.Select(axis => axis.Score).Append(reading.Overall))
            .ToList();

        Assert.Equal(printed.Count, rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, cells, score) = (rows[i], printed[i].Select(Plain).ToList(), results[i]);
            Assert.Equal(cells[0], row[1]);
            Assert.Equal(Text(score?.Shown), row[2]);
            Assert.Equal(Text(score?.ShownHigh), row[3]);
            Assert.Equal(cells[1], row[4]);
            Assert.Equal(cells[2], row[5]);
            Assert.Equal(Regex.Matches(cells[3], "[0-9]+").Select(match => match.Value), [row[6], row[7]]);
            Assert.Equal(cells[4], row[8]);
        }
    }

    [Theory]
    [MemberData(nameof(Complete))]
    public void Contributions_and_their_sums_are_those_of_the_report(string name, Language language)
    {
        var rows = ExportSamples.Rows(Workbook(name, language), Contributions).Skip(1).ToList();
        var tables = Blocks(name, language).OfType<Table>()
            .Where(table => table.Columns.Count == 4 && table.Footer is { } footer && Plain(footer[0]) is "Somme" or "Sum").ToList();
        var printed = tables.SelectMany(table => table.Rows.Append(table.Footer!)).Select(row => row.Select(Plain).ToList()).ToList();

        Assert.Equal(printed.Count, rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            Assert.Equal(printed[i][0], rows[i][2]);
            Assert.Equal(printed[i][1], rows[i][3]);
            Assert.Equal(printed[i][2], rows[i][4]);
            Assert.Equal(decimal.Parse(printed[i][3].Replace(',', '.'), CultureInfo.InvariantCulture),
                decimal.Parse(rows[i][5], CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [MemberData(nameof(Complete))]
    public void Duties_with_their_dates_and_states_are_those_of_the_report(string name, Language language)
    {
        var rows = ExportSamples.Rows(Workbook(name, language), Duties).Skip(1).ToList();
        var printed = Blocks(name, language).SkipWhile(block => block is not DutyChart).OfType<Table>()
            .Where(table => table.Columns.Count == 3 && table.Columns[1].Heading == "Article" && table.Footer is null)
            .SelectMany(table => table.Rows).Select(row => row.Select(Plain).ToList()).ToList();

        Assert.Equal(Samples.ResultOf(name).Combined.Duties.Count, rows.Count);
        Assert.Equal(printed.Select(row => (row[0], row[1], row[2])), rows.Select(row => (row[3], row[1], row[4])));
    }

    [Theory]
    [InlineData(Language.French)]
    [InlineData(Language.English)]
    public void Contributions_and_duties_are_those_that_the_report_of_a_first_look_has_beside_its_answers(Language language)
    {
        var workbook = Workbook(FirstLook, language);
        var blocks = Blocks(FirstLook, language).ToList();
        string Beside(string? question) => ((Paragraph)blocks[1 + blocks.FindIndex(block =>
            block is Heading { Level: 4 } heading && heading.Text == question)]).Prose.Plain;
        var texts = blocks.OfType<Paragraph>().Select(paragraph => paragraph.Prose.Plain).ToList();
        var contributions = ExportSamples.Rows(workbook, Contributions).Skip(1).ToList();
        var duties = ExportSamples.Rows(workbook, Duties).Skip(1).ToList();

        Assert.True(contributions.Count > 10 && duties.Count > 5);
        Assert.All(contributions, row =>
        {
            var points = decimal.Parse(row[5]!, CultureInfo.InvariantCulture).ToString("0.0", Formats.CultureOf(language));
            if (row[2] is "Somme" or "Sum")
            {
                Assert.Contains(texts, text => text.EndsWith(
                    ReportTexts.Of(language, "Answers.Sum", row[4]!, points), StringComparison.Ordinal));
            }
            else
            {
                Assert.EndsWith(ReportTexts.Of(language, "Answers.Counted", row[4]!, points), Beside(row[2]), StringComparison.Ordinal);
            }
        });
        Assert.Equal(Samples.ResultOf(FirstLook).Combined.Duties.Count, duties.Count);
        Assert.All(duties, row =>
        {
            Assert.Contains(row[4] + ReportTexts.Of(language, "Answers.Colon"), Beside(row[3]), StringComparison.Ordinal);
            var duty = Samples.ResultOf(FirstLook).Combined.Duties.First(one => one.Question.Ask.In(language) == row[3]).Duty;
            // Where an abbreviation stands first, its meaning follows it.
            var beside = Samples.Content.Abbreviations.Aggregate(Beside(row[3]), (text, one) =>
                text.Replace($" ({one.Means.In(language)})", "", StringComparison.Ordinal));
            Assert.Contains(Formats.Cite(duty.Article, language), beside, StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Actions_with_rank_owner_effort_month_and_gain_are_those_of_the_report(string name, Language language)
    {
        var rows = ExportSamples.Rows(Workbook(name, language), Plan).Skip(1).ToList();
        var printed = Blocks(name, language).OfType<Table>().Where(table => table.Columns.Count == 6 && table.Columns[^1].Heading == "Gain")
            .SelectMany(table => table.Rows).Select(row => row.Select(Plain).ToList())
                .OrderBy(row => int.Parse(row[0], CultureInfo.InvariantCulture)).ToList();
        var entries = Planning.Of(Samples.ResultOf(name)).Entries;

        Assert.Equal(printed.Count, rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            Assert.Equal([printed[i][0], printed[i][1], printed[i][5]], [rows[i][0], rows[i][1], rows[i][9]]);
            // The report names who leads, the workbook who helps as well.
            Assert.StartsWith(printed[i][2], rows[i][3], StringComparison.Ordinal);
            // A narrow column has the unit alone, above the month: "weeks" of "A few weeks".
            Assert.EndsWith($" {printed[i][3].Split(' ')[0]}", rows[i][6], StringComparison.Ordinal);
            Assert.Equal(entries[i].FinishBy.ToString("MMMM yyyy", CultureInfo.InvariantCulture), rows[i][5]);
        }
    }

    private static byte[] Workbook(string name, Language language) =>
        SpreadsheetWriter.Write(AssessmentWorkbook.Of(ExportSamples.Of(name, language)));

    private static IEnumerable<Block> Blocks(string name, Language language) => Samples.Report(name, language).Blocks;

    /// <summary>What a cell of the report says, without the meanings of abbreviations, which the report alone gives.</summary>
    private static string Plain(Cell cell)
    {
        var meanings = Samples.Content.Abbreviations.SelectMany(one => new[] { one.Means.Fr, one.Means.En }).Select(Regex.Escape);
        var any = $"(?:{string.Join('|', meanings)})";
        return Regex.Replace(string.Join(' ', cell.Lines.Select(line => line.Plain)), $@" \({any}\)|, {any}(?=\))", "");
    }

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
