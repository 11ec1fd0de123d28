namespace EhdsReadiness.Core;

/// <summary>What is said of a text that is too long, wherever somebody typed it.</summary>
public static class TooLongText
{
    /// <summary>The fault of a text; null when it is no longer than that, or there is none.</summary>
    /// <param name="longest">In Unicode characters.</param>
    public static Text? Of(string? text, int longest) =>
        text is null || TextSanitizer.Length(text) is var length && length <= longest ? null : new(
            string.Create(CultureInfo.InvariantCulture, $"Raccourcissez ce texte : {longest} caractères au plus, il en compte {length}."),
            string.Create(CultureInfo.InvariantCulture, $"Shorten this text: {longest} characters at most, it has {length}."));
}
