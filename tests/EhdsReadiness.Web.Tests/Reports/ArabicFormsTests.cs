using EhdsReadiness.Web.Reports.Pdf.Scripts;

namespace EhdsReadiness.Web.Tests.Reports;

public sealed class ArabicFormsTests
{
    [Theory]
    [InlineData("محمد", "\ufee3\ufea4\ufee4\ufeaa")]
    [InlineData("دار", "\ufea9\ufe8d\ufead")]
    [InlineData("سلام", "\ufeb3\ufefc\ufdd0\ufee1")]
    [InlineData("لا", "\ufefb\ufdd0")]
    [InlineData("مُحَ", "\ufee3\u064f\ufea2\u064e")]
    [InlineData("می\u200cخ", "\ufee3\ufbfd\u200c\ufea5")]
    [InlineData("ه\u200d", "\ufeeb\u200d")]
    [InlineData("بـ", "\ufe91ـ")]
    [InlineData("ىى", "\ufbe8\ufef0")]
    [InlineData("abc 123", "abc 123")]
    public void A_letter_takes_its_form_from_those_beside_it(string typed, string joined) =>
        Assert.Equal(joined, ArabicForms.Joined(typed, _ => true));

    [Theory]
    [InlineData("لا إله")]
    [InlineData("إجمالاً")]
    [InlineData("إجمالًا بلا")]
    [InlineData("می\u200cخواهم")]
    [InlineData("الْآنَ")]
    [InlineData("گزارش پژوهش")]
    [InlineData("ٹھنڈ میں قحط زدہ گاؤں")]
    public void What_was_joined_can_be_read_as_it_was_typed(string typed) =>
        Assert.Equal(typed, ArabicForms.Typed(ArabicForms.Joined(typed, _ => true)));

    [Fact]
    public void A_form_that_cannot_be_drawn_leaves_its_letter() =>
        Assert.Equal("\ufee3د", ArabicForms.Joined("مد", form => form == '\ufee3'));

    [Fact]
    public void A_ligature_takes_one_place_and_leaves_the_other_unseen()
    {
        var joined = ArabicForms.Joined("لَا", _ => true);

        Assert.Equal("\ufefb\u064e\ufdd0", joined);
        Assert.True(ArabicForms.IsUnseen(joined[^1]));
    }
}
