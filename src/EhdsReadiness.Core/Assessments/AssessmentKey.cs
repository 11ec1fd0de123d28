namespace EhdsReadiness.Core.Assessments;

/// <summary>
/// The secret in the address of an anonymous assessment: 190 random bits. Whoever has it has the assessment,
/// so only its hash is stored, and no log ever holds it.
/// </summary>
public static class AssessmentKey
{
    /// <summary>Number of characters of a key.</summary>
    public const int Length = Secret.Length;

    /// <summary>A new key, 32 letters and digits.</summary>
    public static string Create() => Secret.Create();

    /// <summary>Whether a text has the shape of a key, of now or of before, when keys held hyphens and underscores. Anything else is
    /// nobody's key and needs no look-up.</summary>
    public static bool IsWellFormed(string? key) =>
        key is { Length: Length } && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>What is stored: SHA-256 in lower-case hexadecimal. With 190 random bits behind it, it needs no salt and no
    /// stretching.</summary>
    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(key)));
}
