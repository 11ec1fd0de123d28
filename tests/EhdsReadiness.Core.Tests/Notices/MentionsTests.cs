namespace EhdsReadiness.Core.Tests.Notices;

public sealed class MentionsTests
{
    [Theory]
    [InlineData("@Anne Martin, vois-tu ?", "Anne Martin")]
    [InlineData("vois avec @anne martin.", "Anne Martin")]
    [InlineData("(@Anne)", "Anne")]
    [InlineData("@Anne Martineau", "Anne")]
    [InlineData("@Annette", "")]
    [InlineData("Anne Martin", "")]
    [InlineData("a@Anne.fr", "")]
    [InlineData("@@Anne", "Anne")]
    [InlineData("@Élodie O’Neill et @Anne", "Anne|Élodie O’Neill")]
    [InlineData("@", "")]
    [InlineData("@*", "")]
    public void A_comment_names_whoever_stands_after_an_at_sign_to_the_end_of_the_word(string text, string named) =>
        Assert.Equal(named, string.Join('|', Mentions.In(text, ["Anne", "Anne Martin", "Élodie O’Neill", ""])
            .Order(StringComparer.Ordinal)));
}
