namespace EhdsReadiness.Core;

/// <summary>What a message quotes of a text that somebody typed or sent: its beginning, so that no message grows with what it is
/// about.</summary>
public static class Excerpt
{
    /// <summary>Longest excerpt, in UTF-16 units, without the sign that the text goes on.</summary>
    public const int Longest = 80;

    /// <summary>The beginning, without what would steer a terminal or turn round the message that quotes it.</summary>
    public static string Of(string text)
    {
        if (text.Length <= Longest) { return Still(text); }

        var length = char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        return string.Concat(Still(text[..length]), "…");
    }

    private static string Still(string text) => text.Any(Steers) ? string.Concat(text.Where(sign => !Steers(sign))) : text;

    private static bool Steers(char sign) =>
        (char.IsControl(sign) && sign is not ('\n' or '\t')) || TextSanitizer.TurnsRound(sign);
}
