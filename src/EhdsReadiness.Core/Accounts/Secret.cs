using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace EhdsReadiness.Core.Accounts;

/// <summary>Random texts that open something. They are shown or sent once; the database keeps their hashes.</summary>
public static class Secret
{
    /// <summary>A new secret of 192 bits, fit for an address.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));

    /// <summary>SHA-256 in hexadecimal: enough for what nobody can guess.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
