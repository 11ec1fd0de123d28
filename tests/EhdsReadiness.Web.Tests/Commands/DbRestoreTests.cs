using Microsoft.Data.Sqlite;

namespace EhdsReadiness.Web.Tests.Commands;

public sealed class DbRestoreTests : DbCommandSite
{
    [Fact]
    public void A_restore_brings_back_the_copy_and_keeps_the_former_database_beside_it()
    {
        Make(DatabasePath, "before").Dispose();
        var copy = PathOf("copy.db");
        Run(DatabasePath, "db", "backup", copy);
        Execute(DatabasePath, "UPDATE assessment SET organisation = 'after'");

        var (code, output, errors) = Run(DatabasePath, "db", "restore", copy);

        var kept = Assert.Single(Directory.GetFiles(Folder, "site.before-restore-*.db"));
        Assert.Equal((0, $"{DatabasePath} restored from {copy}\nthe former database is kept as {kept}\n", ""), (code, output, errors));
        Assert.Equal(("before", "after"), (Organisation(DatabasePath), Organisation(kept)));
        Assert.Equal("no faults\n", Run(DatabasePath, "db", "check").Output);
        Assert.Equal([copy, kept, DatabasePath], Directory.GetFiles(Folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_restore_where_there_is_no_database_makes_it()
    {
        var copy = PathOf("copy.db");
        Make(copy, "before").Dispose();
        var database = PathOf("data", "site.db");

        Assert.Equal((0, $"{database} restored from {copy}\nthere was no database before\n", ""), Run(database, "db", "restore", copy));
        Assert.Equal("before", Organisation(database));
    }

    [Fact]
    public void What_was_written_last_before_a_crash_is_kept_too()
    {
        var crashed = PathOf("crashed.db");
        using (Make(crashed, "in the log"))
        {
            // While the database is open its log isn't in the file yet, as after a crash.
            File.Copy(crashed, DatabasePath);
            File.Copy($"{crashed}-wal", $"{DatabasePath}-wal");
        }

        var copy = PathOf("copy.db");
        Make(copy, "restored").Dispose();

        Assert.Equal(0, Run(DatabasePath, "db", "restore", copy).Code);
        Assert.Equal("in the log", Organisation(Assert.Single(Directory.GetFiles(Folder, "site.before-restore-*.db"))));
        Assert.Equal("restored", Organisation(DatabasePath));
    }

    [Theory]
    [InlineData(NoDatabase)]
    [InlineData("")]
    public void A_database_that_cannot_be_read_is_kept_byte_by_byte(string bytes)
    {
        File.WriteAllText(DatabasePath, bytes);
        var copy = PathOf("copy.db");
        Make(copy, "restored").Dispose();

        Assert.Equal(0, Run(DatabasePath, "db", "restore", copy).Code);
        Assert.StartsWith(bytes, File.ReadAllText(Assert.Single(Directory.GetFiles(Folder, "site.before-restore-*.db"))),
            StringComparison.Ordinal);
        Assert.Equal("restored", Organisation(DatabasePath));
    }

    public static TheoryData<string, string> UnfitCopies() => new()
    {
        { "DROP TABLE SchemaVersions", "not a database of this site" },
        { "INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('9999-later.sql', '2030-01-01')",
            "the database is newer than the program" },
        { "PRAGMA foreign_keys = OFF; INSERT INTO answer_history VALUES ('nobody', 'holder-opt-out', 1, '2026-11-23T00:00:00.000Z', " +
            "'link', NULL, NULL, NULL)", "foreign key: " },
        { "PRAGMA ignore_check_constraints = ON; UPDATE assessment SET version = 0", "integrity: " },
    };

    [Theory]
    [MemberData(nameof(UnfitCopies))]
    public void An_unfit_copy_is_refused_and_nothing_is_changed(string sql, string fault)
    {
        var copy = PathOf("copy.db");
        Make(copy, "copy").Dispose();
        Execute(copy, sql);

        AssertRefused(copy, fault);
    }

    [Fact]
    public void A_damaged_copy_is_refused_and_nothing_is_changed()
    {
        var copy = PathOf("copy.db");
        Make(copy, "copy").Dispose();
        Damage(copy);

        AssertRefused(copy, "integrity: ");
    }

    [Theory]
    [InlineData(NoDatabase, "not a SQLite database")]
    [InlineData("", "not a database of this site")]
    public void What_is_no_database_is_not_restored(string bytes, string fault)
    {
        var copy = PathOf("copy.db");
        File.WriteAllText(copy, bytes);

        AssertRefused(copy, fault);
    }

    [Fact]
    public void A_copy_that_is_missing_is_named() => AssertRefused(PathOf("copy.db"), "there is no such file");

    [Fact]
    public void A_database_that_a_quiet_site_has_open_is_not_replaced()
    {
        var copy = PathOf("copy.db");
        Make(copy, "copy").Dispose();
        using var site = Make(DatabasePath, "of the site");
        // A site without a visitor for some minutes: its pool has closed what it had open.
        SqliteConnection.ClearAllPools();

        var (code, output, errors) = Run(DatabasePath, "db", "restore", copy);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("is in use: stop the site", errors, StringComparison.Ordinal);
        Assert.Equal("of the site", Organisation(DatabasePath));
        Assert.Empty(Directory.GetFiles(Folder, "site.before-restore-*"));
        Assert.Empty(Directory.GetFiles(Folder, "*.partial*"));
    }
}
