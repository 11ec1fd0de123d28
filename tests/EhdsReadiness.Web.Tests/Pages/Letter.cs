using MimeKit;

namespace EhdsReadiness.Web.Tests.Pages;

/// <summary>A mail as its reader sees it.</summary>
/// <param name="Links">Its links into the site, as paths.</param>
public sealed partial record Letter(string To, string Subject, string Language, string Text, IReadOnlyList<string> Links)
{
    public static Letter Read(string path)
    {
        using var message = MimeMessage.Load(path);
        var text = message.TextBody!;
        return new(
            message.To.Mailboxes.Single().Address,
            message.Subject!,
            message.Body!.Headers[HeaderId.ContentLanguage]!,
            text,
            [.. Address().Matches(text).Select(match => new Uri(match.Value).PathAndQuery)]);
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();
}
