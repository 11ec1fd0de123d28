using EhdsReadiness.Web.Reports.Verification;

namespace EhdsReadiness.Web.Tests.Commands;

/// <summary><c>report</c>, <c>keys create</c> and <c>verify</c>, one after the other.</summary>
public sealed class ReportCommandTests : IDisposable
{
    private static readonly string Example = Path.Combine(AppContext.BaseDirectory, "content", "examples", "01-chu-de-montervaux.json");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ehds-report-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_report_made_where_a_key_exists_verifies_with_exit_code_0_and_any_other_with_1()
    {
        var report = Path.Combine(_folder.FullName, "report.pdf");
        Assert.Equal(1, Verify(Made(report)).ExitCode);

        Assert.Equal(0, Run("keys", "create", "--out", _folder.FullName).ExitCode);
        var (exitCode, output, _) = Verify(Made(report));
        Assert.Equal(0, exitCode);
        Assert.Contains("genuine (signed with key ", output, StringComparison.Ordinal);

        var bytes = File.ReadAllBytes(report);
        bytes[^100] ^= 1;
        File.WriteAllBytes(report, bytes);
        (exitCode, output, _) = Verify(report);
        Assert.Equal(1, exitCode);
        Assert.Contains("altered", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--lang", "fr", "--kind", "board")]
    [InlineData("--lang", "both", "--kind", "plan")]
    [InlineData("--lang", "en", "--kind", "axis", "--axis", "transparency")]
    public void Each_kind_can_be_made(params string[] options)
    {
        var report = Path.Combine(_folder.FullName, "report.pdf");

        Assert.Equal(0, Run(["report", Example, "-o", report, "--Keys:Path", _folder.FullName, .. options]).ExitCode);
        Assert.NotNull(ReportVerifier.FingerprintOf(File.ReadAllBytes(report)));
    }

    [Theory]
    [InlineData("report", "FILE", "-o", "x.pdf")]
    [InlineData("report", "FILE", "-o", "x.pdf", "--lang", "de")]
    [InlineData("report", "FILE", "-o", "x.pdf", "--lang", "fr", "--kind", "summary")]
    [InlineData("report", "FILE", "-o", "x.pdf", "--lang", "fr", "--kind", "axis")]
    [InlineData("report", "FILE", "-o", "x.pdf", "--lang", "fr", "--axis", "transparency")]
    [InlineData("report", "FILE", "-o", "x.pdf", "--lang", "fr", "--kind", "axis", "--axis", "nothing")]
    [InlineData("verify")]
    [InlineData("verify", "FILE", "FILE")]
    [InlineData("keys")]
    [InlineData("keys", "destroy")]
    [InlineData("keys", "create", "FILE")]
    public void Wrong_usage_is_told_with_exit_code_2(params string[] args)
    {
        var (exitCode, _, errors) = Run([.. args.Select(arg => arg == "FILE" ? Example : arg)]);

        Assert.Equal(2, exitCode);
        Assert.Contains("Usage:", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_read_is_told_with_exit_code_1()
    {
        Assert.Equal(1, Verify(Path.Combine(_folder.FullName, "nothing.pdf")).ExitCode);
        File.WriteAllText(Path.Combine(_folder.FullName, KeyRing.PrivateFile), "no key");
        var (exitCode, _, errors) = Verify(Example);
        Assert.Equal(1, exitCode);
        Assert.Contains(KeyRing.PrivateFile, errors, StringComparison.Ordinal);
    }

    private string Made(string report)
    {
        Assert.Equal(0, Run("report", Example, "--lang", "fr", "-o", report, "--Keys:Path", _folder.FullName).ExitCode);
        return report;
    }

    private (int ExitCode, string Output, string Errors) Verify(string report) =>
        Run("verify", report, "--Keys:Path", _folder.FullName, "--Database:Path", Path.Combine(_folder.FullName, "none.db"));

    private static (int ExitCode, string Output, string Errors) Run(params string[] args)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var exitCode = CommandLine.Run(args, output, errors);
        return (exitCode!.Value, System.Text.Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }
}
