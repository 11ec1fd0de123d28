namespace EhdsReadiness.Core;

/// <summary>Autolinks: texts that mail programs turn into links by themselves. A name that holds one would carry somebody's link into a
/// mail of ours.</summary>
public static partial class Autolink
{
    /// <summary>
    /// Whether a text holds a web or e-mail address, a path of a network share, or words that look like a domain: a full stop with letters
    /// right before and behind. Signs that stand for a full stop, a colon or letters in some script count as these.
    /// </summary>
    public static bool IsIn(string text) => Form.IsMatch(Plain(text));

    /// <summary>The text with a space wherever it would otherwise become a link; any other text as it is.</summary>
    public static string Break(string text) =>
        IsIn(text) ? string.Join(' ', text.Split(' ').Select(word => IsIn(word) ? Joint().Replace(word, "$0 ").TrimEnd(' ') : word)) : text;

    private static string Plain(string text) => text.NormalizeSafely(NormalizationForm.FormKC).Replace('。', '.');

    private const string Separate = @"(?:[^\p{L}\p{N}]|\z)";

    /// <summary>One letter before the full stop is an initial, unless what follows is a common end of short domains. Without backtracking:
    /// a text of letters alone, sent by anybody, would be gone through from each of them.</summary>
    private static readonly Regex Form = new(
        @"://|@|\\\\|\b(?:www|ftp)\.\S|\b(?:mailto|tel|sms|file|javascript|skype|callto):\S|\b\d{1,3}(?:\.\d{1,3}){3}\b"
            + @"|[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])\.(?:\p{L}[\p{L}\p{M}]+|xn--[a-z0-9-]+)" + Separate
            + @"|[\p{L}\p{N}]\.(?:app|be|biz|cc|ch|cn|co|com|de|dev|eu|fr|gd|info|io|is|link|ly|me|net|org|ru|tk|to|top|uk|us|xyz|" +
                @"xn--[a-z0-9-]+)" + Separate,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <summary>What holds an address together, where something follows.</summary>
    [GeneratedRegex(@"[.:/@\\\uFF0E\uFF61\u3002\u2024\uFF1A\uFF0F\uFF20\uFF3C\uFE52\uFE55\uFE6B](?=\S)")]
    private static partial Regex Joint();
}
