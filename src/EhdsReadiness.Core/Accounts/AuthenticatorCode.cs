using System.Buffers.Binary;

namespace EhdsReadiness.Core.Accounts;

/// <summary>The codes of authenticator apps, by RFC 6238 with what every app takes for granted: SHA-1, six digits, half a minute.</summary>
public static class AuthenticatorCode
{
    /// <summary>Number of digits of a code.</summary>
    public const int Digits = 6;

    /// <summary>Seconds for which a code is shown.</summary>
    public const int StepSeconds = 30;

    /// <summary>Steps by which a telephone's clock, or a slow hand, may be off: RFC 6238, 5.2 advises one.</summary>
    private const int Tolerance = 1;

    /// <summary>A new secret of 160 bits in base 32, as long as RFC 4226, 4 recommends.</summary>
    public static string NewKey() => Base32.Encode(RandomNumberGenerator.GetBytes(20));

    /// <summary>Number of the half-minute since 1970 that a moment belongs to.</summary>
    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a step.</summary>
    /// <param name="key">The secret in base 32.</param>
    public static string Of(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The standard says SHA-1, and HMAC does not rest on what is broken in it.
        var hash = HMACSHA1.HashData(Base32.Decode(key), counter);
#pragma warning restore CA5350
        var value = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 15, 4)) & 0x7FFF_FFFF;
        return (value % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step that a typed code belongs to; null when it is none of those about now.</summary>
    public static long? StepOf(string key, string code, DateTimeOffset at)
    {
        for (var step = StepAt(at) - Tolerance; step <= StepAt(at) + Tolerance; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(key, step)), Encoding.UTF8.GetBytes(code)))
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>The address by which an app takes the secret over, from a link or a QR code.</summary>
    public static string AddressOf(string key, string issuer, string email) =>
        $"otpauth://totp/{Uri.EscapeDataString($"{issuer}:{email}")}?secret={key}&issuer={Uri.EscapeDataString(issuer)}";
}
