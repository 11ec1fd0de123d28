namespace EhdsReadiness.Web.Reports.Verification;

/// <summary>A key that signs reports: ECDSA on the curve P-256, with SHA-256.</summary>
public sealed class SigningKey : IDisposable
{
    /// <summary>Length of a signature, in bytes: both numbers in 32 bytes each (IEEE P1363).</summary>
    public const int SignatureLength = 64;

    private readonly ECDsa _key;

    private SigningKey(ECDsa key)
    {
        _key = key;
        Public = new VerificationKey(key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>The part that verifies.</summary>
    public VerificationKey Public { get; }

    public static SigningKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <exception cref="CryptographicException">The text holds no such key.</exception>
    public static SigningKey Read(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            // A public key alone can't sign, and a key on another curve would not fit the place that the file keeps for its signature.
            return key.ExportParameters(includePrivateParameters: true).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value
                ? new(key)
                : throw new CryptographicException("The key is not on the curve P-256.");
        }
        catch (Exception e)
        {
            key.Dispose();
            throw e is ArgumentException ? new CryptographicException("The file holds no private key.", e) : e;
        }
    }

    /// <summary>The key as a file keeps it (PKCS #8).</summary>
    public string Write() => _key.ExportPkcs8PrivateKeyPem() + "\n";

    public byte[] Sign(byte[] data) => _key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    public void Dispose() => _key.Dispose();
}
