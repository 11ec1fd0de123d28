using System.Text.Encodings.Web;
using EhdsReadiness.Web.Reports;
using UglyToad.PdfPig;

namespace EhdsReadiness.Web.Tests.Reports;

/// <summary>What each kind of report holds.</summary>
public sealed class ReportKindTests
{
    [Theory]
    [InlineData("06-pulsalune")]
    [InlineData("09-maison-de-sante-du-pont-brumeux")]
    [InlineData("09b-maison-de-sante-du-pont-brumeux-twelve-employees")]
    [InlineData("express:holder")]
    [InlineData("express:user")]
    [InlineData("express:both")]
    public void The_complete_report_of_an_express_assessment_has_nine_pages_at_most_whatever_its_notes(string name)
    {
        foreach (var language in Languages.All)
        {
            using var pdf = PdfDocument.Open(Samples.Pdf(name, language));
            Assert.True(pdf.NumberOfPages is >= 4 and <= 9, $"{name} takes {pdf.NumberOfPages} pages in {language}.");
        }
    }

    [Theory]
    [InlineData(Language.French)]
    [InlineData(Language.English)]
    public void The_summary_for_the_board_has_two_pages_at_most_behind_its_cover_with_the_worst_texts(Language language)
    {
        var names = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "content", "examples"), "*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file)!).Append("worst-texts");
        foreach (var name in names)
        {
            using var covered = PdfDocument.Open(Samples.Pdf(name, language, "board"));
            // Says the most of all of whose it is.
            using var proven = PdfDocument.Open(Samples.Pdf(name, language, "proven"));
            Assert.True(covered.NumberOfPages <= 3, $"{name} takes {covered.NumberOfPages} pages with its cover.");
            Assert.True(proven.NumberOfPages <= 2, $"{name} takes {proven.NumberOfPages} pages.");
        }
    }

    [Fact]
    public void A_report_on_one_axis_lists_its_questions_and_its_actions_and_no_others()
    {
        var result = Samples.ResultOf("01-chu-de-montervaux");
        var axis = Samples.Content.Questionnaires[^1].Axes[1];
        var headings = Samples.Report("01-chu-de-montervaux", Language.English, "axis")
            .Blocks.SelectMany(block => block is KeepTogether together ? together.Blocks : [block]).OfType<Heading>()
            .Where(heading => heading.Level == 4).Select(heading => heading.Text).ToList();

        Assert.All(result.Scope, question => Assert.Equal(question.AxisId == axis.Id, headings.Contains(question.Ask.En)));
        Assert.All(Planning.Of(result).Entries.Where(entry => entry.Action is not null), entry =>
            Assert.Equal(entry.Question.AxisId == axis.Id,
                headings.Exists(heading => heading.EndsWith(entry.Action!.Do.En, StringComparison.Ordinal))));
    }

    [Fact]
    public void A_report_on_one_axis_of_a_first_look_has_all_its_parts()
    {
        var axis = Samples.Content.Questionnaires[^1].Axes[1];
        var blocks = Samples.Report("06-pulsalune", Language.English, "axis").Blocks;

        Assert.Contains(blocks, block => block is Paragraph paragraph && paragraph.Prose.Plain == axis.Summary.En);
        Assert.Contains(blocks, block => block is Table table && table.Columns.Any(column => column.Heading == "Weight"));
        Assert.DoesNotContain(blocks, block => block is Paragraph paragraph && paragraph.Prose.Plain.Contains("Weight "));
    }

    /// <summary>The data ride uncompressed, so that the file's bytes tell, and the pages are read.</summary>
    [Theory]
    [InlineData("board", false)]
    [InlineData("plan", false)]
    [InlineData("axis", true)]
    public void A_short_report_holds_no_note_proof_or_reason_unless_asked_for(string kind, bool isPrinted)
    {
        var (_, assessment, _) = Samples.Of("01-chu-de-montervaux");
        var words = assessment.Answers.Where(pair =>
                Samples.Content.Questionnaires[^1].Find(pair.Key)!.AxisId == Samples.Content.Questionnaires[^1].Axes[1].Id)
            .SelectMany(pair => new[] { pair.Value.Note, pair.Value.Evidence, pair.Value.Reason }).OfType<string>().ToList();
        var options = Samples.OptionsOf(kind, Language.French) with { Cover = null };
        byte[] File(bool answers) => Samples.Renderer.Render(ActionPlanReport.Verifiable(
            Samples.Content, Samples.ResultOf("01-chu-de-montervaux"), options with { AsksForAnswers = answers }, null));
        static string Read(byte[] file)
        {
            using var pdf = PdfDocument.Open(file);
            return Closed(string.Concat(pdf.GetPages().SelectMany(page => page.Letters).Select(letter => letter.Value)));
        }

        var (alone, asked) = (File(false), File(true));

        Assert.NotEmpty(words);
        Assert.Equal((-1, false), (alone.AsSpan().IndexOf("EmbeddedFiles"u8), Holds(alone, "\"answers\"")));
        Assert.All(words, word => Assert.Equal((false, true),
            (Holds(alone, word), Holds(asked, JsonEncodedText.Encode(word, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString()))));
        var (pages, withNotes) = (Read(alone), Read(asked));
        Assert.All(words.Where(word => !word.Contains('\n', StringComparison.Ordinal)).Select(Closed), word => Assert.Equal(
            (false, isPrinted), (pages.Contains(word, StringComparison.Ordinal), withNotes.Contains(word, StringComparison.Ordinal))));

        static string Closed(string text) => text.Replace(" ", "", StringComparison.Ordinal);
        static bool Holds(byte[] file, string word) => file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0;
    }

    [Fact]
    public void Both_languages_in_one_file_are_each_language_after_the_other()
    {
        var both = Samples.Report("01-chu-de-montervaux", Language.French, "both");
        var french = Samples.Report("01-chu-de-montervaux", Language.French);
        var english = Samples.Report("01-chu-de-montervaux", Language.English);

        Assert.Equal(Language.French, both.Language);
        Assert.Equal(Headings(french.Blocks), Headings(both.Blocks.TakeWhile(block => block is not InLanguage)));
        var second = Assert.IsType<InLanguage>(both.Blocks[^1]);
        Assert.Equal(Language.English, second.Language);
        Assert.Equal(Headings(english.Blocks), Headings(second.Blocks));
        using var pdf = PdfObjects.Open(Samples.Pdf("01-chu-de-montervaux", Language.French, "both"));
        Assert.Equal("en", Assert.Single(pdf.Root.Kids, element => element.Type == "Part").Lang);
    }

    [Theory]
    [InlineData(null, null, null, true)]
    [InlineData("board", null, "both", true)]
    [InlineData("axis", "transparency", "en", true)]
    [InlineData("axis", null, null, false)]
    [InlineData("axis", "nothing", null, false)]
    [InlineData("full", "transparency", null, false)]
    [InlineData("board", "", null, true)]
    [InlineData("summary", null, null, false)]
    [InlineData(null, null, "de", false)]
    public void What_is_chosen_is_known_and_fits_together(string? kind, string? axis, string? lang, bool isRight) =>
        Assert.Equal(isRight, ReportOptions.Read(kind, axis, lang, Samples.Content.Questionnaires[^1], Language.French) is not null);

    private static IEnumerable<string> Headings(IEnumerable<Block> blocks) => blocks.OfType<Heading>().Select(heading => heading.Text);
}
