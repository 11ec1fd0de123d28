using MimeKit;

namespace EhdsReadiness.Web.Tests.Pages;

/// <summary>A mail as its reader sees it.</summary>
/// <param name="Links">Its links into the site, as paths.</param>
public sealed partial record Letter(string To, string Subject, string Language, string Text, IReadOnlyList<string> Links)
{
    public static Letter Read(string path)
    {
        using var message = MimeMessage.Load(path);
        return Of(
            message.To.Mailboxes.Single().Address, message.Subject!, message.Body!.Headers[HeaderId.ContentLanguage]!, message.TextBody!);
    }

    public static Letter Of(Mail mail) => Of(mail.To, mail.Subject, mail.Language.Code(), mail.Text);

    private static Letter Of(string to, string subject, string language, string text) =>
        new(to, subject, language, text, [.. Address().Matches(text).Select(match => new Uri(match.Value).PathAndQuery)]);

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();
}
