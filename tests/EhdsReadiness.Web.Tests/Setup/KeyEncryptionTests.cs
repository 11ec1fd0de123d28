using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EhdsReadiness.Web.Accounts;

namespace EhdsReadiness.Web.Tests.Setup;

/// <summary>The keys of cookies, forms and authenticator secrets, encrypted by the operator's certificate.</summary>
public sealed class KeyEncryptionTests : IDisposable
{
    private const string Password = "the operator's";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ehds-keys-");

    public void Dispose() => _folder.Delete(recursive: true);

    private string Database => Path.Combine(_folder.FullName, "site.db");

    private string Certificate => Path.Combine(_folder.FullName, "keys.p12");

    private async Task<string[]> KeysAsync() =>
        [.. await Task.WhenAll(Directory.GetFiles(Path.Combine(_folder.FullName, "keys"), "key-*.xml").Select(path =>
            File.ReadAllTextAsync(path)))];

    private void MakeCertificate(AsymmetricAlgorithm key)
    {
        var request = key is RSA rsa ? new CertificateRequest("CN=keys", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest("CN=keys", (ECDsa)key, HashAlgorithmName.SHA256);
        // Over since long: its dates are not looked at.
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1));
        File.WriteAllBytes(Certificate, made.Export(X509ContentType.Pkcs12, Password));
    }

    private async Task<string> WithSiteAsync(Func<IServiceProvider, string> work, params string[] settings)
    {
        using var errors = new StringWriter();
        var site = await Site.BuildAsync(
            ["--urls", "http://127.0.0.1:0", .. settings.Contains("--Database:Connection") ? [] : new[] { "--Database:Path", Database },
             "--Logging:LogLevel:Default", "None", .. settings], errors);
        Assert.True(site is not null, errors.ToString());
        await using (site)
        {
            return work(site.Services);
        }
    }

    [PostgresFact]
    [Trait("Engine", "Postgres")]
    public async Task On_PostgreSQL_the_keys_lie_in_the_database_and_are_encrypted_there_from_the_first_start_with_the_certificate_on()
    {
        const string secret = "JBSWY3DPEHPK3PXP";
        var connection = TestPostgres.Take();
        string[] there = ["--Database:Connection", connection, "--Database:Folder", _folder.FullName];
        async Task<string> KeyAsync()
        {
            using var database = Core.Storage.Database.OnPostgres(connection, _folder.FullName);
            return Assert.Single(await KeyStore.Of(database).AllAsync(default)).Value;
        }

        var kept = await WithSiteAsync(services => services.GetRequiredService<AuthenticatorKeys>().Seal(secret), there);
        Assert.Contains("<masterKey", await KeyAsync(), StringComparison.Ordinal);
        using var rsa = RSA.Create(2048);
        MakeCertificate(rsa);
        var opened = await WithSiteAsync(
            services => services.GetRequiredService<AuthenticatorKeys>().Open(kept) ?? "lost",
            [.. there, "--Keys:Certificate", Certificate, "--Keys:CertificatePassword", Password]);

        Assert.Equal(secret, opened);
        Assert.DoesNotContain("<masterKey", await KeyAsync(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder.FullName, "keys")));
        TestPostgres.GiveBack(connection);
    }

    [PostgresFact]
    [Trait("Engine", "Postgres")]
    public async Task Keys_that_a_release_of_before_kept_in_files_beside_PostgreSQL_are_taken_into_it()
    {
        const string secret = "JBSWY3DPEHPK3PXP";
        // As they lie beside a file of SQLite still.
        var kept = await WithSiteAsync(services => services.GetRequiredService<AuthenticatorKeys>().Seal(secret));
        var connection = TestPostgres.Take();

        var opened = await WithSiteAsync(services => services.GetRequiredService<AuthenticatorKeys>().Open(kept) ?? "lost",
            "--Database:Connection", connection, "--Database:Folder", _folder.FullName);

        Assert.Equal(secret, opened);
        TestPostgres.GiveBack(connection);
    }

    [Fact]
    [Trait("Engine", "Sqlite")]
    public async Task Keys_made_before_the_certificate_are_encrypted_by_it_and_open_what_they_opened()
    {
        const string secret = "JBSWY3DPEHPK3PXP";
        var kept = await WithSiteAsync(services => services.GetRequiredService<AuthenticatorKeys>().Seal(secret));
        Assert.Contains("<masterKey", Assert.Single(await KeysAsync()), StringComparison.Ordinal);
        using var rsa = RSA.Create(2048);
        MakeCertificate(rsa);
        string[] settings = ["--Keys:Certificate", Certificate, "--Keys:CertificatePassword", Password];

        foreach (var _ in new[] { "the first start with it", "the second" })
        {
            var opened = await WithSiteAsync(services => services.GetRequiredService<AuthenticatorKeys>().Open(kept) ?? "lost", settings);

            Assert.Equal(secret, opened);
            Assert.DoesNotContain("<masterKey", Assert.Single(await KeysAsync()), StringComparison.Ordinal);
        }

        // A copy of the folder alone opens nothing.
        Assert.Equal("lost", await WithSiteAsync(services => services.GetRequiredService<AuthenticatorKeys>().Open(kept) ?? "lost"));
    }

    [Fact]
    [Trait("Engine", "Sqlite")]
    public async Task A_first_key_is_never_written_in_clear_text_where_there_is_a_certificate()
    {
        using var rsa = RSA.Create(2048);
        MakeCertificate(rsa);
        await WithSiteAsync(
            services => services.GetRequiredService<AuthenticatorKeys>().Seal("JBSWY3DPEHPK3PXP"), "--Keys:Certificate", Certificate,
            "--Keys:CertificatePassword", Password);
        Assert.DoesNotContain("<masterKey", Assert.Single(await KeysAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Engine", "Sqlite")]
    [InlineData("cannot be read as PKCS#12 with its password", "--Keys:Certificate", "nowhere.p12")]
    [InlineData("cannot be read as PKCS#12 with its password", "--Keys:Certificate", "keys.p12", "--Keys:CertificatePassword", "another")]
    [InlineData("has no private RSA key", "--Keys:Certificate", "keys.p12", "--Keys:CertificatePassword", Password)]
    [InlineData("no Keys:Certificate that it opens", "--Keys:CertificatePassword", Password)]
    public async Task A_certificate_that_encrypts_nothing_is_a_fault_of_the_settings(string fault, params string[] settings)
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        MakeCertificate(curve);
        using var errors = new StringWriter();

        var site = await Site.BuildAsync(
            ["--Database:Path", Database, .. settings.Select(one => one.EndsWith(".p12", StringComparison.Ordinal)
                ? Path.Combine(_folder.FullName, one) : one)],
            errors);

        Assert.Null(site);
        Assert.Contains(fault, errors.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Password, errors.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Database));
    }
}
