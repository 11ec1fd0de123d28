namespace EhdsReadiness.Core.Aggregates.Register;

/// <summary>The code that goes to the contact in the register, to be typed by whoever speaks for the organisation.</summary>
public static class NumberCode
{
    /// <summary>How long a code is good: it goes to a letter box that somebody else reads, and comes back through the house.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    // No sign that is taken for another one.
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>A new code of 60 bits, such as <c>7KQM-2XWB-R9TD</c>.</summary>
    public static string Create() =>
        string.Join('-', RandomNumberGenerator.GetString(Alphabet, 12).Chunk(4).Select(part => new string(part)));

    /// <summary>Its hash, however it was typed: small letters, spaces and other hyphens are let pass.</summary>
    public static string Hash(string? typed) =>
        Secret.Hash(string.Concat((TextSanitizer.SanitizeToken(typed) ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant());
}
