using EhdsReadiness.Web.Reports.Pdf.Fonts;

namespace EhdsReadiness.Web.Tests.Reports;

public sealed class PrintableTextTests
{
    [Theory]
    [InlineData("Préparation\u202f! « Œuvre »", "Préparation\u202f! « Œuvre »", 0)]
    [InlineData("e\u0301te\u0301", "été", 0)]
    [InlineData("a\tb\nc", "a b c", 0)]
    [InlineData("a\u0007b\u200bc\u00add", "abcd", 0)]
    [InlineData("中文", "□□", 2)]
    [InlineData("\U0001F469\u200d\U0001F469\u200d\U0001F467!", "□!", 1)]
    [InlineData("\u2603\ufe0f", "□", 1)]
    [InlineData("אבג", "□□□", 3)]
    public void What_the_font_lacks_is_one_box_a_sign_and_what_nobody_sees_goes(string typed, string printed, int replaced)
    {
        var printable = new PrintableText(Samples.Faces);

        Assert.Equal(printed, printable.Of(typed));
        Assert.Equal(replaced, printable.Replaced);
    }

    [Fact]
    public void Half_a_surrogate_is_a_sign_like_any_other_that_the_font_lacks()
    {
        Assert.Equal("x□y", new PrintableText(Samples.Faces).Of("x\ud800y"));
    }

    [Fact]
    public void A_text_met_twice_is_counted_once()
    {
        var printable = new PrintableText(Samples.Faces);

        printable.Of("中");
        printable.Of("中");

        Assert.Equal(1, printable.Replaced);
    }
}
