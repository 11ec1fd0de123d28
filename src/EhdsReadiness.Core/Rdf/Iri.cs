namespace EhdsReadiness.Core.Rdf;

/// <summary>Addresses of things, as RDF takes them.</summary>
public static partial class Iri
{
    /// <summary>Longest address, in UTF-16 units.</summary>
    public const int Longest = 500;

    /// <summary>Longest address in a file that is read, in UTF-16 units.</summary>
    public const int LongestRead = 2000;

    /// <summary>Longest beginning of addresses that a file declares: a few signs stand for it, as often as there is room.</summary>
    public const int LongestStart = 300;

    /// <summary>Whether a text is an address of the web that every reader of RDF takes.</summary>
    public static bool IsWeb(string text) =>
        text.Length <= Longest
            && (text.StartsWith("https://", StringComparison.Ordinal) || text.StartsWith("http://", StringComparison.Ordinal))
            && !text.Any(IsRefused) && !Misplaced().IsMatch(text)
            && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Host.Length > 0;

    /// <summary>The address with what RDF refuses in one percent-encoded.</summary>
    public static string Escape(string address) =>
        !address.Any(IsRefused) ? address
            : string.Concat(address.EnumerateRunes().Select(rune =>
                rune.IsBmp && IsRefused((char)rune.Value) ? Uri.HexEscape((char)rune.Value) : rune.ToString()));

    /// <summary>The <c>mailto:</c> of an e-mail address.</summary>
    public static string Mail(string email)
    {
        var at = email.LastIndexOf('@');
        return $"mailto:{Uri.EscapeDataString(email[..at])}@{email[(at + 1)..]}";
    }

    /// <summary>The e-mail address of a <c>mailto:</c>; null when it is none.</summary>
    public static string? MailOf(string address) =>
        address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            ? Uri.UnescapeDataString(address["mailto:".Length..].Split('?')[0]) : null;

    /// <summary>Half an escape, a second fragment, or brackets where no host stands.</summary>
    [GeneratedRegex(@"%(?![0-9A-Fa-f]{2})|#[^#]*#|//[^/?#]*[/?#].*[\[\]]")]
    private static partial Regex Misplaced();

    private static bool IsRefused(char sign) =>
        sign is <= ' ' or '<' or '>' or '"' or '{' or '}' or '|' or '\\' or '^' or '`' or '\u007f';
}
