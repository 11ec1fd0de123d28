using System.Text.RegularExpressions;

namespace EhdsReadiness.Core.Accounts;

/// <summary>E-mail addresses, as far as their form tells.</summary>
public static partial class EmailAddress
{
    /// <summary>Longest address that mail servers must take, in characters: RFC 5321, 4.5.3.1.3.</summary>
    public const int Longest = 254;

    /// <summary>
    /// Whether a text can be an address: one part of visible characters on each side of one @, a name with a dot on its right.
    /// Nothing that could end a header line, begin another recipient or hide a character passes. Whether it exists, only a mail tells.
    /// </summary>
    public static bool IsWellFormed(string? text) => text is { Length: <= Longest } && Form().IsMatch(text);

    /// <summary>The address as addresses are compared: people don't mind the case of letters, whatever RFC 5321 says. Only for what is well-formed.</summary>
    public static string Normalize(string email) => email.Normalize().ToUpperInvariant();

    [GeneratedRegex(@"^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?(\.[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?)+\z")]
    private static partial Regex Form();
}
