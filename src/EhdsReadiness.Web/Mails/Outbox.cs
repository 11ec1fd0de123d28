using MimeKit;
using MimeKit.Utils;

namespace EhdsReadiness.Web.Mails;

/// <summary>
/// The folder that every mail goes to first, one <c>.eml</c> file each. With no server named they stay there to be read; otherwise
/// <see cref="Jobs.MailJob"/> takes them away, so that no page waits for a server, and none is lost when it doesn't answer.
/// </summary>
public sealed partial class Outbox(string folder, MailSettings settings, TimeProvider clock, ILogger<Outbox> log) : IDisposable
{
    private const string UntilMark = "-until-";
    private const string HeldMark = ".held";

    /// <summary>Header of a mail that waits, with what it rests on; it is taken out before the mail leaves.</summary>
    private const string GroundHeader = "X-EhdsReadiness-Ground";

    private readonly SemaphoreSlim _arrivals = new(0);

    /// <summary>Full path of the folder.</summary>
    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>Puts a mail into the outbox and gives the path of its file. Nothing of the mail is logged but that path.</summary>
    public async Task<string> PutAsync(Mail mail, CancellationToken cancel)
    {
        var path = PathOf(mail);
        await WriteAsync(mail, $"{path}.partial", cancel);
        File.Move($"{path}.partial", path);
        Arrive(path);
        return path;
    }

    /// <summary>Writes a mail that stays in the outbox until <see cref="Release"/> lets it leave, and gives its name.</summary>
    public async Task<string> HoldAsync(Mail mail, CancellationToken cancel)
    {
        var path = PathOf(mail);
        await WriteAsync(mail, path + HeldMark, cancel);
        return Path.GetFileName(path);
    }

    /// <summary>Lets a held mail leave; nothing when it has left already.</summary>
    /// <param name="name">As <see cref="HoldAsync"/> gave it.</param>
    public void Release(string name)
    {
        var path = Path.Combine(Folder, name);
        if (File.Exists(path + HeldMark))
        {
            File.Move(path + HeldMark, path);
            Arrive(path);
        }
    }

    /// <summary>Deletes the held mails.</summary>
    /// <param name="names">Of those that stay, as <see cref="HoldAsync"/> gave them.</param>
    public void DropHeld(IReadOnlyCollection<string> names)
    {
        foreach (var path in Files(Folder, $"*.eml{HeldMark}").Where(path => !names.Contains(Path.GetFileNameWithoutExtension(path))))
        {
            File.Delete(path);
        }
    }

    /// <summary>Takes out of a mail what it rests on; null when nothing ends it.</summary>
    /// <exception cref="JsonException">It cannot be read.</exception>
    public static MailGround? TakeGround(MimeMessage message)
    {
        if (message.Headers.FirstOrDefault(header => header.Field == GroundHeader) is not { } header) { return null; }

        message.Headers.Remove(header);
        return JsonSerializer.Deserialize<MailGround>(header.RawValue);
    }

    /// <summary>Files that wait, the oldest first.</summary>
    public IReadOnlyList<string> Waiting() => Files(Folder, "*.eml");

    /// <summary>Files of mails that were refused for good or given up, the oldest first.</summary>
    public static IReadOnlyList<string> Refused(string folder) => Files(folder, "*.eml.refused");

    /// <summary>Files of mails that came before a moment and that nobody took away, refused ones included, and of those whose link is good
    /// for nothing any more.</summary>
    public IReadOnlyList<string> Before(DateTimeOffset moment)
    {
        var now = clock.GetUtcNow();
        return [.. Before(moment, "*.eml*").Union(Files(Folder, "*.eml*").Where(path => IsOver(path, now)))];
    }

    /// <summary>True when the link of a mail is good for nothing any more: the name of its file ends with that moment, where it has
    /// one.</summary>
    public static bool IsOver(string path, DateTimeOffset now) =>
        Path.GetFileName(path).Split('.')[0].Split(UntilMark) is [_, var until] && string.CompareOrdinal(until, Stamp(now)) <= 0;

    /// <summary>Halves of mails that a process left when it was killed.</summary>
    public IReadOnlyList<string> LeftBehind(DateTimeOffset now) => Before(now.AddDays(-1), "*.eml.partial");

    /// <summary>Returns when a mail has come since the last call.</summary>
    public Task ArrivalAsync(CancellationToken cancel) => _arrivals.WaitAsync(cancel);

    public void Dispose() => _arrivals.Dispose();

    private string PathOf(Mail mail)
    {
        var until = mail.Until is { } end ? UntilMark + Stamp(end) : "";
        return Path.Combine(Folder, $"{Stamp(clock.GetUtcNow())}-{Guid.NewGuid():N}{until}.eml");
    }

    private async Task WriteAsync(Mail mail, string path, CancellationToken cancel)
    {
        using var message = MessageOf(mail, settings, clock.GetUtcNow());
        PrivateFiles.CreateOwnFolder(Folder);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            // Its links open accounts.
            options.UnixCreateMode = PrivateFiles.File;
        }

        await using var file = new FileStream(path, options);
        await message.WriteToAsync(file, cancel);
        // On disk before the database says that it was told.
        file.Flush(flushToDisk: true);
    }

    private void Arrive(string path)
    {
        LogMail(log, path);
        _arrivals.Release();
    }

    private static IReadOnlyList<string> Files(string folder, string pattern) =>
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal)] : [];

    /// <summary>Each name begins with the moment of its mail.</summary>
    private IReadOnlyList<string> Before(DateTimeOffset moment, string pattern) =>
        [.. Files(Folder, pattern).Where(path => string.CompareOrdinal(Path.GetFileName(path), Stamp(moment)) < 0)];

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture);

    /// <summary>The message as it goes to the server.</summary>
    internal static MimeMessage MessageOf(Mail mail, MailSettings settings, DateTimeOffset at)
    {
        var from = MailboxAddress.Parse(settings.From);
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = at,
            MessageId = MimeUtils.GenerateMessageId(from.Domain),
            // As it is, so that a link can be read and copied in the file too.
            Body = new TextPart("plain") { Text = mail.Text, ContentTransferEncoding = ContentEncoding.EightBit },
        };
        message.Body.Headers.Add(HeaderId.ContentLanguage, mail.Language.Code());
        message.From.Add(new MailboxAddress("EhdsReadiness", from.Address));
        message.To.Add(new MailboxAddress(null, mail.To));
        // RFC 3834: nobody's holiday notice answers it.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        if (mail.Ground is { } ground)
        {
            // As it is: folded, it would be read as another one.
            message.Headers.Add(new(GroundHeader, ""));
            message.Headers[message.Headers.IndexOf(GroundHeader)]
                .SetRawValue([.. " "u8, .. JsonSerializer.SerializeToUtf8Bytes(ground), .. "\r\n"u8]);
        }

        return message;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A mail is in {Path}")]
    private static partial void LogMail(ILogger log, string path);
}
