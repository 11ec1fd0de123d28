using EhdsReadiness.Web.Reports.Pdf;
using EhdsReadiness.Web.Reports.Pdf.Layout;

namespace EhdsReadiness.Web.Tests.Reports;

public sealed class LineBreakerTests
{
    private static readonly TypeStyle Style = new TypeStyles(Samples.Faces).Body;

    [Fact]
    public void A_line_keeps_the_space_at_its_end_but_the_last()
    {
        var lines = Lines("un deux trois quatre cinq ", 60);

        Assert.True(lines.Count > 1);
        Assert.All(lines.SkipLast(1), line => Assert.EndsWith(" ", line, StringComparison.Ordinal));
        Assert.Equal("un deux trois quatre cinq ", string.Concat(lines));
    }

    [Fact]
    public void No_break_spaces_hold()
    {
        Assert.Contains(Lines("Un texte avec «\u00a0mot\u00a0»\u202f; la suite", 50), line =>
            line.StartsWith("«\u00a0mot\u00a0»\u202f;", StringComparison.Ordinal));
    }

    [Fact]
    public void A_hyphen_between_letters_may_end_a_line_but_not_one_between_figures()
    {
        Assert.Equal(["sous-", "traitant"], Lines("sous-traitant", 40));
        Assert.Equal(["le ", "2026-1"], Lines("le 2026-1", 30));
    }

    [Fact]
    public void A_word_wider_than_the_line_is_cut_between_letters()
    {
        var lines = Lines("mot " + new string('W', 60) + " fin", 100);

        Assert.All(lines, line => Assert.True(Style.Face.Width(line.TrimEnd(' '), Style.Size) <= 100));
        Assert.Equal(60, lines.Sum(line => line.Count(letter => letter == 'W')));
    }

    [Fact]
    public void An_empty_text_has_one_empty_line()
    {
        Assert.Equal([""], Lines("", 100));
    }

    private static List<string> Lines(string text, double width) =>
        [.. new LineBreaker().Lines([(text, Style)], width).Select(line => string.Concat(line.Pieces.Select(piece => piece.Text)))];
}
