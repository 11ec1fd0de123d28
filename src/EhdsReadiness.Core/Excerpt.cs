namespace EhdsReadiness.Core;

/// <summary>What a message quotes of a text that somebody typed or sent: its beginning, so that no message grows with what it is
/// about.</summary>
public static class Excerpt
{
    /// <summary>Longest excerpt, in UTF-16 units, without the sign that the text goes on.</summary>
    public const int Longest = 80;

    public static string Of(string text)
    {
        if (text.Length <= Longest) { return text; }

        var length = char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        return string.Concat(text.AsSpan(0, length), "…");
    }
}
