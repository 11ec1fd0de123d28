using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Logging.Abstractions;

namespace EhdsReadiness.Web.Accounts;

/// <summary>Encryption at rest of the data-protection keys, by the operator's certificate: a copy of the files alone opens
/// nothing.</summary>
internal static class KeyEncryption
{
    private static readonly XNamespace Names = "http://schemas.asp.net/2015/03/dataProtection";

    /// <summary>Encrypts the keys that are made from now on, and decrypts those that were.</summary>
    /// <param name="certificate">Null to leave keys as they are.</param>
    public static IDataProtectionBuilder EncryptKeys(this IDataProtectionBuilder protection, X509Certificate2? certificate) =>
        certificate is null ? protection : protection.ProtectKeysWithCertificate(certificate);

    /// <summary>Encrypts the keys that were made before there was a certificate, in the form in which new ones are written.</summary>
    /// <param name="folder">Folder of the keys; it exists.</param>
    /// <param name="certificate">Null to leave them as they are.</param>
    public static async Task EncryptOldAsync(string folder, X509Certificate2? certificate, CancellationToken cancel)
    {
        if (certificate is null) { return; }

        var encryptor = new CertificateXmlEncryptor(certificate, NullLoggerFactory.Instance);
        foreach (var path in Directory.GetFiles(folder, "key-*.xml"))
        {
            var key = XDocument.Load(path);
            var secrets = key.Descendants().Where(element => element.Attribute(Names + "requiresEncryption")?.Value == "true").ToList();
            if (secrets.Count == 0) { continue; }

            foreach (var secret in secrets)
            {
                var encrypted = encryptor.Encrypt(secret);
                secret.ReplaceWith(new XElement(
                    Names + "encryptedSecret", new XAttribute("decryptorType", encrypted.DecryptorType.AssemblyQualifiedName!),
                    encrypted.EncryptedElement));
            }

            // Whole or not at all: a key that is lost closes what it protects.
            await PrivateFiles.WriteAsync($"{path}.partial", Encoding.UTF8.GetBytes($"{key.Declaration}\n{key}\n"), cancel);
            File.Move($"{path}.partial", path, overwrite: true);
        }
    }
}
