namespace EhdsReadiness.Core.Tests;

/// <summary>What mail programs would turn into a link.</summary>
public sealed class AutolinkTests
{
    [Theory]
    [InlineData("https://evil.example/x")]
    [InlineData("URGENT: sign in at https://ehds-login.evil.example/s?x=1 -")]
    [InlineData("ftp://x")]
    [InlineData("WWW.evil")]
    [InlineData("evil.example")]
    [InlineData("Mon-CHU.fr")]
    [InlineData("t.co/abc")]
    [InlineData("a@b")]
    [InlineData("évil.fr")]
    [InlineData("пример.рф")]
    [InlineData("x.xn--p1ai")]
    [InlineData("evil。com")]
    [InlineData("evil．com")]
    [InlineData("ｅｖｉｌ.ｃｏｍ")]
    [InlineData("https：／／evil")]
    [InlineData("192.0.2.7")]
    [InlineData("mailto:x")]
    [InlineData("\\\\server\\share")]
    public void An_address_is_found_and_broken(string text)
    {
        Assert.True(Autolink.IsIn(text));
        Assert.False(Autolink.IsIn(Autolink.Break(text)) && !text.Contains('@', StringComparison.Ordinal), Autolink.Break(text));
        Assert.DoesNotContain("://", Autolink.Break(text), StringComparison.Ordinal);
    }

    /// <summary>It would not end within the day if each sign were a place to begin anew.</summary>
    [Theory]
    [InlineData("x")]
    [InlineData("a-")]
    [InlineData("é1")]
    [InlineData("www")]
    [InlineData("1 ")]
    public void A_text_of_a_million_signs_is_gone_through_once(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length));

        Assert.False(Autolink.IsIn(text));
        Assert.True(Autolink.IsIn($"{text} evil.example"));
    }

    [Theory]
    [InlineData("CHU de Montervaux")]
    [InlineData("S.A.S. Dupont & Cie")]
    [InlineData("C.H.U. de Lille")]
    [InlineData("A.P.-H.P.")]
    [InlineData("Dr. Élodie Nguyễn-Œuvrard")]
    [InlineData("J.Martin")]
    [InlineData("Inserm U.1234, unité 12/34")]
    [InlineData("Santé : données… et soins")]
    [InlineData("Version 2.0")]
    [InlineData("O’Neill")]
    [InlineData("株式会社。")]
    public void A_name_is_none_and_stays_as_it_is(string text)
    {
        Assert.False(Autolink.IsIn(text));
        Assert.Equal(text, Autolink.Break(text));
    }
}
