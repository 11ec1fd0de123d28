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

    /// <summary>
    /// Has the keys ready before the first request. However many instances start at once, one of them makes the first key: each keeps the
    /// keys that it read for a day, and would not know what another one seals with its own.
    /// </summary>
    /// <param name="certificate">Null to leave keys as they are.</param>
    public static Task PrepareAsync(
        Database database, KeyStore keys, IDataProtectionProvider protection, X509Certificate2? certificate, CancellationToken cancel) =>
        database.RunAloneAsync(
            nameof(KeyEncryption),
            async () =>
            {
                if (!database.IsFile && (await keys.AllAsync(cancel)).Count == 0)
                {
                    // A release of before kept them there on PostgreSQL too.
                    await KeyStore.InFolder(database.Folder).CopyToAsync(keys, cancel);
                }

                if (certificate is not null)
                {
                    await EncryptOldAsync(keys, certificate, cancel);
                }

                protection.CreateProtector(nameof(KeyEncryption)).Protect([]);
            },
            cancel);

    /// <summary>Encrypts the keys that were made before there was a certificate, in the form in which new ones are written.</summary>
    private static async Task EncryptOldAsync(KeyStore keys, X509Certificate2 certificate, CancellationToken cancel)
    {
        var encryptor = new CertificateXmlEncryptor(certificate, NullLoggerFactory.Instance);
        foreach (var (name, value) in await keys.RingAsync(cancel))
        {
            var key = XElement.Parse(value);
            var secrets = key.Descendants().Where(element => element.Attribute(Names + "requiresEncryption")?.Value == "true").ToList();
            if (secrets.Count == 0) { continue; }

            foreach (var secret in secrets)
            {
                var encrypted = encryptor.Encrypt(secret);
                secret.ReplaceWith(new XElement(
                    Names + "encryptedSecret", new XAttribute("decryptorType", encrypted.DecryptorType.AssemblyQualifiedName!),
                    encrypted.EncryptedElement));
            }

            await keys.ReplaceAsync(name, key.ToString(), cancel);
        }
    }
}
