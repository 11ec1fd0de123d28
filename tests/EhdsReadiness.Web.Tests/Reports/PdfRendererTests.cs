using EhdsReadiness.Web.Reports;
using UglyToad.PdfPig;

namespace EhdsReadiness.Web.Tests.Reports;

/// <summary>Blocks that no report of ours has yet, and texts at the edge of what a page and a font can hold.</summary>
public sealed class PdfRendererTests
{
    private static readonly ReportTitle Title = new("Titre", "Objet", new DateOnly(2026, 11, 23), "Pied", null);

    [Fact]
    public void Every_character_of_the_typeface_can_be_printed_and_read_again()
    {
        var all = Enumerable.Range(0x21, 0xD7FF - 0x21).Select(code => (char)code)
            .Where(character =>
                Samples.Faces.Have(character)
                && (char.IsLetterOrDigit(character) || char.IsPunctuation(character) || char.IsSymbol(character)))
            .ToList();
        var text = string.Join(' ', all.Select(character => character.ToString()).Where(sign => sign.IsNormalized()));

        var pdf = Render(new Paragraph(text), new Paragraph(Prose.Strong(text)));

        using var opened = PdfDocument.Open(pdf);
        var read = opened.GetPages().SelectMany(page => page.Letters).Select(letter => letter.Value).ToHashSet();
        Assert.True(all.Count > 2 * 255);
        Assert.All(text.Split(' '), sign => Assert.Contains(sign, read));
        Assert.Equal(0, Tool.Run("qpdf", pdf, "--check", "FILE").ExitCode);
    }

    [Fact]
    public void A_row_taller_than_a_page_is_cut_between_its_lines_and_loses_none()
    {
        var words = Enumerable.Range(1000, 3000).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .ToList();
        var table = new Table("Mots", [new("Nom", 1), new("Mots", 1)], [["Un", string.Join(' ', words)], ["Deux", "fin"]]);

        using var pdf = PdfDocument.Open(Render(table));

        Assert.True(pdf.NumberOfPages > 2);
        var text = string.Concat(pdf.GetPages().SelectMany(page => page.Letters).Select(letter => letter.Value));
        var read = text.Split(' ').ToHashSet();
        Assert.True(words.Count(read.Contains) > words.Count - (2 * pdf.NumberOfPages));
        Assert.All(pdf.GetPages(), page =>
            Assert.Contains("NomMots", string.Concat(page.Letters.Select(letter => letter.Value)), StringComparison.Ordinal));
    }

    [Fact]
    public void A_heading_goes_with_the_row_below_it()
    {
        for (var lines = 30; lines < 60; lines++)
        {
            var filler = Enumerable.Range(0, lines).Select(_ => (Block)new Paragraph("Ligne.")).ToArray();
            var table = new Table("Table", [new("Nom", 1)], [["Un"], ["Deux"]]);

            using var pdf = PdfObjects.Open(Render([.. filler, new Heading(2, "Titre"), new Heading(3, "Sous-titre"), table]));

            var pages = pdf.Elements.Where(element => element.Type is "H2" or "H3" or "TH").SelectMany(element => element.Marks)
                .Select(mark => mark.Page).Distinct();
            Assert.Single(pages);
        }
    }

    [Fact]
    public void Columns_that_do_not_fit_side_by_side_stand_one_below_the_other()
    {
        Block[] many = [.. Enumerable.Range(0, 60).Select(_ => new Paragraph("Ligne de la colonne."))];

        using var pdf = PdfDocument.Open(Render(new Columns(many, many, CalloutKind.Law)));

        Assert.Equal(120, pdf.GetPages().SelectMany(page => page.Letters).Count(letter => letter.Value == "L"));
    }

    [Fact]
    public void A_link_over_two_lines_is_one_link_with_two_areas()
    {
        var link = new Run(string.Concat(Enumerable.Repeat("un lien assez long ", 10)).Trim())
            { Link = new Uri("https://example.org/a(b)") };

        using var pdf = PdfObjects.Open(Render(new Paragraph(link)));

        Assert.Equal(2, Assert.Single(pdf.Elements, element => element.Type == "Link").Annotations.Count);
    }

    [Fact]
    public void Signs_that_were_replaced_are_counted_at_the_end()
    {
        using var pdf = PdfDocument.Open(Render(new Paragraph("中文")));

        Assert.Contains("2\u00a0signes", string.Concat(pdf.GetPage(1).Letters.Select(letter => letter.Value)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sign_that_the_font_lacks_is_seen_as_a_box_and_read_as_it_was_typed()
    {
        var pdf = Render(new Paragraph("Nom : 中文."));

        Assert.Contains("Nom : 中文.", Tool.Run("pdftotext", pdf, "-raw", "FILE", "-").Output, StringComparison.Ordinal);
        using var drawn = PdfDocument.Open(pdf);
        Assert.Equal(2, drawn.GetPage(1).Letters.Count(letter => letter.Value == "□") - 1);
    }

    [Fact]
    public void Two_lines_of_a_cell_are_two_words_to_who_reads_them_aloud()
    {
        using var pdf = PdfDocument.Open(Render(new Table("T", [new("Loi", 1), new("Suite", 1)],
            [[new Cell("68(10)", "26 mars"), "Fin"]], RowHeading: 0)));

        Assert.Contains("68(10) 26 mars", string.Concat(pdf.GetPage(1).Letters.Select(letter => letter.Value)), StringComparison.Ordinal);
    }

    private static byte[] Render(params Block[] blocks) =>
        Samples.Renderer.Render(new Report(Title, Language.French, [new Heading(1, "Titre"), .. blocks]));
}
