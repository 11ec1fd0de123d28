namespace EhdsReadiness.Web.Tests.Commands;

public sealed class DbCommandTests
{
    [Theory]
    [InlineData("db")]
    [InlineData("db", "chek")]
    [InlineData("db", "check", "a.db")]
    [InlineData("db", "backup")]
    [InlineData("db", "backup", "a.db", "b.db")]
    [InlineData("db", "restore")]
    [InlineData("db", "restore", "a.db", "--force")]
    public void Wrong_usage_is_2_and_says_why(params string[] args)
    {
        using var errors = new StringWriter();
        Assert.Equal(2, CommandLine.Run(args, Stream.Null, errors));
        Assert.Contains("Usage", errors.ToString(), StringComparison.Ordinal);
    }
}
