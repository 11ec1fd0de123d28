using EhdsReadiness.Web.Tests.Pages;
using MimeKit;

namespace EhdsReadiness.Web.Tests.Mails;

/// <summary>Mails: in the outbox, at a server, and never in the log.</summary>
public sealed class MailTests
{
    [Fact]
    public async Task Without_a_server_mails_stay_in_the_outbox_for_their_reader_alone_and_the_log_says_where()
    {
        using var log = new KeptLog();
        await OnSiteAsync([], async site =>
        {
            site.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
            using var visitor = await site.SignedUpAsync("outbox@exemple.fr");
            await visitor.GetAsync("/fr/sign-in/forgotten");
            await visitor.SendAsync(("email", "outbox@exemple.fr"));

            var paths = site.MailFiles;
            Assert.Equal(2, paths.Count);
            foreach (var path in paths)
            {
                Assert.Contains(log.Records, record =>
                    record.Level == LogLevel.Information && record.Text.Contains(path, StringComparison.Ordinal));
                if (!OperatingSystem.IsWindows())
                {
                    Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
                }
            }

            var tokens = paths.Select(Letter.Read).Select(letter => Uri.UnescapeDataString(letter.Links[0].Split("token=")[1])).ToList();
            Assert.All([.. tokens, Visitor.Password, "outbox@exemple.fr", "Camille Roux"], secret =>
                Assert.DoesNotContain(log.Records, record => record.Text.Contains(secret, StringComparison.Ordinal)));
        }, "--Logging:LogLevel:Default", "Information", "--Logging:LogLevel:EhdsReadiness", "Trace", "--Logging:Console:LogLevel:Default",
            "None");
    }

    [Fact]
    public async Task A_mail_says_its_language_that_a_program_sent_it_and_its_links_whole()
    {
        await OnSiteAsync([], async site =>
        {
            var text = "Élodie, voici un lien :\nhttps://readiness.example.org/" + new string('a', 400) + "?a=b&c=d\n";
            await site.Outbox.PutAsync(new("élodie@exemple.fr", Language.French, "Réponse : « oui » ?", text), CancellationToken.None);
            var path = Assert.Single(site.MailFiles);
            using var message = await MimeMessage.LoadAsync(path);
            Assert.Equal(("Réponse : « oui » ?", "fr", "auto-generated"),
                (message.Subject, message.Body!.Headers[HeaderId.ContentLanguage], message.Headers[HeaderId.AutoSubmitted]));
            Assert.Equal(text.ReplaceLineEndings("\n"), message.TextBody!.ReplaceLineEndings("\n"));
            Assert.Contains(new string('a', 400) + "?a=b&c=d", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_named_server_gets_each_mail_and_what_it_refuses_for_good_is_kept_apart()
    {
        using var server = new SmtpServer();
        await OnSiteAsync(
            ["--Mail:Host", "127.0.0.1", "--Mail:Port", $"{server.Port}", "--Mail:Security", "None", "--Mail:From", "ehds@example.org",
            "--Site:Address", "https://readiness.example.org"], async site =>
        {
            await site.Outbox.PutAsync(new(SmtpServer.Refused, Language.English, "First", "one\n"), CancellationToken.None);
            // Mails of one millisecond leave in any order.
            site.Clock.Move(TimeSpan.FromMilliseconds(1));
            await site.Outbox.PutAsync(new("taken@exemple.fr", Language.English, "Second", "two\n"), CancellationToken.None);
            var message = await server.NextAsync();
            Assert.Contains("Subject: Second", message, StringComparison.Ordinal);
            Assert.Equal(1, await site.Services.GetRequiredService<MailStore>().CountAsync(refused: true, default));
            Assert.Empty(site.MailFiles);

            // Links carry the address that the settings name, at whichever of its names the site is reached.
            using var visitor = site.Visitor();
            await visitor.GetAsync("/en/sign-up");
            await visitor.SendAsync(("email", "linked@exemple.fr"), ("name", "Camille Roux"), ("password", Visitor.Password));
            var mail = await server.NextAsync();
            Assert.Contains("https://readiness.example.org/en/sign-up/confirm?token=", mail, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_server_that_does_not_answer_loses_no_mail_and_keeps_no_page_waiting()
    {
        using var closed = new ClosedPort();
        await OnSiteAsync(
            ["--Mail:Host", "127.0.0.1", "--Mail:Port", $"{closed.Number}", "--Mail:Security", "None", "--Mail:From", "ehds@example.org",
            "--Site:Address", "http://localhost"], async site =>
        {
            using var visitor = site.Visitor();
            await visitor.GetAsync("/fr/sign-up");
            Assert.Equal(HttpStatusCode.OK,
                await visitor.SendAsync(("email", "waiting@exemple.fr"), ("name", "Camille Roux"), ("password", Visitor.Password)));
            Assert.Single(site.Mails("waiting@exemple.fr"));
        });
    }

    private static async Task OnSiteAsync(string[] settings, Func<TestSite, Task> visit, params string[] more)
    {
        var site = new TestSite();
        try
        {
            await site.StartAsync([.. settings, .. more]);
            await visit(site);
        }
        finally
        {
            await site.DisposeAsync();
        }
    }
}
