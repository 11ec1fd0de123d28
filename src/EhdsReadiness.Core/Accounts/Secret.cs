namespace EhdsReadiness.Core.Accounts;

/// <summary>Random texts that open something. They are shown or sent once; the database keeps their hashes.</summary>
public static class Secret
{
    /// <summary>Number of characters of a secret.</summary>
    public const int Length = 32;

    // Mail programs take a hyphen or an underscore at the end of a link for the sentence's. Secrets made before hold them.
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>A new secret of 190 bits in 32 letters and digits, fit for an address.</summary>
    public static string Create() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>SHA-256 in hexadecimal: enough for what nobody can guess.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
