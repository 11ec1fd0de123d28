using System.Security.Cryptography.X509Certificates;

namespace EhdsReadiness.Web.Settings;

/// <summary>Where the keys are that sign reports, and what encrypts those of cookies, forms and authenticator secrets.</summary>
public sealed record KeySettings : ISettings
{
    /// <summary>Folder of the keys that sign reports; null for that of the database.</summary>
    public string? Path { get; init; }

    /// <summary>PKCS#12 file of the certificate, with its private key, that encrypts the data-protection keys; null to keep them as they
    /// are, readable by the site's user alone.</summary>
    public string? Certificate { get; init; }

    /// <summary>Password of that file; null when it has none.</summary>
    [SecretSetting] public string? CertificatePassword { get; init; }

    /// <summary>The certificate; null when none is named.</summary>
    /// <exception cref="CryptographicException">It cannot be read.</exception>
    public X509Certificate2? Load() =>
        Certificate is null ? null : X509CertificateLoader.LoadPkcs12FromFile(Certificate, CertificatePassword);

    /// <inheritdoc/>
    public IEnumerable<string> Contradictions()
    {
        if (Certificate is null)
        {
            return CertificatePassword is null ? [] : ["Keys:CertificatePassword is set, but no Keys:Certificate that it opens"];
        }

        try
        {
            using var certificate = Load();
            return certificate!.GetRSAPrivateKey() is not null ? []
                : [$"Keys:Certificate “{Certificate}” has no private RSA key, which decrypts what it encrypts"];
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return [$"Keys:Certificate “{Certificate}” cannot be read as PKCS#12 with its password: {e.Message}"];
        }
    }
}
