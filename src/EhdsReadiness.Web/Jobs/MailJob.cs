using MailKit.Net.Smtp;
using MimeKit;

namespace EhdsReadiness.Web.Jobs;

/// <summary>
/// Takes mails from the outbox to the SMTP server, each for itself: one that cannot leave waits longer each time and is kept as
/// <c>.refused</c> after five days, or at once when the server refuses its reader or its words for good. One whose link is over, or was
/// used or withdrawn, or whose reader is kept out, is deleted, not sent. Only a fault of connecting or signing in ends a round.
/// </summary>
public sealed partial class MailJob(Outbox outbox, MailGrounds grounds, MailSettings settings, TimeProvider clock, ILogger<MailJob> log)
    : IJob
{
    /// <summary>A mail that failed for so long is given up.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(5);

    private const string Delivered = "delivered, but its file cannot be deleted";

    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12)];

    public string Name => "mails";

    /// <summary>For what a server did not take, or another process put there.</summary>
    public TimeSpan Interval => TimeSpan.FromSeconds(settings.RetrySeconds);

    public Task WorkAsync(CancellationToken cancel) => outbox.ArrivalAsync(cancel);

    public async Task RoundAsync(JobRound round, CancellationToken cancel)
    {
        using var server = new SmtpConnection(settings, clock);
        foreach (var path in outbox.Waiting())
        {
            var name = Path.GetFileName(path);
            if (!Outbox.IsOver(path, round.Now)
                && round.FaultOf(name) is { } fault
                && round.Now < fault.LastAt + Pauses[Math.Min(fault.Failures, Pauses.Length) - 1])
            {
                round.Leave(name);
            }
            else
            {
                await DeliverAsync(server, path, round, cancel);
            }
        }

        await server.CloseAsync(cancel);
    }

    private async Task DeliverAsync(SmtpConnection server, string path, JobRound round, CancellationToken cancel)
    {
        var name = Path.GetFileName(path);
        // A reader whom a mail reaches late finds no link in it that is over already.
        if (round.FaultOf(name)?.Kind != Delivered && !Outbox.IsOver(path, clock.GetUtcNow()))
        {
            var (message, fault) = await ReadAsync(path, cancel);
            using (message)
            {
                fault ??= await SendIfGoodAsync(server, message!, cancel);
            }

            if (fault is FileNotFoundException or DirectoryNotFoundException)
            {
                // Somebody took it away meanwhile.
                return;
            }

            if (fault is not null)
            {
                Keep(path, fault, round);
                return;
            }
        }

        try
        {
            File.Delete(path);
            round.Did(name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Never sent twice for that.
            round.Fail(name, Delivered);
        }
    }

    private static async Task<(MimeMessage? Message, Exception? Fault)> ReadAsync(string path, CancellationToken cancel)
    {
        try
        {
            return (await MimeMessage.LoadAsync(path, cancel), null);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            return (null, e);
        }
    }

    /// <summary>Sends a mail, unless what it rests on has ended: then it is as good as sent.</summary>
    private async Task<Exception?> SendIfGoodAsync(SmtpConnection server, MimeMessage message, CancellationToken cancel)
    {
        try
        {
            if (Outbox.TakeGround(message) is { } ground && !await grounds.HoldsAsync(ground, cancel)) { return null; }

            var reader = message.To.Mailboxes.FirstOrDefault()?.Address;
            if (reader is not null && !await grounds.MayReachAsync(reader, cancel)) { return null; }
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            return e;
        }

        return await SendAsync(server, message, cancel);
    }

    private static async Task<Exception?> SendAsync(SmtpConnection server, MimeMessage message, CancellationToken cancel)
    {
        var isNew = await server.OpenAsync(cancel);
        var fault = await server.SendAsync(message, cancel);
        if (fault is null || isNew || !SmtpConnection.IsHangUp(fault)) { return fault; }

        // The server hung up after an earlier mail, which says nothing against this one.
        await server.OpenAsync(cancel);
        return await server.SendAsync(message, cancel);
    }

    /// <summary>Lets a mail wait, or gives it up. Its exception is told by its kind alone: it may hold the reader's address.</summary>
    private void Keep(string path, Exception fault, JobRound round)
    {
        var name = Path.GetFileName(path);
        var kind = fault is SmtpCommandException { StatusCode: var status }
            ? string.Create(CultureInfo.InvariantCulture, $"{fault.GetType().Name} {(int)status}") : fault.GetType().Name;
        if (!IsForGood(fault) && !(round.FaultOf(name) is { } before && before.Since + Longest <= round.Now))
        {
            round.Fail(name, kind);
            return;
        }

        try
        {
            File.Move(path, $"{path}.refused", overwrite: true);
            round.GiveUp(name, kind, $"{path}.refused");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogStays(log, name, e.GetType().Name);
            round.Fail(name, kind);
        }
    }

    /// <summary>A refusal of the sender is no mail's fault: the operator may mend it, and all wait meanwhile.</summary>
    private static bool IsForGood(Exception fault) =>
        fault is SmtpCommandException { ErrorCode: not SmtpErrorCode.SenderNotAccepted } e && (int)e.StatusCode >= 500;

    [LoggerMessage(Level = LogLevel.Error, Message = "The mail {Name} is given up, but its file cannot be renamed ({Fault})")]
    private static partial void LogStays(ILogger log, string name, string fault);
}
