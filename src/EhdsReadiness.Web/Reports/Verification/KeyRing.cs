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

    /// <summary>No key at all.</summary>
    public static KeyRing None => new(null, []);

    public VerificationKey? Find(string id) => Known.FirstOrDefault(key => key.Id == id);

    /// <summary>The keys of a folder; none when it does not exist.</summary>
    /// <param name="leave">Takes the fault of a public part that holds no key, which is left out; where there is none, the fault is
    /// thrown.</param>
    /// <exception cref="CryptographicException">A file of that name holds no key; the message names it.</exception>
    public static KeyRing Read(string folder, Action<CryptographicException>? leave = null)
    {
        var path = Path.Combine(folder, PrivateFile);
        var signing = File.Exists(path) ? Named(path, SigningKey.Read) : null;
        var known = new List<VerificationKey>();
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, PublicFiles) : [];
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            try
            {
                known.Add(Named(file, VerificationKey.Read));
            }
            catch (CryptographicException e) when (leave is not null)
            {
                leave(e);
            }
        }

        if (signing is not null && known.TrueForAll(key => key.Id != signing.Public.Id))
        {
            known.Add(signing.Public);
        }

        return new(signing, known);
    }

    /// <summary>As <see cref="Read"/>, after making a first key in a folder that has none, not even the public part of one.</summary>
    /// <param name="made">Identifier of the key that was made; null when one lay there.</param>
    /// <param name="leave">See <see cref="Read"/>.</param>
    /// <exception cref="IOException">It cannot be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written there.</exception>
    public static KeyRing ReadOrBegin(string folder, out string? made, Action<CryptographicException>? leave = null)
    {
        // A damaged key is one that lay there.
        var isDamaged = false;
        var ring = Read(folder, leave is null ? null : fault => { isDamaged = true; leave(fault); });
        made = ring.Known.Count > 0 || isDamaged ? null : Create(folder);
        return made is null ? ring : Read(folder);
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
        PrivateFiles.Touch(made);
        File.WriteAllText(made, key.Write());
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
