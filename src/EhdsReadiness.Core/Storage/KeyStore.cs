namespace EhdsReadiness.Core.Storage;

/// <summary>
/// Keys that all instances of a site share, by names that are paths. Beside a file of SQLite they are files, so that a copy of it opens
/// nothing; PostgreSQL keeps them in a table, where every instance finds them.
/// </summary>
public abstract class KeyStore
{
    /// <summary>The folder, in names, of the keys of data protection, which seal cookies, forms and authenticator secrets.</summary>
    public const string Ring = "keys/";

    /// <summary>Name of the key that the noise of publications is drawn from.</summary>
    public const string Noise = "aggregates.key";

    /// <summary>The keys of the site whose database this is.</summary>
    public static KeyStore Of(Database database) => database.IsFile ? new KeyFiles(database.Folder) : new KeyRows(database);

    /// <summary>Those of a folder, as beside a file of SQLite.</summary>
    public static KeyStore InFolder(string folder) => new KeyFiles(folder);

    /// <summary>All keys.</summary>
    public abstract Task<IReadOnlyList<(string Name, string Value)>> AllAsync(CancellationToken cancel);

    /// <summary>The keys of data protection.</summary>
    public async Task<IReadOnlyList<(string Name, string Value)>> RingAsync(CancellationToken cancel) =>
        [.. (await AllAsync(cancel)).Where(key => key.Name.StartsWith(Ring, StringComparison.Ordinal))];

    /// <summary>Adds a key, unless there is one of that name: of several instances the first decides.</summary>
    /// <returns>False when there was one, which stays.</returns>
    public abstract Task<bool> AddAsync(string name, string value, CancellationToken cancel);

    /// <summary>Writes a key in another form: whole or not at all, since a key that is lost closes what it opens.</summary>
    /// <param name="name">Of a key that there is.</param>
    public abstract Task ReplaceAsync(string name, string value, CancellationToken cancel);

    /// <summary>The key of a name; made where there is none.</summary>
    public async Task<string> FindOrMakeAsync(string name, Func<string> make, CancellationToken cancel)
    {
        if (await FindAsync(name, cancel) is { } found) { return found; }

        await AddAsync(name, make(), cancel);
        return (await FindAsync(name, cancel))!;
    }

    /// <summary>Takes all keys along to another store.</summary>
    /// <returns>How many there are.</returns>
    /// <exception cref="InvalidOperationException">One of that name is another there.</exception>
    public async Task<int> CopyToAsync(KeyStore target, CancellationToken cancel)
    {
        var all = await AllAsync(cancel);
        foreach (var (name, value) in all)
        {
            if (!await target.AddAsync(name, value, cancel) && await target.FindAsync(name, cancel) != value)
            {
                throw new InvalidOperationException($"the target has another key “{name}”: move it away, if it opens nothing any more");
            }
        }

        return all.Count;
    }

    private async Task<string?> FindAsync(string name, CancellationToken cancel) =>
        (await AllAsync(cancel)).Where(key => key.Name == name).Select(key => key.Value).FirstOrDefault();
}
