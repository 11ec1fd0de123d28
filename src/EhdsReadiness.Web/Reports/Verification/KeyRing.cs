namespace EhdsReadiness.Web.Reports.Verification;

/// <summary>
/// The keys of a folder: at most one that signs, <c>report-signing-key.pem</c>, and the public part of each that ever did,
/// <c>report-key-ID.pem</c>. A new key takes the place of the one before, whose reports still verify.
/// </summary>
public sealed class KeyRing : IDisposable
{
    public const string PrivateFile = "report-signing-key.pem";
    private const string PublicFiles = "report-key-*.pem";

    private KeyRing(SigningKey? signing, IReadOnlyList<VerificationKey> known)
    {
        (Signing, Known) = (signing, known);
    }

    /// <summary>The key that signs; null when the folder has none.</summary>
    public SigningKey? Signing { get; }

    /// <summary>The keys whose reports are recognised, the one that signs included.</summary>
    public IReadOnlyList<VerificationKey> Known { get; }

    /// <summary>Whether its first key was just made.</summary>
    public bool IsNew { get; private init; }

    /// <summary>No key at all.</summary>
    public static KeyRing None => new(null, []);

    public VerificationKey? Find(string id) => Known.FirstOrDefault(key => key.Id == id);

    /// <summary>The keys of a folder; none when it does not exist.</summary>
    /// <exception cref="CryptographicException">A file of that name holds no key; the message names it.</exception>
    public static KeyRing Read(string folder)
    {
        var path = Path.Combine(folder, PrivateFile);
        var signing = File.Exists(path) ? Named(path, SigningKey.Read) : null;
        var known = Directory.Exists(folder) ? Directory.GetFiles(folder, PublicFiles).Order(StringComparer.Ordinal)
            .Select(file => Named(file, VerificationKey.Read)).ToList() : [];
        if (signing is not null && known.TrueForAll(key => key.Id != signing.Public.Id))
        {
            known.Add(signing.Public);
        }

        return new(signing, known);
    }

    /// <summary>As <see cref="Read"/>, after making a first key in a folder that has none, not even the public part of one.</summary>
    /// <exception cref="IOException">It cannot be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written there.</exception>
    public static KeyRing ReadOrBegin(string folder)
    {
        var ring = Read(folder);
        if (ring.Known.Count > 0) { return ring; }

        Create(folder);
        var begun = Read(folder);
        return new(begun.Signing, begun.Known) { IsNew = true };
    }

    /// <summary>Makes a new key in a folder. The private part of the one before is gone then; its public part stays.</summary>
    /// <returns>The identifier of the new key.</returns>
    public static string Create(string folder)
    {
        PrivateFiles.CreateFolder(folder);
        using (var before = Read(folder))
        {
            foreach (var known in before.Known)
            {
                WritePublic(folder, known);
            }
        }

        using var key = SigningKey.Create();
        // The private part first: where the other is missing it is made of it, not the other way round.
        WritePrivate(Path.Combine(folder, PrivateFile), key);
        WritePublic(folder, key.Public);
        return key.Public.Id;
    }

    public void Dispose() => Signing?.Dispose();

    private static void WritePublic(string folder, VerificationKey key)
    {
        var path = Path.Combine(folder, $"report-key-{key.Id}.pem");
        File.WriteAllText($"{path}.new", key.Write());
        File.Move($"{path}.new", path, overwrite: true);
    }

    /// <summary>Nobody but the owner may read the file, at no moment; whoever reads it meanwhile finds the old key or the new
    /// one.</summary>
    private static void WritePrivate(string path, SigningKey key)
    {
        var made = $"{path}.new";
        File.Delete(made);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = PrivateFiles.File;
        }

        using (var writer = new StreamWriter(made, options))
        {
            writer.Write(key.Write());
        }

        File.Move(made, path, overwrite: true);
    }

    private static T Named<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(File.ReadAllText(path));
        }
        catch (CryptographicException e)
        {
            throw new CryptographicException($"{path}: {e.Message}", e);
        }
    }
}
