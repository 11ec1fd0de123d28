namespace EhdsReadiness.Web.Reports.Verification;

/// <summary>The public part of a key, kept for as long as reports signed with it are to be verified.</summary>
/// <param name="Bytes">The SubjectPublicKeyInfo (RFC 5280).</param>
public sealed record VerificationKey(ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Characters of an <see cref="Id"/>.</summary>
    public const int IdLength = 16;

    /// <summary>The first 64 bits of the key's SHA-256, in lower-case hexadecimal.</summary>
    public string Id { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes.Span))[..IdLength];

    /// <exception cref="CryptographicException">The text holds no such key.</exception>
    public static VerificationKey Read(string pem)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
        }
        catch (ArgumentException e)
        {
            throw new CryptographicException("The file holds no public key.", e);
        }

        return new(key.ExportSubjectPublicKeyInfo());
    }

    public string Write()
    {
        using var key = Imported();
        return key.ExportSubjectPublicKeyInfoPem() + "\n";
    }

    public bool Verifies(byte[] data, byte[] signature)
    {
        using var key = Imported();
        return key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private ECDsa Imported()
    {
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Bytes.Span, out _);
        return key;
    }
}
