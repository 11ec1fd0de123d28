namespace EhdsReadiness.Web.Mails;

/// <summary>A message to one person, in plain text: it can be read anywhere, and shows where its links lead.</summary>
/// <param name="To">The address; well-formed by <see cref="Core.Accounts.EmailAddress"/>.</param>
/// <param name="Language">The reader's language.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The message, its lines ended by a line feed.</param>
public sealed record Mail(string To, Language Language, string Subject, string Text)
{
    /// <summary>Until when its link is good: the mail is deleted from the outbox then; null when it holds none that ends.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What it rests on besides: the mail is deleted from the outbox instead of sent once that has ended; null when nothing ends
    /// it.</summary>
    public MailGround? Ground { get; init; }

    /// <summary>The mail of that name in <c>Texts.fr.resx</c> and <c>Texts.en.resx</c>: its <c>.Subject</c>, and its <c>.Text</c> with
    /// these values in its places.</summary>
    public static Mail Of(string name, string to, Language language, params object[] values) =>
        With(MailTexts.Of(language, $"{name}.Subject"), MailTexts.Of(language, $"{name}.Text", values), to, language);

    /// <summary>A mail of that subject and text, with the closing that every mail has.</summary>
    public static Mail With(string subject, string text, string to, Language language) =>
        new(to, language, subject, $"{text}\n\n{MailTexts.Of(language, "Closing")}\n");

    /// <summary>What somebody typed, to be quoted in a mail: on one line, and none of it a link, also where it was typed before links were
    /// refused in names. "-" for nothing.</summary>
    public static string Words(string? typed) => TextSanitizer.SanitizeLine(typed) is { } line ? Autolink.Break(line) : "-";
}
