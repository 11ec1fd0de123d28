using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using Measure = EhdsReadiness.Web.Reports.Pdf.Measure;

namespace EhdsReadiness.Web.Tests.Reports;

/// <summary>Where the words stand on the pages.</summary>
public sealed class ReportLayoutTests(OpenedSamples opened) : IClassFixture<OpenedSamples>
{
    private const double Tolerance = 0.6;

    public static TheoryData<string, Language, string> Samples => Reports.Samples.All();

    [Theory]
    [MemberData(nameof(Samples))]
    public void No_word_leaves_the_margins(string name, Language language, string kind)
    {
        using var pdf = PdfDocument.Open(Reports.Samples.Pdf(name, language, kind));
        foreach (var letter in pdf.GetPages().SelectMany(page => page.Letters).Where(letter => !string.IsNullOrWhiteSpace(letter.Value)))
        {
            Assert.InRange(letter.StartBaseLine.X, Measure.Left - Tolerance, Measure.Right + Tolerance);
            Assert.InRange(letter.EndBaseLine.X, Measure.Left - Tolerance, Measure.Right + Tolerance);
            Assert.InRange(letter.StartBaseLine.Y, 14, Measure.Top);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void No_word_stands_on_another(string name, Language language, string kind)
    {
        using var pdf = PdfDocument.Open(Reports.Samples.Pdf(name, language, kind));
        // The heart of each letter, in squares of half a point: hearts never touch where lines and columns keep their distance. A square
        // holds the number of its letter, and those of pages before are no more of interest.
        var letters = new List<Letter>();
        var first = pdf.GetPage(1);
        var taken = new int[(int)(first.Width * 2) + 1, (int)(first.Height * 2) + 1];
        foreach (var page in pdf.GetPages())
        {
            Assert.Equal((first.Width, first.Height), (page.Width, page.Height));
            var before = letters.Count;
            foreach (var letter in page.Letters.Where(letter =>
                !string.IsNullOrWhiteSpace(letter.Value) && letter.EndBaseLine.X - letter.StartBaseLine.X > 1))
            {
                letters.Add(letter);
                var (left, right) = ((int)Math.Ceiling((letter.StartBaseLine.X + 0.6) * 2), (letter.EndBaseLine.X - 0.6) * 2);
                var (bottom, top) = ((int)(letter.StartBaseLine.Y * 2), (letter.StartBaseLine.Y + (0.6 * letter.PointSize)) * 2);
                Assert.True(left >= 0 && bottom >= 0 && right < taken.GetLength(0) && top < taken.GetLength(1),
                    $"“{letter.Value}” stands beside page {page.Number}.");
                for (var x = left; x <= right; x++)
                {
                    for (var y = bottom; y < top; y++)
                    {
                        if (taken[x, y] > before)
                        {
                            Assert.Fail($"“{letter.Value}” stands on “{letters[taken[x, y] - 1].Value}” on page {page.Number}.");
                        }

                        taken[x, y] = letters.Count;
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void No_heading_is_the_last_on_its_page(string name, Language language, string kind)
    {
        var pdf = opened.Of(name, language, kind);
        var last = pdf.Elements.SelectMany(element => element.Marks.Select(mark => (mark.Page, mark.Id, element.Type)))
            .GroupBy(mark => mark.Page)
            .Select(page => page.MaxBy(mark => mark.Id));

        Assert.All(last, mark => Assert.DoesNotMatch("^H[1-4]$", mark.Type));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_heading_with_its_sentence_stands_on_the_page_of_what_follows(string name, Language language, string kind)
    {
        var pdf = opened.Of(name, language, kind);
        var read = pdf.Elements.Where(element => element.Marks.Count > 0).ToList();
        for (var index = 0; index + 2 < read.Count; index++)
        {
            if (read[index].Type is ['H', _] && read[index + 1] is { Type: "P", Marks: [_] or [_, _] } sentence
                && read[index + 2].Type is not (['H', _] or "P"))
            {
                Assert.True(sentence.Marks[^1].Page == read[index + 2].Marks[0].Page,
                    $"A heading is left behind with its sentence on page {sentence.Marks[^1].Page}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_heading_with_a_few_sentences_stands_on_the_page_of_the_heading_below_it(string name, Language language, string kind)
    {
        var pdf = opened.Of(name, language, kind);
        foreach (var kids in pdf.Elements.Select(element => element.Kids))
        {
            for (var index = 0; index < kids.Count; index++)
            {
                var sentences = kids.Skip(index + 1).TakeWhile(element => element.Type == "P").ToList();
                if (kids[index].Type is ['H', > '1' and var level] && sentences.Count <= 3
                    && kids.ElementAtOrDefault(index + 1 + sentences.Count) is { Type: ['H', var below] } next && below > level)
                {
                    Assert.True(kids[index].Marks[0].Page == next.Marks[0].Page,
                        $"A heading is left behind with {sentences.Count} sentences on page {kids[index].Marks[0].Page}.");
                }
            }
        }
    }

    [Theory]
    [InlineData("01-chu-de-montervaux", "axis")]
    [InlineData("01-chu-de-montervaux", "plan")]
    [InlineData("06-pulsalune", "full")]
    [InlineData("09-maison-de-sante-du-pont-brumeux", "full")]
    [InlineData("20-longest-texts", "full")]
    public void What_a_document_was_made_with_stands_on_one_page_with_its_heading(string name, string kind)
    {
        foreach (var language in Languages.All)
        {
            var pdf = opened.Of(name, language, kind);
            var read = pdf.Elements.Where(element => element.Marks.Count > 0).ToList();
            var heading = read.FindLastIndex(element => element.Type is ['H', _]);
            var facts = read.Skip(heading + 1).TakeWhile(element => element.Type is "Lbl" or "LBody").ToList();

            Assert.True(facts.Count >= 6, $"{facts.Count} parts of facts");
            Assert.All(facts, part => Assert.Equal(read[heading].Marks[0].Page, part.Marks[0].Page));
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void No_page_has_a_single_row_of_a_table_that_has_more(string name, Language language, string kind)
    {
        var pdf = opened.Of(name, language, kind);
        foreach (var table in pdf.Elements.Where(element => element.Type == "Table"))
        {
            var rows = table.WithDescendants().Where(element => element.Type == "TBody").SelectMany(body => body.Kids)
                .Select(row => row.WithDescendants().SelectMany(element => element.Marks).ToList()).ToList();

            // A tall row is a page's worth by itself.
            var pages = rows.GroupBy(row => row.Min(mark => mark.Page))
                .Where(page => page.All(row => row.Count < 24)).Select(page => page.Count()).ToList();
            Assert.True(rows.Count < 2 || pages.All(count => count > 1),
                $"A table of {rows.Count} rows has one alone on a page: {string.Join(", ", pages)}.");
        }
    }

    [Theory]
    [InlineData(Language.French)]
    [InlineData(Language.English)]
    public void The_first_page_of_every_example_is_one_page(Language language)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "content", "examples"), "*.json"))
        {
            using var pdf = PdfDocument.Open(Reports.Samples.Pdf(Path.GetFileNameWithoutExtension(file), language, "summary"));
            Assert.True(pdf.NumberOfPages == 1, $"{Path.GetFileName(file)} takes {pdf.NumberOfPages} pages.");
        }
    }

    [Fact]
    public void A_heading_row_comes_again_on_each_page_without_being_read_again()
    {
        var pdf = opened.Of("01-chu-de-montervaux", Language.English);
        var heads = pdf.Elements.Where(element => element.Type == "THead").ToList();
        var tables = pdf.Elements.Where(element => element.Type == "Table").ToList();

        Assert.Equal(tables.Count, heads.Count);
        var long_ = tables.First(table =>
            table.WithDescendants().SelectMany(element => element.Marks).Select(mark => mark.Page).Distinct().Count() > 1);
        var pages = long_.WithDescendants().SelectMany(element => element.Marks).Select(mark => mark.Page).Distinct().ToList();
        var heading = string.Concat(TextOf(pdf, long_.WithDescendants().First(element => element.Type == "TH")));
        Assert.All(pages, page =>
            Assert.Contains(
            heading, string.Concat(pdf.Document.GetPage(page).Letters.Select(letter => letter.Value)), StringComparison.Ordinal));
    }

    [Fact]
    public void Each_page_says_its_number_and_how_many_there_are()
    {
        using var pdf = PdfDocument.Open(Reports.Samples.Pdf("06-pulsalune", Language.French));
        foreach (var page in pdf.GetPages())
        {
            Assert.Contains($"{page.Number}\u00a0/\u00a0{pdf.NumberOfPages}", string.Concat(page.Letters.Select(letter => letter.Value)),
                StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> TextOf(PdfObjects pdf, Element element) =>
        element.Marks.SelectMany(mark =>
            pdf.Document.GetPage(mark.Page).GetMarkedContents().Where(content => content.MarkedContentIdentifier == mark.Id))
            .SelectMany(content => content.Letters)
            .Select(letter => letter.Value);
}
