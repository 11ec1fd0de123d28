using System.Globalization;
using EhdsReadiness.Core;
using MimeKit;
using MimeKit.Utils;

namespace EhdsReadiness.Web.Mails;

/// <summary>
/// The folder that every mail goes to first, one <c>.eml</c> file each. With no server named they stay there to be read; otherwise
/// <see cref="SmtpDelivery"/> takes them away, so that no page waits for a server, and none is lost when it doesn't answer.
/// </summary>
public sealed partial class Outbox(string folder, MailSettings settings, TimeProvider clock, ILogger<Outbox> log) : IDisposable
{
    private readonly SemaphoreSlim _arrivals = new(0);

    /// <summary>Full path of the folder.</summary>
    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>Puts a mail into the outbox and gives the path of its file. Nothing of the mail is logged but that path.</summary>
    public async Task<string> PutAsync(Mail mail, CancellationToken cancel)
    {
        using var message = MessageOf(mail);
        Directory.CreateDirectory(Folder);
        var name = Stamp(clock.GetUtcNow());
        var path = Path.Combine(Folder, $"{name}-{Guid.NewGuid():N}.eml");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            // Its links open accounts.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var file = new FileStream($"{path}.partial", options))
        {
            await message.WriteToAsync(file, cancel);
        }

        File.Move($"{path}.partial", path);
        LogMail(log, path);
        _arrivals.Release();
        return path;
    }

    /// <summary>Files that wait, the oldest first.</summary>
    public IReadOnlyList<string> Waiting() => Directory.Exists(Folder) ? [.. Directory.GetFiles(Folder, "*.eml").Order(StringComparer.Ordinal)] : [];

    /// <summary>Deletes mails that nobody took away in time, refused ones included.</summary>
    /// <returns>How many.</returns>
    public int DeleteBefore(DateTimeOffset moment)
    {
        // Each name begins with the moment of its mail.
        var old = Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.eml*").Where(path => string.CompareOrdinal(Path.GetFileName(path), Stamp(moment)) < 0).ToList() : [];
        old.ForEach(File.Delete);
        return old.Count;
    }

    /// <summary>Returns when a mail has come since the last call, or when the time is over.</summary>
    public Task<bool> ArrivalAsync(TimeSpan longest, CancellationToken cancel) => _arrivals.WaitAsync(longest, cancel);

    public void Dispose() => _arrivals.Dispose();

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture);

    private MimeMessage MessageOf(Mail mail)
    {
        var from = MailboxAddress.Parse(settings.From);
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = clock.GetUtcNow(),
            MessageId = MimeUtils.GenerateMessageId(from.Domain),
            // As it is, so that a link can be read and copied in the file too.
            Body = new TextPart("plain") { Text = mail.Text, ContentTransferEncoding = ContentEncoding.EightBit },
        };
        message.Body.Headers.Add(HeaderId.ContentLanguage, mail.Language.Code());
        message.From.Add(new MailboxAddress("EhdsReadiness", from.Address));
        message.To.Add(new MailboxAddress(null, mail.To));
        // RFC 3834: nobody's holiday notice answers it.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A mail is in {Path}")]
    private static partial void LogMail(ILogger log, string path);
}
