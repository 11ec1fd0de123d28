namespace EhdsReadiness.Core.Tests;

/// <summary>What messages quote.</summary>
public sealed class ExcerptTests
{
    [Theory]
    [InlineData("Registre", "Registre")]
    [InlineData("a\u001b[31mb\u009b", "a[31mb")]
    [InlineData("\u202egnp.exe\u2066", "gnp.exe")]
    public void Nothing_that_is_quoted_steers_a_terminal_or_turns_round_the_message(string text, string quoted) =>
        Assert.Equal(quoted, Excerpt.Of(text));

    [Fact]
    public void A_long_text_is_cut_between_two_signs()
    {
        Assert.Equal($"{new string('x', Excerpt.Longest)}…", Excerpt.Of(new string('x', Excerpt.Longest + 1)));
        Assert.Equal($"{new string('x', Excerpt.Longest - 1)}…", Excerpt.Of(new string('x', Excerpt.Longest - 1) + "👩👩"));
    }
}
