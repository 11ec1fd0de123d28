using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;
using MimeKit;

namespace EhdsReadiness.Web.Mails;

/// <summary>
/// Where every mail goes first: a table of the database, sealed with the form keys, in the transaction of what the mail tells. With a
/// server named, <see cref="Jobs.MailJob"/> takes them there, so that no page waits for it. Otherwise each becomes one <c>.eml</c> file of
/// a folder, before the page that caused it answers, and stays there to be read.
/// </summary>
public sealed partial class Outbox(
    string folder, MailStore mails, IDataProtectionProvider protection, MailSettings settings, TimeProvider clock, ILogger<Outbox> log)
    : IDisposable
{
    /// <summary>For how long whoever takes a mail has it alone: longer than a server may take for it.</summary>
    public static readonly TimeSpan Taken = 5 * SmtpConnection.Longest;

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    private readonly IDataProtector _protector = protection.CreateProtector("EhdsReadiness.Mails");
    private readonly SemaphoreSlim _arrivals = new(0);

    /// <summary>Full path of the folder.</summary>
    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>Puts a mail into the outbox that tells of nothing in the database.</summary>
    public Task PutAsync(Mail mail, CancellationToken cancel) => PutAsync(mail, put => mails.AddAsync(put, cancel));

    /// <summary>Puts a mail into the outbox with what it tells.</summary>
    /// <param name="write">Writes both in one transaction, or neither.</param>
    public Task PutAsync(Mail mail, Func<WaitingMail, Task> write) => PutAsync(mail, async put =>
    {
        await write(put);
        return true;
    });

    /// <summary>As the other one, with what writing gives.</summary>
    public Task<T> PutAsync<T>(Mail mail, Func<WaitingMail, Task<T>> write) => PutAsync(seal => write(seal(mail)));

    /// <summary>As the others, for mails that are made while they are written, or several.</summary>
    /// <param name="write">Given what seals a mail.</param>
    public async Task<T> PutAsync<T>(Func<Func<Mail, WaitingMail>, Task<T>> write)
    {
        var put = new List<(WaitingMail Waiting, Mail Mail)>();
        var result = await write(mail =>
        {
            put.Add((Seal(mail), mail));
            return put[^1].Waiting;
        });
        if (settings.Host is not null)
        {
            _arrivals.Release();
            return result;
        }

        foreach (var (waiting, mail) in put)
        {
            await TryWriteAsync(waiting, mail);
        }

        return result;
    }

    /// <summary>The path of the file that a mail becomes; null where a server takes it.</summary>
    public string? FileOf(WaitingMail mail) => settings.Host is null ? PathOf(mail) : null;

    /// <summary>Reads a mail that waits.</summary>
    /// <exception cref="CryptographicException">It was sealed with keys that are gone.</exception>
    public Mail Open(WaitingMail mail) => JsonSerializer.Deserialize<Mail>(_protector.Unprotect(mail.Sealed), Json)!;

    /// <summary>Writes a mail into its file, in place of the same one; nobody else can read it at any moment.</summary>
    public async Task WriteAsync(WaitingMail waiting, Mail mail, CancellationToken cancel)
    {
        var path = PathOf(waiting);
        using var message = MessageOf(mail, settings, waiting.Id, waiting.WrittenAt);
        using var bytes = new MemoryStream();
        await message.WriteToAsync(bytes, cancel);
        PrivateFiles.CreateOwnFolder(Folder);
        await PrivateFiles.WriteAsync($"{path}.partial", bytes.ToArray(), cancel);
        File.Move($"{path}.partial", path, overwrite: true);
        LogMail(log, path);
    }

    /// <summary>Files of mails that came before a moment and that nobody took away, and halves of mails that are a day old: each name
    /// begins with the moment of its mail.</summary>
    public IReadOnlyList<string> FilesBefore(DateTimeOffset moment)
    {
        var (before, yesterday) = (Stamp(moment), Stamp(clock.GetUtcNow().AddDays(-1)));
        return Directory.Exists(Folder)
            ?
            [
                .. Directory.GetFiles(Folder, "*.eml*").Where(path => string.CompareOrdinal(
                    Path.GetFileName(path), path.EndsWith(".partial", StringComparison.Ordinal) ? yesterday : before) < 0),
            ]
            : [];
    }

    /// <summary>Returns when a mail has come since the last call.</summary>
    public async Task ArrivalAsync(CancellationToken cancel)
    {
        await _arrivals.WaitAsync(cancel);
        while (await _arrivals.WaitAsync(TimeSpan.Zero, cancel))
        {
            // One round takes all that have come.
        }
    }

    /// <summary>Seals a mail under an identifier of its own.</summary>
    public WaitingMail Seal(Mail mail)
    {
        var now = clock.GetUtcNow();
        return new(
            Guid.CreateVersion7(now).ToString("N"), _protector.Protect(JsonSerializer.Serialize(mail, Json)), now, mail.Until,
            // Who writes it into its file has taken it.
            settings.Host is null ? now + Taken : now);
    }

    public void Dispose() => _arrivals.Dispose();

    /// <summary>Mails that an earlier release wrote have a hyphen where this has an underscore.</summary>
    private string PathOf(WaitingMail mail) => Path.Combine(Folder, $"{Stamp(mail.WrittenAt)}_{mail.Id}.eml");

    /// <summary>Writes the file of a mail, if that came into the database. What it tells is done: a fault of the disk leaves it to
    /// <see cref="Jobs.MailJob"/>.</summary>
    private async Task TryWriteAsync(WaitingMail waiting, Mail mail)
    {
        try
        {
            if (await mails.HasAsync(waiting.Id, CancellationToken.None))
            {
                await WriteAsync(waiting, mail, CancellationToken.None);
                await mails.DeleteAsync(waiting.Id, CancellationToken.None);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            LogStays(log, waiting.Id, e);
        }
    }

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture);

    /// <summary>The message as it goes to the server.</summary>
    /// <param name="id">Names the message: the same mail, sent again, has the same Message-ID.</param>
    internal static MimeMessage MessageOf(Mail mail, MailSettings settings, string id, DateTimeOffset at)
    {
        var from = MailboxAddress.Parse(settings.From);
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = at,
            MessageId = $"{id}@{from.Domain}",
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

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {Id} cannot be written into its file; it is kept and tried again")]
    private static partial void LogStays(ILogger log, string id, Exception exception);
}
