namespace EhdsReadiness.Core.Aggregates;

/// <summary>The secret that the noise is drawn from. With another key the same population gives other figures.</summary>
public static class AggregateKey
{
    /// <summary>Name of the file, beside the database, that holds it unless it is configured.</summary>
    public const string FileName = "aggregates.key";

    /// <summary>The configured key, or that of a file, made when missing and readable by its owner alone.</summary>
    public static async Task<byte[]> OfAsync(AggregateSettings settings, string file, CancellationToken cancel)
    {
        if (settings.Key is { } configured) { return Encoding.UTF8.GetBytes(configured); }

        if (!File.Exists(file))
        {
            await MakeAsync(file, cancel);
        }

        return Convert.FromHexString((await File.ReadAllTextAsync(file, cancel)).Trim());
    }

    private static async Task MakeAsync(string file, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var partial = $"{file}.{Guid.NewGuid():N}.partial";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var writer = new StreamWriter(partial, options))
        {
            await writer.WriteLineAsync(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)).AsMemory(), cancel);
        }

        try
        {
            // Whoever comes first names the key; the other one reads it.
            File.Move(partial, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(partial);
        }
    }
}
