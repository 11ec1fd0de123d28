namespace EhdsReadiness.Web.Tests.Commands;

public sealed class DbBackupTests : DbCommandSite
{
    [Fact]
    public void A_backup_is_one_file_that_holds_what_was_written_last()
    {
        using var site = Make(DatabasePath, "CHU de Montervaux");
        var target = PathOf("copy.db");

        Assert.Equal((0, $"{target}\n", ""), Run(DatabasePath, "db", "backup", target));

        Assert.Equal("CHU de Montervaux", Organisation(target));
        Assert.Equal("delete", Ask(target, "PRAGMA journal_mode"));
        Assert.Equal([target], Directory.GetFiles(Folder, "copy.db*"));
    }

    [Fact]
    public void A_backup_never_replaces_a_file()
    {
        Make(DatabasePath, "CHU de Montervaux").Dispose();
        var target = PathOf("copy.db");
        File.WriteAllText(target, "precious");

        var (code, output, errors) = Run(DatabasePath, "db", "backup", target);

        Assert.Equal((1, "", "precious"), (code, output, File.ReadAllText(target)));
        Assert.Equal($"{target}: exists already and is left as it is; give the copy a name of its own\n", errors);
    }

    [Fact]
    public void A_backup_to_a_folder_that_is_missing_is_refused()
    {
        var target = PathOf("nowhere", "copy.db");

        Assert.Equal((1, "", $"{target}: there is no such folder\n"), Run(DatabasePath, "db", "backup", target));
    }

    [Fact]
    public void A_database_with_faults_gives_no_backup()
    {
        Make(DatabasePath, "CHU de Montervaux").Dispose();
        Damage(DatabasePath);
        var target = PathOf("copy.db");

        var (code, output, errors) = Run(DatabasePath, "db", "backup", target);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("integrity: ", errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Folder, "copy.db*"));
    }
}
