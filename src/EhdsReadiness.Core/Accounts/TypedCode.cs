namespace EhdsReadiness.Core.Accounts;

/// <summary>A code that people tell each other and type. It is shown or sent once; the database keeps its hash.</summary>
public static class TypedCode
{
    // No sign that is taken for another one.
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>A new code of 60 bits, such as <c>7KQM-2XWB-R9TD</c>.</summary>
    public static string Create() =>
        string.Join('-', RandomNumberGenerator.GetString(Alphabet, 12).Chunk(4).Select(part => new string(part)));

    /// <summary>Its hash, however it was typed: small letters, spaces and other hyphens are let pass.</summary>
    public static string Hash(string? typed) =>
        Secret.Hash(string.Concat((TextSanitizer.SanitizeToken(typed) ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant());
}
