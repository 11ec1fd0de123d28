namespace EhdsReadiness.Core.Tests.Accounts;

public sealed class AuthenticatorCodeTests
{
    /// <summary>The secret of RFC 6238, appendix B: <c>12345678901234567890</c>.</summary>
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    /// <summary>RFC 6238, appendix B, SHA-1: the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_the_standard(long second, string code)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(second);
        Assert.Equal(code, AuthenticatorCode.Of(Key, at));
        Assert.Equal(second / 30, AuthenticatorCode.StepOf(Key, code, at));
    }

    [Fact]
    public void A_code_is_good_half_a_minute_too_early_and_too_late_but_not_more()
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        var code = AuthenticatorCode.Of(Key, at);
        Assert.NotNull(AuthenticatorCode.StepOf(Key, code, at.AddSeconds(-30)));
        Assert.NotNull(AuthenticatorCode.StepOf(Key, code, at.AddSeconds(30)));
        Assert.Null(AuthenticatorCode.StepOf(Key, code, at.AddSeconds(-60)));
        Assert.Null(AuthenticatorCode.StepOf(Key, code, at.AddSeconds(60)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("59")]
    [InlineData("0287082")]
    [InlineData("２８７０８２")]
    public void What_is_no_code_is_no_code(string typed) =>
        Assert.Null(AuthenticatorCode.StepOf(Key, typed, DateTimeOffset.FromUnixTimeSeconds(59)));

    [Fact]
    public void Keys_and_recovery_codes_are_long_and_never_the_same()
    {
        var keys = Enumerable.Range(0, 100).Select(_ => AuthenticatorCode.NewKey()).ToList();
        Assert.All(keys, key => Assert.Matches("^[A-Z2-7]{32}$", key));
        Assert.Equal(100, keys.Distinct().Count());
        Assert.Matches("^[a-z2-7]{4}(-[a-z2-7]{4}){3}$", RecoveryCode.Create());
        Assert.Equal("7kqmx2veph4s3wbd", RecoveryCode.Normalize(" 7KQM x2ve-ph4s—3wbd"));
    }
}
