using MailKit.Net.Smtp;

namespace EhdsReadiness.Web.Jobs;

/// <summary>
/// Takes mails from the outbox to the SMTP server, each for itself: one that cannot leave waits longer each time and is kept as refused
/// after five days, or at once when the server refuses its reader or its words for good. One whose link is over, or was used or withdrawn,
/// or whose reader is kept out, is deleted, not sent. Only a fault of connecting or signing in ends a round. Each instance runs it, since a
/// mail is taken by one of them alone, and the one that wrote it need not wait for another to look.
/// </summary>
/// <remarks>A mail comes twice, with the same Message-ID, when an instance dies between the server's yes and the mail's deletion, or when
/// the database is away for ten minutes from then on.</remarks>
public sealed class MailJob(
    Outbox outbox, MailStore mails, OlderMails older, MailGrounds grounds, MailSettings settings, TimeProvider clock) : IJob
{
    /// <summary>A mail that failed for so long is given up.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(5);

    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12)];

    /// <summary>What has left and is not deleted yet, since the database was away.</summary>
    private readonly HashSet<string> _left = new(StringComparer.Ordinal);

    public string Name => "mails";

    /// <summary>For what a server did not take, or another process put there.</summary>
    public TimeSpan Interval => TimeSpan.FromSeconds(settings.RetrySeconds);

    public bool IsOnEachInstance => true;

    public Task WorkAsync(CancellationToken cancel) => outbox.ArrivalAsync(cancel);

    public async Task RoundAsync(JobRound round, CancellationToken cancel)
    {
        foreach (var id in _left.ToList())
        {
            await ForgetAsync(id);
        }

        if (settings.Host is not null)
        {
            await older.TakeInAsync(round, cancel);
        }

        await mails.DeleteOverAsync(round.Now, null, cancel);
        using var server = new SmtpConnection(settings, clock);
        while (await mails.TakeAsync(round.Now, clock.GetUtcNow() + Outbox.Taken, cancel) is { } mail)
        {
            try
            {
                await DeliverAsync(server, mail, round, cancel);
            }
            catch when (!_left.Contains(mail.Id))
            {
                await mails.PutOffAsync(mail, clock.GetUtcNow(), mail.Failures, mail.FailingSince, CancellationToken.None);
                throw;
            }
        }

        await server.CloseAsync(cancel);
    }

    private async Task DeliverAsync(SmtpConnection server, WaitingMail mail, JobRound round, CancellationToken cancel)
    {
        // A reader whom a mail reaches late finds no link in it that is over already.
        if ((mail.Until is null || clock.GetUtcNow() < mail.Until) && await SendIfGoodAsync(server, mail, cancel) is { } fault)
        {
            await KeepAsync(mail, fault, round, cancel);
            return;
        }

        _left.Add(mail.Id);
        await ForgetAsync(mail.Id);
        round.Did(mail.Id);
    }

    /// <summary>Deletes a mail that has left, whoever stops the site meanwhile.</summary>
    private async Task ForgetAsync(string id)
    {
        await mails.DeleteAsync(id, CancellationToken.None);
        _left.Remove(id);
    }

    /// <summary>Sends a mail, unless what it rests on has ended: then it is as good as sent.</summary>
    /// <returns>What went wrong with this mail; null when nothing did.</returns>
    private async Task<Exception?> SendIfGoodAsync(SmtpConnection server, WaitingMail waiting, CancellationToken cancel)
    {
        Mail mail;
        MimeKit.MimeMessage message;
        try
        {
            mail = outbox.Open(waiting);
            if (mail.Ground is { } ground && !await grounds.HoldsAsync(ground, cancel)) { return null; }

            if (!await grounds.MayReachAsync(mail.To, cancel)) { return null; }

            message = Outbox.MessageOf(mail, settings, waiting.Id, waiting.WrittenAt);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            return e;
        }

        using var made = message;
        if (settings.Host is null)
        {
            await outbox.WriteAsync(waiting, mail, cancel);
            return null;
        }

        var isNew = await server.OpenAsync(cancel);
        var fault = await server.SendAsync(message, cancel);
        if (fault is null || isNew || !SmtpConnection.IsHangUp(fault)) { return fault; }

        // The server hung up after an earlier mail, which says nothing against this one.
        await server.OpenAsync(cancel);
        return await server.SendAsync(message, cancel);
    }

    /// <summary>Lets a mail wait, or gives it up. Its exception is told by its kind alone: it may hold the reader's address.</summary>
    private async Task KeepAsync(WaitingMail mail, Exception fault, JobRound round, CancellationToken cancel)
    {
        var kind = fault is SmtpCommandException { StatusCode: var status }
            ? string.Create(CultureInfo.InvariantCulture, $"{fault.GetType().Name} {(int)status}") : fault.GetType().Name;
        if (IsForGood(fault) || mail.FailingSince + Longest <= round.Now)
        {
            await mails.RefuseAsync(mail.Id, kind, cancel);
            round.GiveUp(mail.Id, kind);
            return;
        }

        var pause = Pauses[Math.Min(mail.Failures, Pauses.Length - 1)];
        await mails.PutOffAsync(mail, round.Now + pause, mail.Failures + 1, mail.FailingSince ?? round.Now, cancel);
        round.Fail(mail.Id, kind);
    }

    /// <summary>A refusal of the sender is no mail's fault: the operator may mend it, and all wait meanwhile.</summary>
    private static bool IsForGood(Exception fault) =>
        fault is SmtpCommandException { ErrorCode: not SmtpErrorCode.SenderNotAccepted } e && (int)e.StatusCode >= 500;
}
