using EhdsReadiness.Web.Tests.Mails;

namespace EhdsReadiness.Web.Tests.Commands;

public sealed class MailCommandTests : IDisposable
{
    private readonly SmtpServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public void One_mail_goes_to_the_server_and_its_answer_is_told()
    {
        Assert.Equal((0, "127.0.0.1 took the mail to noor@exemple.fr\n", ""), Run("mail", "test", "noor@exemple.fr"));
        Assert.Equal(["noor@exemple.fr"], _server.Recipients);
    }

    [Theory]
    [InlineData(SmtpServer.Refused)]
    [InlineData(SmtpServer.HangUp)]
    public void What_goes_wrong_is_told_in_one_line(string reader)
    {
        var (code, output, errors) = Run("mail", "test", reader);

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith($"127.0.0.1:{_server.Port}: ", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData(2, "mail")]
    [InlineData(2, "mail", "test")]
    [InlineData(2, "mail", "retry", "noor@exemple.fr")]
    [InlineData(1, "mail", "test", "no address")]
    [InlineData(1, "mail", "test", "noor@exemple.fr", "--lang", "de")]
    public void What_is_wrong_with_the_command_is_said(int expected, params string[] args) => Assert.Equal(expected, Run(args).Code);

    [Fact]
    public void Without_a_server_there_is_nothing_to_try()
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();

        Assert.Equal(1, CommandLine.Run(["mail", "test", "noor@exemple.fr"], output, errors));

        Assert.Equal("no Mail:Host is set: mails stay in the outbox\n", errors.ToString());
    }

    [Fact]
    public async Task What_was_given_up_is_tried_again_when_an_operator_says_so()
    {
        var (folder, at) = (Directory.CreateTempSubdirectory("ehds-mails-"), new DateTimeOffset(2026, 11, 23, 11, 0, 0, TimeSpan.Zero));
        string[] settings = ["--Database:Path", Path.Combine(folder.FullName, "site.db")];
        using (var database = new Database(settings[1]))
        {
            database.Migrate();
            await new MailStore(database).AddAsync(new("one", "", at, null, at, 7, at), default);
            await new MailStore(database).RefuseAsync("one", "SmtpCommandException 550", default);
        }

        Assert.Equal((0, "mails that the site tries again: 1\n", ""), Run(["mail", "retry", .. settings]));
        Assert.Equal((0, "mails that the site tries again: 0\n", ""), Run(["mail", "retry", .. settings]));
        folder.Delete(recursive: true);
    }

    private (int Code, string Output, string Errors) Run(params string[] args)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        string[] settings = ["--Mail:Host", "127.0.0.1", "--Mail:Port", _server.Port.ToString(CultureInfo.InvariantCulture),
            "--Mail:Security", "None", "--Mail:From", "site@exemple.fr", "--Site:Address", "https://readiness.example.org"];
        var code = CommandLine.Run(args.Length < 3 ? args : [.. args, .. settings], output, errors);
        return (code!.Value, System.Text.Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }
}
