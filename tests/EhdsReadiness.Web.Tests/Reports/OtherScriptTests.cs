using EhdsReadiness.Web.Reports;
using EhdsReadiness.Web.Reports.Pdf;
using EhdsReadiness.Web.Reports.Pdf.Fonts;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.TrueType;
using UglyToad.PdfPig.Fonts.TrueType.Parser;

namespace EhdsReadiness.Web.Tests.Reports;

/// <summary>Texts in the scripts of people’s names and notes, beside French and English.</summary>
public sealed partial class OtherScriptTests
{
    private static readonly ReportTitle Title = new("Titre", "Objet", new DateOnly(2026, 11, 23), "Pied", null);

    public static TheoryData<string, string> LeftToRight => new()
    {
        { "Polish", "Pchnąć w tę łódź jeża lub ośm skrzyń fig." },
        { "Vietnamese", "Do bạch kim rất quý nên sẽ dùng để lắp vô xương." },
        { "Turkish", "Pijamalı hasta yağız şoföre çabucak güvendi." },
        { "Greek", "Ὦ ξεῖν’, ἀγγέλλειν Λακεδαιμονίοις ὅτι τῇδε κείμεθα." },
        { "Russian", "Съешь же ещё этих мягких французских булок." },
        { "Ukrainian", "Жебракують філософи при ґанку церкви в Гадячі." },
        { "Kazakh", "Әр адам құқығы мен өмірі үшін ғылым." },
        { "Armenian", "Բել դղյակի ձախ ժամն օֆ ազգությանը ցպահանջ։" },
        { "Georgian", "ყოველი ქვეყნის ჯანმრთელობის მონაცემები." },
        { "Signs", "✔ fait, ☃ neige, ♥ cœur, ∑ somme, ⅔ tiers." },
    };

    public static TheoryData<string, string> RightToLeft => new()
    {
        { "Hebrew", "דג סקרן שט בים מאוכזב ולפתע מצא חברה" },
        { "Hebrew with points", "שָׁלוֹם עֲלֵיכֶם" },
        { "Arabic", "نص حكيم له سر قاطع وذو شأن عظيم على ثوب أخضر ومغلف بجلد أزرق" },
        { "Arabic with vowels", "صِفْ خَلْقَ خَوْدٍ كَمِثْلِ الشَّمْسِ إجمالاً" },
        { "Persian", "می\u200cخواهم گزارش پژوهش را ببینم" },
        { "Urdu", "ٹھنڈ میں ایک قحط زدہ گاؤں سے گذرتے وقت ایک شخص کو ملا" },
    };

    [Theory]
    [MemberData(nameof(LeftToRight))]
    public void A_text_that_runs_from_left_to_right_is_drawn_and_read_again(string language, string text)
    {
        var pdf = Render(new Paragraph(text), new Paragraph(Prose.Strong(text)));

        Assert.Equal(2, Regex.Count(Read(pdf), Regex.Escape(text)));
        AssertNothingReplaced(pdf, language);
    }

    [Theory]
    [MemberData(nameof(RightToLeft))]
    public void A_text_that_runs_from_right_to_left_is_drawn_and_read_again_without_its_marks(string language, string text)
    {
        var pdf = Render(new Paragraph(text), new Paragraph(Prose.Strong(text)));

        Assert.Equal(2, Regex.Count(Bare(Read(pdf)), Regex.Escape(Bare(text))));
        AssertNothingReplaced(pdf, language);
    }

    [Theory]
    [MemberData(nameof(RightToLeft))]
    public void Whoever_hears_a_text_that_runs_from_right_to_left_hears_what_was_typed(string language, string text)
    {
        using var pdf = PdfObjects.Open(Render(new Paragraph($"{text} {text} {text}"), new Table(language, [new("Nom", 1)], [[text]])));

        Assert.Equal($"{text} {text} {text}{text}", string.Concat(pdf.Elements.Select(element => element.ActualText)));
        Assert.All(pdf.Elements.Where(element => element.ActualText is not null), element => Assert.Equal("Span", element.Type));
    }

