namespace EhdsReadiness.Core.Accounts;

/// <summary>E-mail addresses, as far as their form tells.</summary>
public static partial class EmailAddress
{
    /// <summary>Longest address that mail servers must take, in characters: RFC 5321, 4.5.3.1.3.</summary>
    public const int Longest = 254;

    private static readonly IdnMapping Idn = new() { AllowUnassigned = true };

    /// <summary>
    /// Whether a text can be an address: one part of visible characters on each side of one @, a name with a dot on its right.
    /// Nothing that could end a header line, begin another recipient or hide a character passes. Whether it exists, only a mail tells.
    /// </summary>
    public static bool IsWellFormed(string? text) => text is { Length: <= Longest } && Form().IsMatch(text);

    /// <summary>
    /// The address as addresses are compared, sign by sign. Before the @ the case of letters and the way accents are written don't count,
    /// whatever RFC 5321 says, but no other sign becomes a letter of ASCII: the Kelvin sign is nobody's K. After it two names count as one
    /// when they are one for the DNS (IDNA). Takes any text.
    /// </summary>
    public static string Normalize(string email) =>
        email.LastIndexOf('@') is var at and >= 0 ? $"{Fold(email[..at])}@{FoldDomain(email[(at + 1)..])}" : Fold(email);

    private static string Fold(string text) =>
        text.All(char.IsAscii) ? text.ToUpperInvariant()
            : string.Concat(
            BecomesAscii().Split(text).Select(part => BecomesAscii().IsMatch(part) ? part : part.NormalizeSafely().ToUpperInvariant()));

    private static string FoldDomain(string domain)
    {
        if (domain.All(char.IsAscii) && !domain.Contains("xn--", StringComparison.OrdinalIgnoreCase))
        {
            return domain.ToUpperInvariant();
        }

        try
        {
            return Idn.GetUnicode(Idn.GetAscii(domain.NormalizeSafely())).ToUpperInvariant();
        }
        catch (ArgumentException)
        {
            return Fold(domain);
        }
    }

    [GeneratedRegex(
        @"^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?(\.[\p{L}\p{N}" +
        @"]([\p{L}\p{N}-]*[\p{L}\p{N}])?)+\z")]
    private static partial Regex Form();

    /// <summary>Dotless i, long s, Kelvin sign: by NFC or by case they would be I, S and K. In brackets, so that splitting keeps
    /// them.</summary>
    [GeneratedRegex("([\u0131\u017F\u212A])")]
    private static partial Regex BecomesAscii();
}
