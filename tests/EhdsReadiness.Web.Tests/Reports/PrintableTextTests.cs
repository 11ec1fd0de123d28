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
    [InlineData("\u2603\ufe0f", "\u2603", 0)]
    [InlineData("אבג", "אבג", 0)]
    [InlineData("\u0710\u0712", "□□", 2)]
    public void What_the_fonts_lack_is_one_box_a_sign_and_what_nobody_sees_goes(string typed, string printed, int replaced)
    {
        var printable = new PrintableText(Samples.Faces, new());

        Assert.Equal(printed, Drawn(printable.Of(typed)));
        Assert.Equal(replaced, printable.Replaced);
    }

    [Fact]
    public void Half_a_surrogate_is_a_sign_like_any_other_that_the_font_lacks()
    {
        Assert.Equal("x□y", Drawn(new PrintableText(Samples.Faces, new()).Of("x\ud800y")));
    }

    [Fact]
    public void A_text_met_twice_is_counted_once()
    {
        var printable = new PrintableText(Samples.Faces, new());

        printable.Of("中");
        printable.Of("中");

        Assert.Equal(1, printable.Replaced);
    }

    [Fact]
    public void What_stands_for_a_sign_says_what_was_typed()
    {
        var missing = new MissingSigns();
        var printable = new PrintableText(Samples.Faces, missing);

        Assert.Equal(["中", "文", "中"], printable.Of("中文中").Select(missing.TypedAt));
        Assert.Equal("\U0001F469\u200d\U0001F467", missing.TypedAt(printable.Of("\U0001F469\u200d\U0001F467")[0]));
    }

    [Fact]
    public void No_face_has_signs_where_places_stand() =>
        Assert.DoesNotContain(Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code), character =>
            MissingSigns.IsPlace(character) && Samples.Faces.Have(character));

    private static string Drawn(string text) =>
        string.Concat(text.Select(character => MissingSigns.IsPlace(character) ? MissingSigns.Box : character));
}
