using EhdsReadiness.Web.Pages.Assessments;

namespace EhdsReadiness.Web.Tests.Pages;

public sealed class AnswerFormTests
{
    /// <summary>Parts of a page are kept by what is chosen: what anybody may send must not make as many of them.</summary>
    [Theory]
    [InlineData("0", "0")]
    [InlineData("not_applicable", "not_applicable")]
    [InlineData("5", null)]
    [InlineData("unknown ", null)]
    [InlineData(null, null)]
    public void Nothing_is_chosen_but_what_the_page_offers(string? sent, string? chosen) =>
        Assert.Equal(chosen, new AnswerForm { Level = sent }.Chosen);
}
