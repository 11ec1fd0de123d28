using OtpNet;

namespace EhdsReadiness.Core.Accounts;

/// <summary>Codes that stand in for a lost telephone: written on paper, each good once.</summary>
public static class RecoveryCode
{
    /// <summary>How many are given at a time.</summary>
    public const int Count = 10;

    /// <summary>A new code of 80 bits in four groups, such as <c>7kqm-x2ve-ph4s-3wbd</c>.</summary>
    public static string Create() =>
        string.Join('-', Base32Encoding.ToString(RandomNumberGenerator.GetBytes(10)).ToLowerInvariant().Chunk(4)
            .Select(group => new string(group)));

    /// <summary>The code as it is hashed: however somebody typed it, letters in any case, with other signs or none between the
    /// groups.</summary>
    public static string Normalize(string typed) => new([.. typed.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);
}