    [Fact]
    public void The_letters_of_a_word_stand_side_by_side_from_right_to_left()
    {
        var letters = LettersOf(new Paragraph("שלום"));

        Assert.Equal("םולש", Seen(letters));
        AssertSideBySide(letters);
        Assert.Equal(Measure.Right, letters.Max(letter => letter.EndBaseLine.X), 1);
    }

    [Fact]
    public void Arabic_letters_are_joined_and_take_the_room_of_their_forms()
    {
        var joined = LettersOf(new Paragraph("مستشفى"));
        var apart = LettersOf(new Paragraph("م\u200cس\u200cت\u200cش\u200cف\u200cى"));

        Assert.Equal("ىفشتسم", Seen(joined));
        AssertSideBySide(joined);
        Assert.True(WidthOf(joined) < WidthOf(apart));
        Assert.All(joined, letter => Assert.Contains("NotoSansArabic", letter.FontName, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("(abc) نص 123", "(abc)123صن")]
    [InlineData("אב (גד)", "(דג)בא")]
    [InlineData("עד 2029", "2029דע")]
    [InlineData("CHU «שלום»", "CHU«םולש»")]
    [InlineData("שלום «CHU»", "«CHU»םולש")]
    public void A_line_of_both_directions_stands_as_the_standard_says(string text, string seen) =>
        Assert.Equal(seen, Seen(LettersOf(new Paragraph(text))).Replace(" ", "", StringComparison.Ordinal));

    [Fact]
    public void A_report_that_needs_no_other_font_carries_none()
    {
        Assert.DoesNotMatch("DejaVu|NotoSans", Encoding.Latin1.GetString(Render(new Paragraph("Prénom, Łódź, Ελλάδα, Київ"))));
        var hebrew = Encoding.Latin1.GetString(Render(new Paragraph("שלום")));
        Assert.Contains("+DejaVuSans/", hebrew, StringComparison.Ordinal);
        Assert.DoesNotContain("NotoSans", hebrew, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_of_many_scripts_is_a_sound_file_and_the_same_each_time()
    {
        string[] texts = [.. LeftToRight.Concat(RightToLeft).Select(row => (string)row[1])];
        Block[] blocks =
        [
            .. texts.Select(text => new Paragraph(text)),
            new Table("Langues", [new("שם", 1), new("Texte", 2)], [.. texts.Select(text => (Cell[])[text, text])]),
            new ItemList([.. texts.Select(text => (Prose)text)], Numbered: true),
            new Heading(2, "مستشفى باريس"),
            new Paragraph(new Run("موقع المستشفى") { Link = new Uri("https://example.org/") }),
        ];
        var pdf = Render(blocks);

        Assert.Equal(pdf, Render(blocks));
        var (exitCode, output) = Tool.Run("qpdf", pdf, "--check", "FILE");
        Assert.True(exitCode == 0, output);
        using var opened = PdfObjects.Open(pdf);
        Assert.Single(opened.Elements, element => element.Type == "Link" && element.Annotations.Count == 1);
        Assert.Empty(
            from rule in Matterhorn.Rules
            from fault in rule.Faults(opened)
            select $"{string.Join(' ', rule.Conditions)}: {fault}");
        AssertNothingReplaced(pdf, "all");
    }

    [Fact]
    public void A_link_that_runs_from_right_to_left_leads_on_where_its_words_stand()
    {
        var pdf = Render(new Paragraph(new Run("موقع") { Link = new Uri("https://example.org/") }));

        using var opened = PdfDocument.Open(pdf);
        var page = opened.GetPage(1);
        var area = Assert.Single(page.GetAnnotations()).Rectangle;
        var letters = page.Letters.Where(letter => letter.FontName!.Contains("Arabic", StringComparison.Ordinal)).ToList();
        Assert.Equal(area.Left, letters.Min(letter => letter.StartBaseLine.X), 1);
        Assert.Equal(area.Right, letters.Max(letter => letter.EndBaseLine.X), 1);
    }

    [Theory]
    [InlineData("NotoSansArabic_400Regular.ttf", '\ufeac')]
    [InlineData("DejaVuSans.ttf", 'Ѝ')]
    public void A_dot_or_accent_stays_where_the_font_has_it(string name, char sign)
    {
        var file = Path.Combine(FontFaces.Folder, name);
        var whole = TrueTypeFontParser.Parse(new TrueTypeDataBytes(File.ReadAllBytes(file)));
        var part = TrueTypeFontParser.Parse(new TrueTypeDataBytes(new FontFace(FontFile.Read(file), "", _ => null).Subset([sign])));

        Assert.True(whole.TryGetPath(sign, out var designed));
        Assert.True(part.TryGetPath(1, _ => 1, out var drawn));
        Assert.Equal(PdfSubpath.GetBoundingRectangle(designed)!.Value.Top, PdfSubpath.GetBoundingRectangle(drawn)!.Value.Top, 3);
    }

    [Fact]
    public void A_name_from_right_to_left_turns_no_date_behind_it_round()
    {
        var foot = ReportTexts.Of(Language.French, "Foot", "مستشفى", "23 novembre 2026");

        var letters = LettersOf(new Paragraph(foot));

        Assert.Equal("ىفشتسم,23novembre2026", Seen(letters).Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal("CHU, 23 novembre 2026", ReportTexts.Of(Language.French, "Foot", "CHU", "23 novembre 2026"));
    }

    private static void AssertSideBySide(IEnumerable<Letter> letters)
    {
        var seen = letters.OrderBy(letter => letter.StartBaseLine.X).ToList();
        Assert.All(seen.Zip(seen.Skip(1)), pair =>
            Assert.InRange(pair.Second.StartBaseLine.X - pair.First.EndBaseLine.X, -0.05, 0.05));
    }

    private static string Seen(IEnumerable<Letter> letters) =>
        string.Concat(letters.OrderBy(letter => letter.StartBaseLine.X).Select(letter => letter.Value));

    private static double WidthOf(IReadOnlyList<Letter> letters) =>
        letters.Max(letter => letter.EndBaseLine.X) - letters.Min(letter => letter.StartBaseLine.X);

    private static void AssertNothingReplaced(byte[] pdf, string language)
    {
        using var opened = PdfDocument.Open(pdf);
        Assert.False(opened.GetPages().SelectMany(page => page.Letters).Any(letter => letter.Value == "□"), language);
    }

    /// <summary>The letters of a paragraph, below the title and above the foot.</summary>
    private static List<Letter> LettersOf(Paragraph paragraph)
    {
        using var opened = PdfDocument.Open(Render(paragraph));
        return [.. opened.GetPage(1).Letters.Where(letter => Math.Abs(letter.PointSize - 10) < 0.1)];
    }

    /// <summary>What a program takes out of the pages, on one line and without marks of direction.</summary>
    private static string Read(byte[] pdf) =>
        Spaces().Replace(Directions().Replace(Tool.Run("pdftotext", pdf, "FILE", "-").Output, ""), " ");

    /// <summary>The letters alone: without vowel marks and joiners, ligatures as their letters.</summary>
    private static string Bare(string text) => Unseen().Replace(text.Normalize(NormalizationForm.FormKC), "");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[\u202a-\u202e]")]
    private static partial Regex Directions();

    [GeneratedRegex(@"[\p{Mn}\u200c\u200d]")]
    private static partial Regex Unseen();

    private static byte[] Render(params Block[] blocks) =>
        Samples.Renderer.Render(new Report(Title, Language.French, [new Heading(1, "Titre"), .. blocks]));
}
