using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace EhdsReadiness.Core.Assessments;

/// <summary>
/// The secret in the address of an anonymous assessment: 192 random bits. Whoever has it has the assessment,
/// so only its hash is stored, and no log ever holds it.
/// </summary>
public static class AssessmentKey
{
    private const int Bytes = 24;

    /// <summary>Number of characters of a key.</summary>
    public const int Length = 32;

    /// <summary>A new key, 32 characters of the URL-safe base64 alphabet.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Whether a text has the shape of a key. Anything else is nobody's key and needs no look-up.</summary>
    public static bool IsWellFormed(string? key) =>
        key is { Length: Length } && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>What is stored: SHA-256 in lower-case hexadecimal. With 192 random bits behind it, it needs no salt and no stretching.</summary>
    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(key)));
}
