using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Tests.Reports;

/// <summary>A report says what each abbreviation stands for where it first stands in running text, as pages do.</summary>
public sealed class ExplainedAbbreviationTests
{
    private static readonly IReadOnlyList<Abbreviation> Known = [
        new("gdpr", ["RGPD"], ["GDPR"], new("règlement sur les données", "data regulation")),
        new("eu", ["UE"], ["EU"], new("Union européenne", "European Union"))];

    [Theory]
    [InlineData("full")]
    [InlineData("board")]
    [InlineData("axis")]
    [InlineData("plan")]
    public void Every_abbreviation_of_a_report_is_explained_once_in_its_running_text(string kind)
    {
        foreach (var language in Languages.All)
        {
            var blocks = Samples.Report("01-chu-de-montervaux", language, kind).Blocks;
            // The tables of the first page of the whole report have no room.
            var first = kind == "full" ? blocks.TakeWhile(block => block is not PageBreak).ToList() : [];
            var prose = Prose(first, least: 2).Concat(Prose(blocks.Skip(first.Count), least: kind == "board" ? 2 : 0.35)).ToList();
            var all = Prose(blocks, least: 0).ToList();
            var found = Samples.Content.Abbreviations.Where(one => all.Exists(text => Stands(one, language, text))).ToList();

            Assert.NotEmpty(found);
            Assert.All(found, one => Assert.Contains(one.Means.In(language), prose.First(text => Stands(one, language, text)),
                StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void A_narrow_column_keeps_its_abbreviations_short_and_the_end_explains_them()
    {
        var table = new Table(
            "Liste", [new("Action", 2), new("Article", 1)], [["Le RGPD", "RGPD, article 5"], ["Autre", "UE"]]);

        Assert.Equal(
            [
                "Le RGPD (règlement sur les données)", "RGPD, article 5", "Autre", "UE",
                "Abréviations des tableaux\u00A0: UE, Union européenne.",
            ],
            Explained(table));
    }

    [Fact]
    public void Meaning_follows_the_first_place_alone_and_never_twice()
    {
        var prose = Explained(new Paragraph("Le RGPD (article 5) et l’UE."), new Paragraph("Le RGPD."), new Paragraph("Un mot (UE)."));

        Assert.Equal(["Le RGPD (règlement sur les données) (article 5) et l’UE (Union européenne).", "Le RGPD.", "Un mot (UE)."], prose);
    }

    [Fact]
    public void What_the_text_explains_itself_is_left_as_it_is() =>
        Assert.Equal(["L’Union européenne (UE).", "L’acte (RGPD, règlement sur les données)."],
            Explained(new Paragraph("L’Union européenne (UE)."), new Paragraph("L’acte (RGPD).")));

    [Fact]
    public void A_short_report_explains_those_of_its_tables_at_the_end() =>
        Assert.Equal(
            ["RGPD, article 5", "L’UE (Union européenne).", "Abréviations des tableaux\u00A0: RGPD, règlement sur les données."],
            Prose(new ExplainedAbbreviations(Known, Language.French, null)
                .Shortly([new Table("Liste", [new("Article", 1)], [["RGPD, article 5"]]), new Paragraph("L’UE.")])));

    [Fact]
    public void Headings_notes_and_the_name_of_the_organisation_stay_as_they_are() =>
        Assert.Equal(
            ["Centre RGPD, hôpital", "Le RGPD (règlement sur les données)."],
            Explained(new Heading(2, "Le RGPD"), new Paragraph("Notre RGPD", ParagraphStyle.Quote), new Paragraph("Centre RGPD, hôpital"),
                new Paragraph("Le RGPD.")));

    private static IReadOnlyList<string> Explained(params Block[] blocks) =>
        [.. Prose(new ExplainedAbbreviations(Known, Language.French, "Centre RGPD").In(blocks))];

    private static bool Stands(Abbreviation one, Language language, string text) =>
        one.In(language).Any(form => Regex.IsMatch(text, $@"(?<![\p{{L}}\p{{N}}@/_]){Regex.Escape(form)}(?![\p{{L}}\p{{N}}_])"));

    /// <param name="least">Part of its table that a column needs for its cells to count; above 1 for none.</param>
    private static IEnumerable<string> Prose(IEnumerable<Block> blocks, double least = 0) => blocks.SelectMany(block => block switch
    {
        Paragraph { Style: ParagraphStyle.Quote } => [],
        Paragraph paragraph => [paragraph.Prose.Plain],
        ItemList list => list.Items.Select(item => item.Plain),
        Facts facts => facts.Items.Select(fact => fact.Value.Plain),
        Callout callout => Prose(callout.Blocks, least),
        Columns columns => Prose(columns.Left, least).Concat(Prose(columns.Right, least)),
        KeepTogether together => Prose(together.Blocks, least),
        Table table => table.Rows.Append(table.Footer ?? [])
            .SelectMany(row => row.Where((_, at) => table.Columns[at].Share >= least * table.Columns.Sum(column => column.Share)))
            .SelectMany(cell => cell.Lines).Select(line => line.Plain),
        _ => [],
    });
}
