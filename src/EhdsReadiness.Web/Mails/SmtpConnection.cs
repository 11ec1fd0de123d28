using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace EhdsReadiness.Web.Mails;

/// <summary>Connection to the SMTP server that is made when a mail needs it, and made anew when the server hung up.</summary>
internal sealed class SmtpConnection(MailSettings settings, TimeProvider clock) : IDisposable
{
    /// <summary>How long the server may take to let us in, and how long for one mail.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private SmtpClient? _server;

    /// <summary>Connects and signs in unless that is done already. What it throws is no mail's fault.</summary>
    /// <returns>True when the connection is new: no mail went through it yet.</returns>
    public async Task<bool> OpenAsync(CancellationToken cancel)
    {
        if (_server?.IsConnected == true) { return false; }

        Drop();
        _server = new SmtpClient();
        await WithinAsync(
            async token =>
            {
                await _server.ConnectAsync(settings.Host!, settings.Port, settings.Security, token);
                if (settings.User is not null)
                {
                    await _server.AuthenticateAsync(settings.User, settings.Password ?? "", token);
                }
            },
            cancel);
        return true;
    }

    /// <summary>Sends a mail through the open connection; after a refusal the server is ready for the next one.</summary>
    /// <returns>What went wrong; null when the server took the mail.</returns>
    /// <exception cref="ServiceNotAuthenticatedException">The server wants somebody to sign in, whatever the mail.</exception>
    public async Task<Exception?> SendAsync(MimeMessage message, CancellationToken cancel)
    {
        try
        {
            // The client sends RSET after a refusal by itself.
            await WithinAsync(token => _server!.SendAsync(message, token), cancel);
            return null;
        }
        catch (Exception e) when (e is not ServiceNotAuthenticatedException && !cancel.IsCancellationRequested)
        {
            if (e is not SmtpCommandException || IsHangUp(e))
            {
                Drop();
            }

            return e;
        }
    }

    /// <summary>Takes leave of the server, which has every mail already: no fault of it matters.</summary>
    public async Task CloseAsync(CancellationToken cancel)
    {
        try
        {
            if (_server?.IsConnected == true)
            {
                await WithinAsync(token => _server.DisconnectAsync(quit: true, token), cancel);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Drop();
        }
    }

    /// <summary>Whether the server ended the connection, with or without a word.</summary>
    public static bool IsHangUp(Exception e) =>
        e is IOException or SocketException or ProtocolException or ServiceNotConnectedException
            || e is SmtpCommandException { StatusCode: SmtpStatusCode.ServiceNotAvailable };

    public void Dispose() => Drop();

    private void Drop()
    {
        _server?.Dispose();
        _server = null;
    }

    private async Task WithinAsync(Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            await work(either.Token);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException("The mail server did not answer in time.", e);
        }
    }
}
