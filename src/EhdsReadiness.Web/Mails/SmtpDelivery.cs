using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace EhdsReadiness.Web.Mails;

/// <summary>Takes mails from the outbox to the SMTP server. What the server cannot take now is tried again; what it refuses for good stays as <c>.refused</c>.</summary>
public sealed partial class SmtpDelivery(Outbox outbox, MailSettings settings, ILogger<SmtpDelivery> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RoundAsync(stoppingToken);
                await outbox.ArrivalAsync(TimeSpan.FromSeconds(settings.RetrySeconds), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task RoundAsync(CancellationToken cancel)
    {
        var waiting = outbox.Waiting();
        if (waiting.Count == 0)
        {
            return;
        }

        try
        {
            using var server = new SmtpClient();
            await server.ConnectAsync(settings.Host!, settings.Port, settings.Security, cancel);
            if (settings.User is not null)
            {
                await server.AuthenticateAsync(settings.User, settings.Password ?? "", cancel);
            }

            foreach (var path in waiting)
            {
                await DeliverAsync(server, path, cancel);
            }

            await server.DisconnectAsync(quit: true, cancel);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException or ProtocolException or CommandException or MailKit.Security.AuthenticationException or MailKit.Security.SslHandshakeException or NotSupportedException)
        {
            LogLater(log, waiting.Count, settings.Host, e.GetType().Name);
        }
    }

    private async Task DeliverAsync(SmtpClient server, string path, CancellationToken cancel)
    {
        try
        {
            using (var message = await MimeMessage.LoadAsync(path, cancel))
            {
                await server.SendAsync(message, cancel);
            }

            File.Delete(path);
        }
        catch (SmtpCommandException e) when ((int)e.StatusCode >= 500)
        {
            File.Move(path, $"{path}.refused");
            LogRefused(log, $"{path}.refused", (int)e.StatusCode);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} mails wait: {Host} did not take them ({Fault}); they are tried again")]
    private static partial void LogLater(ILogger log, int count, string? host, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The mail server refused {Path} with {Status}")]
    private static partial void LogRefused(ILogger log, string path, int status);
}
