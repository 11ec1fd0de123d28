using MimeKit;

namespace EhdsReadiness.Web.Jobs;

/// <summary>Takes mails into the database that a release of before December 2026 left in the folder of the outbox: those that waited, those
/// that it had let go of what it held back, and those that were refused.</summary>
public sealed class OlderMails(Outbox outbox, MailStore mails)
{
    private const string Taking = ".taking";
    private const string Held = ".held";
    private const string UntilMark = "-until-";
    private const string GroundHeader = "X-EhdsReadiness-Ground";

    /// <summary>Takes each in; a file that cannot be read or deleted stays, and its mail does not leave.</summary>
    public async Task TakeInAsync(JobRound round, CancellationToken cancel)
    {
        if (!Directory.Exists(outbox.Folder)) { return; }

        // A hyphen after the moment: files of this release have none, and stay to be read.
        var files = Directory.GetFiles(outbox.Folder, "*-*.eml*").Where(path => !path.EndsWith(".partial", StringComparison.Ordinal));
        await round.EachAsync(files.Order(StringComparer.Ordinal), path => $"mail {Path.GetFileName(path)}", path =>
            TakeInAsync(path, cancel), cancel);
    }

    private async Task TakeInAsync(string found, CancellationToken cancel)
    {
        // Another instance may share the folder.
        var path = found.EndsWith(Taking, StringComparison.Ordinal) ? found : found + Taking;
        try
        {
            File.Move(found, path, overwrite: true);
        }
        catch (FileNotFoundException)
        {
            return;
        }

        var was = path[..^Taking.Length];
        if (was.EndsWith(Held, StringComparison.Ordinal)
            && !await mails.IsReleasedAsync(Path.GetFileName(was)[..^Held.Length], cancel))
        {
            // What it tells was never written down: it would tell what is not so.
            File.Delete(path);
            return;
        }

        // By the identifier in its name, so that whoever is killed in between leaves no second one.
        var mail = outbox.Seal(await ReadAsync(path, cancel)) with { Id = Path.GetFileName(path).Split('-', '.')[1] };
        await mails.AddAsync(mail, cancel);
        try
        {
            if (was.EndsWith(".refused", StringComparison.Ordinal))
            {
                await mails.RefuseAsync(mail.Id, "refused before an upgrade", cancel);
            }

            File.Delete(path);
        }
        catch
        {
            // Otherwise it would leave again and again.
            await mails.DeleteAsync(mail.Id, CancellationToken.None);
            throw;
        }
    }

    private static async Task<Mail> ReadAsync(string path, CancellationToken cancel)
    {
        using var message = await MimeMessage.LoadAsync(path, cancel);
        var language = Languages.Find(message.Body?.Headers[HeaderId.ContentLanguage]) ?? Language.French;
        var until = Path.GetFileName(path).Split('.')[0].Split(UntilMark) is [_, var stamp]
            ? DateTimeOffset.ParseExact(
                stamp, "yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : (DateTimeOffset?)null;
        var ground = message.Headers.FirstOrDefault(header => header.Field == GroundHeader);
        var (to, text) = (message.To.Mailboxes.FirstOrDefault()?.Address, message.TextBody);
        if (to is null || text is null) { throw new FormatException("no mail of this site"); }

        return new(to, language, message.Subject ?? "", text)
        {
            Until = until,
            Ground = ground is null ? null : JsonSerializer.Deserialize<MailGround>(ground.RawValue),
        };
    }
}
