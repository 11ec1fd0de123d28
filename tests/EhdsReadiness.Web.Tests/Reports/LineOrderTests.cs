using EhdsReadiness.Web.Reports.Pdf;
using EhdsReadiness.Web.Reports.Pdf.Fonts;
using EhdsReadiness.Web.Reports.Pdf.Layout;

namespace EhdsReadiness.Web.Tests.Reports;

/// <summary>The bidirectional algorithm of Unicode, by cases such as those of its own BidiCharacterTest.</summary>
public sealed class LineOrderTests
{
    [Theory]
    [InlineData("abc אבג def", "00001110000")]
    [InlineData("אבג abc דהו", "11112221111")]
    [InlineData("אבג 123", "1111222")]
    [InlineData("abc 12 אב", "000000011")]
    [InlineData("عدد 1,234 نص", "111122222111")]
    [InlineData("عدد ١٢٣", "1111222")]
    [InlineData("(abc) نص 123", "000000111222")]
    [InlineData("אב (abc) גד", "11112221111")]
    [InlineData("a (אב) b", "00011000")]
    [InlineData("אב (ג) d", "11111112")]
    [InlineData("a (b אב) ג", "0000011001")]
    [InlineData("אב 10% ג", "11122211")]
    [InlineData("אב +5 ג", "1111211")]
    [InlineData("אב 1-2 ג", "11122211")]
    [InlineData("عب 1-2 ج", "11121211")]
    [InlineData("«אב»", "1111")]
    [InlineData("a, אב.", "000110")]
    [InlineData("12 אב", "22111")]
    [InlineData("שָׁל", "1111")]
    public void Signs_have_the_levels_of_the_standard(string text, string levels) =>
        Assert.Equal(levels, string.Concat(new LineOrder(text, new()).Levels));

    [Fact]
    public void What_no_font_has_keeps_the_direction_of_what_was_typed()
    {
        var missing = new MissingSigns();
        var (smile, middle) = (missing.PlaceOf("\U0001F642"), missing.PlaceOf("中"));

        Assert.Equal("11111", string.Concat(new LineOrder($"א {smile} ב", missing).Levels));
        Assert.Equal("11211", string.Concat(new LineOrder($"א {middle} ב", missing).Levels));
    }

    [Theory]
    [InlineData("אבג", true)]
    [InlineData("12 نص", true)]
    [InlineData("abc אבג", false)]
    [InlineData("123", false)]
    public void The_first_letter_says_where_lines_begin(string text, bool isRightToLeft) =>
        Assert.Equal(isRightToLeft, new LineOrder(text, new()).IsRightToLeft);

    [Fact]
    public void A_line_is_read_in_one_order_and_seen_in_another()
    {
        var pieces = Assert.Single(Lines("אב abc 12 גד", 500)).Pieces;

        Assert.Equal(["אב ", "abc 12", " גד"], pieces.Select(piece => piece.Text));
        Assert.Equal([" גד", "abc 12", "אב "], pieces.OrderBy(piece => piece.Left).Select(piece => piece.Text));
        Assert.Equal(["אב ", null, " גד"], pieces.Select(piece => piece.Typed));
        Assert.Equal(0, pieces.Min(piece => piece.Left), 6);
    }

    [Fact]
    public void The_space_at_the_end_of_a_line_stands_outside_it()
    {
        var style = new TypeStyles(Samples.Faces).Body;
        var lines = Lines("אבגד הוזח טיכל", 40);

        Assert.True(lines.Count > 1);
        Assert.All(lines.SkipLast(1), line =>
        {
            Assert.EndsWith(" ", string.Concat(line.Pieces.Select(piece => piece.Text)), StringComparison.Ordinal);
            Assert.Equal(-style.Face.Width(" ", style.Size), line.Pieces.Min(piece => piece.Left), 6);
        });
        Assert.Equal("אבגד הוזח טיכל", string.Concat(lines.SelectMany(line => line.Pieces).Select(piece => piece.Typed)));
    }

    private static IReadOnlyList<TextLine> Lines(string text, double width)
    {
        var style = new TypeStyles(Samples.Faces).Body;
        return new LineOrder(text, new()).Arranged(new LineBreaker().Lines([(text, style)], width));
    }
}
