using OtpNet;

namespace EhdsReadiness.Core.Accounts;

/// <summary>The codes of authenticator apps (TOTP), by RFC 6238 with what every app takes for granted: SHA-1, six digits, half a
/// minute.</summary>
public static class AuthenticatorCode
{
    /// <summary>Number of digits of a code.</summary>
    public const int Digits = 6;

    /// <summary>A new secret of 160 bits in base 32, as long as RFC 4226, 4 recommends.</summary>
    public static string NewKey() => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(20));

    /// <summary>The code at a moment.</summary>
    /// <param name="key">The secret in base 32.</param>
    public static string Of(string key, DateTimeOffset at) => Totp(key).ComputeTotp(at.UtcDateTime);

    /// <summary>
    /// The half-minute since 1970 that a typed code belongs to; null when it is none of those about now: a telephone's clock, or a slow
    /// hand, may be off by one, as RFC 6238, 5.2 advises.
    /// </summary>
    public static long? StepOf(string key, string code, DateTimeOffset at) =>
        Totp(key).VerifyTotp(at.UtcDateTime, code, out var step, VerificationWindow.RfcSpecifiedNetworkDelay) ? step : null;

    /// <summary>The address by which an app takes the secret over, from a link or a QR code.</summary>
    public static string AddressOf(string key, string issuer, string email) =>
        $"otpauth://totp/{Uri.EscapeDataString($"{issuer}:{email}")}?secret={key}&issuer={Uri.EscapeDataString(issuer)}";

    private static Totp Totp(string key) => new(Base32Encoding.ToBytes(key), totpSize: Digits);
}
