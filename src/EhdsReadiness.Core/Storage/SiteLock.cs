namespace EhdsReadiness.Core.Storage;

/// <summary>
/// Lock that a site holds on its database while it serves it, on a file beside it: a second site finds out before it touches anything.
/// Commands run beside a site and don't ask for it. The operating system lets it go when the process ends, however it ends; the file stays
/// and means nothing. It works between containers that share the folder on one machine, and on network disks as far as these pass locks on.
/// </summary>
public sealed class SiteLock : IDisposable
{
    // EWOULDBLOCK of Linux, of macOS, and the sharing violation of Windows.
    private static readonly int[] InUse = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream _file;

    private SiteLock(FileStream file) => _file = file;

    /// <summary>The file that is locked for a database; a link is followed, since its database is the same.</summary>
    public static string PathOf(string database)
    {
        var target = File.Exists(database) ? File.ResolveLinkTarget(database, returnFinalTarget: true) : null;
        return $"{target?.FullName ?? Path.GetFullPath(database)}.lock";
    }

    /// <summary>Takes the lock; null when another site holds it. Makes the folder when missing.</summary>
    /// <exception cref="IOException">The file cannot be made or opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public static SiteLock? TryTake(string database)
    {
        var path = PathOf(database);
        PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
        try
        {
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (InUse.Contains(e.HResult))
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
