namespace EhdsReadiness.Web.Tests.Faults;

/// <summary>A disk of a few megabytes that can be filled and emptied. Only Linux's root may mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Size = 4 * 1024 * 1024;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ehds-disk-");

    /// <summary>Where it is mounted.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Whether this machine let us mount it; otherwise the folder is an ordinary one.</summary>
    public bool IsMounted { get; }

    public SmallDisk() =>
        IsMounted = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess
        && Run("mount", "-t", "tmpfs", "-o", $"size={Size}", "tmpfs", Folder);

    private string Filler => Path.Combine(Folder, "filler");

    /// <summary>Leaves not one byte free.</summary>
    public void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (new DriveInfo(Folder).AvailableFreeSpace > 0)
            {
                filler.Write(block);
            }
        }
        catch (IOException)
        {
            // The site took the last of it.
        }
    }

    public void Empty() => File.Delete(Filler);

    /// <summary>Lets nothing be written any more; only while no file of it is open.</summary>
    public bool Protect() => Run("mount", "-o", "remount,ro", Folder);

    public void Dispose()
    {
        if (IsMounted)
        {
            // Lazily, so that a test which failed with the site still open leaves no disk behind.
            Run("umount", "-l", Folder);
        }

        _folder.Delete(recursive: true);
    }

    private static bool Run(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
