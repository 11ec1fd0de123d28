namespace EhdsReadiness.Core.Tests.Storage;

public sealed class PrivateFilesTests
{
    [Fact]
    public void Nobody_but_the_owner_reads_a_database_its_log_its_copy_or_their_folder()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var root = Directory.CreateTempSubdirectory("ehds-");
        try
        {
            var (folder, copy) = (Path.Combine(root.FullName, "data"), Path.Combine(root.FullName, "copy.db"));
            using (var database = new Database(Path.Combine(folder, "site.db")))
            {
                database.Migrate();
                Assert.Empty(new DatabaseFile(database.Path).CopyTo(copy));
                // What was open to others before an upgrade is closed by the next start.
                File.SetUnixFileMode(database.Path, PrivateFiles.File | UnixFileMode.OtherRead | UnixFileMode.GroupRead);
                File.SetUnixFileMode(folder, PrivateFiles.Folder | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
                database.Migrate();
                string[] files = [database.Path, $"{database.Path}-wal", $"{database.Path}-shm", copy];
                foreach (var file in files)
                {
                    Assert.Equal(PrivateFiles.File, File.GetUnixFileMode(file));
                }

                Assert.Equal(PrivateFiles.Folder, File.GetUnixFileMode(folder));
            }

            var outbox = Directory.CreateDirectory(Path.Combine(root.FullName, "outbox"), PrivateFiles.Folder | UnixFileMode.OtherRead)
                .FullName;
            PrivateFiles.CreateOwnFolder(outbox);
            Assert.Equal(PrivateFiles.Folder, File.GetUnixFileMode(outbox));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }
}
