namespace EhdsReadiness.Core.Storage;

/// <summary>File permissions of what nobody but the site's own user may read, whatever the umask: 0600 for files, 0700 for folders. On
/// Windows the folder's access list decides.</summary>
public static class PrivateFiles
{
    /// <summary>Read and write for the owner.</summary>
    public const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Read, write and enter for the owner.</summary>
    public const UnixFileMode Folder = File | UnixFileMode.UserExecute;

    // Files that SQLite keeps beside a database, with all that stands in it.
    private static readonly string[] Endings = ["", "-wal", "-shm", "-journal"];

    /// <summary>Makes a folder, with those above it. One that exists is left to whoever made it, unless it is named <c>data</c>, as the
    /// site's own is.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path, Folder);
        }
        else if (Path.GetFileName(path) == "data")
        {
            Restrict(path, Folder);
        }
    }

    /// <summary>Makes a folder that is the site's alone, and closes one that exists to everybody else.</summary>
    public static void CreateOwnFolder(string path)
    {
        Directory.CreateDirectory(path);
        Restrict(path, Folder);
    }

    /// <summary>Makes an empty file where there is none, and closes it, and what SQLite keeps beside it, to everybody else. SQLite gives
    /// its log the permissions of the database.</summary>
    public static void Touch(string path)
    {
        var options = new FileStreamOptions
            { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = File;
        }

        if (!System.IO.File.Exists(path))
        {
            new FileStream(path, options).Dispose();
        }

        foreach (var ending in Endings.Where(ending => System.IO.File.Exists(path + ending)))
        {
            Restrict(path + ending, File);
        }
    }

    /// <summary>Writes a file that nobody else can read at any moment.</summary>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        Touch(path);
        await using var file = new FileStream(path, FileMode.Truncate, FileAccess.Write);
        await file.WriteAsync(bytes, cancel);
        file.Flush(flushToDisk: true);
    }

    private static void Restrict(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows() && System.IO.File.GetUnixFileMode(path) != mode)
        {
            System.IO.File.SetUnixFileMode(path, mode);
        }
    }
}
