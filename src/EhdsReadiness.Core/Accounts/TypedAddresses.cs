namespace EhdsReadiness.Core.Accounts;

/// <summary>Several e-mail addresses typed or pasted into one field.</summary>
public static class TypedAddresses
{
    /// <summary>
    /// The addresses, one a line or separated by commas or semicolons, each once; of <c>Anne &lt;anne@example.org&gt;</c> what is between
    /// the brackets. Whether they are well formed is not asked.
    /// </summary>
    public static IReadOnlyList<string> Read(string? typed) =>
        [.. (typed ?? "").Split(['\n', '\r', ',', ';']).Select(Bare).OfType<string>()
            .DistinctBy(EmailAddress.Normalize, StringComparer.Ordinal)];

    private static string? Bare(string part)
    {
        var text = part.Trim();
        var open = text.LastIndexOf('<');
        return TextSanitizer.SanitizeToken(open >= 0 && text.EndsWith('>') ? text[(open + 1)..^1] : text);
    }
}
