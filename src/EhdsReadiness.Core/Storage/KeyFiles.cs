namespace EhdsReadiness.Core.Storage;

/// <summary>Keys in files of a folder, readable by the site's own user alone.</summary>
internal sealed class KeyFiles(string folder) : KeyStore
{
    private string RingFolder => Path.Combine(folder, Ring);

    public override async Task<IReadOnlyList<(string Name, string Value)>> AllAsync(CancellationToken cancel)
    {
        var (keys, names) = (new List<(string, string)>(), new List<string> { Noise });
        if (Directory.Exists(RingFolder))
        {
            // Whoever brought it back from a copy may have left it open to others.
            PrivateFiles.CreateOwnFolder(RingFolder);
            names.AddRange(Directory.GetFiles(RingFolder, "*.xml").Select(file => Ring + Path.GetFileName(file)));
        }

        foreach (var name in names)
        {
            if (File.Exists(PathOf(name)))
            {
                keys.Add((name, (await File.ReadAllTextAsync(PathOf(name), cancel)).Trim()));
            }
        }

        return keys;
    }

    public override async Task<bool> AddAsync(string name, string value, CancellationToken cancel)
    {
        var path = await WriteBesideAsync(name, value, cancel);
        // File.Move looks for the target and then renames: two that find nothing would both have the last word.
        using var alone = await AloneAsync(cancel);
        if (File.Exists(PathOf(name)))
        {
            File.Delete(path);
            return false;
        }

        File.Move(path, PathOf(name));
        return true;
    }

    public override async Task ReplaceAsync(string name, string value, CancellationToken cancel) =>
        File.Move(await WriteBesideAsync(name, value, cancel), PathOf(name), overwrite: true);

    /// <summary>Waits until nobody else adds a key, in this process or another: that takes no longer than a file is moved.</summary>
    private async Task<SiteLock> AloneAsync(CancellationToken cancel)
    {
        SiteLock? taken;
        while ((taken = SiteLock.TryTake(PathOf("keys-added"))) is null)
        {
            await Task.Delay(10, cancel);
        }

        return taken;
    }

    private string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>Writes to a file that no reader takes for a key.</summary>
    private async Task<string> WriteBesideAsync(string name, string value, CancellationToken cancel)
    {
        PrivateFiles.CreateFolder(folder);
        if (name.StartsWith(Ring, StringComparison.Ordinal))
        {
            PrivateFiles.CreateOwnFolder(RingFolder);
        }

        var path = $"{PathOf(name)}.{Guid.NewGuid():N}.partial";
        await PrivateFiles.WriteAsync(path, Encoding.UTF8.GetBytes($"{value}\n"), cancel);
        return path;
    }
}
