using EhdsReadiness.Web.Reports.Verification;
using Microsoft.Data.Sqlite;

namespace EhdsReadiness.Web.Tests.Commands;

public sealed class DbCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ehds-db-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_database_that_is_missing_is_made_and_has_no_faults()
    {
        Assert.Equal((0, "no faults\n", ""), Run(DatabasePath, "db", "check"));
        Assert.True(File.Exists(DatabasePath));
    }

    public static TheoryData<string, string> Faults() => new()
    {
        { "DELETE FROM SchemaVersions", "not a database of this site" },
        { "INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('9999-later.sql', '2030-01-01')",
            "migration 9999-later.sql is unknown: the database is newer than the program" },
        { "PRAGMA foreign_keys = OFF; INSERT INTO answer_history VALUES ('nobody', 'holder-opt-out', 1, '2026-11-23T00:00:00.000Z', " +
            "'link', NULL, NULL)", "foreign key: row 1 of “answer_history” belongs to no row of “assessment”" },
        { "PRAGMA ignore_check_constraints = ON; UPDATE assessment SET version = 0", "integrity: CHECK constraint failed in assessment" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_fault_is_printed_and_then_their_number(string sql, string fault)
    {
        Make(DatabasePath, "CHU de Montervaux").Dispose();
        Execute(DatabasePath, sql);

        var (code, output, _) = Run(DatabasePath, "db", "check");

        Assert.Equal((1, $"{DatabasePath}: {fault}"),
            (code, output.Split('\n')[0][..Math.Min(output.Length, DatabasePath.Length + 2 + fault.Length)]));
        Assert.EndsWith("\n1 fault\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_trail_is_verified_and_its_last_hash_told()
    {
        using (var site = Make(DatabasePath, "CHU de Montervaux"))
        {
            var trail = new AuditTrail(site);
            for (var i = 0; i < 3; i++)
            {
                await trail.AppendAsync(new(AuditAction.Saw, AuditActor.Account("claire"), AuditSubject.Assessment("one"), "a"),
                    DateTimeOffset.UnixEpoch, default);
            }
        }

        var last = Ask(DatabasePath, "SELECT hash FROM audit_entry WHERE number = 3");
        Assert.Equal((0, $"{DatabasePath}: audit trail: 3 entries, the last is {last}\nno faults\n", ""), Run(DatabasePath, "db", "check"));

        Execute(DatabasePath, "DROP TRIGGER audit_entry_is_not_changed; UPDATE audit_entry SET action = 'left' WHERE number = 2");
        Assert.Equal(
            (1, $"{DatabasePath}: audit trail: 3 entries, the last is {last}\n{DatabasePath}: audit trail: entry 2: it is not as it was " +
                $"written\n1 fault\n", ""),
            Run(DatabasePath, "db", "check"));
    }

    public static TheoryData<string, string> Rewritings() => new()
    {
        // Cut off at the end, emptied, and each entry written anew so that the chain holds together.
        { "DELETE FROM audit_detail WHERE number = 3; DELETE FROM audit_entry WHERE number = 3",
            "entry 3: the end is cut off: entry 3 was noted" },
        { "DELETE FROM audit_detail; DELETE FROM audit_entry", "entry 1: the end is cut off: entry 3 was noted" },
        { "", "entry 3: it is not the one that was noted" },
    };

    [Theory]
    [MemberData(nameof(Rewritings))]
    public async Task A_trail_that_was_cut_short_or_written_anew_does_not_fit_the_head_that_was_noted(string sql, string fault)
    {
        using (var site = Make(DatabasePath, "CHU de Montervaux"))
        {
            await AppendAsync(site, 3);
            await NoteAsync(site);
        }

        var seen = $"3:{Ask(DatabasePath, "SELECT hash FROM audit_entry WHERE number = 3")}";
        Assert.Equal(0, Run(DatabasePath, "db", "check", "--seen", seen).Code);
        Execute(DatabasePath, $"{Unlock}; {(sql.Length > 0 ? sql : "DELETE FROM audit_detail; DELETE FROM audit_entry")}");
        if (sql.Length == 0)
        {
            using var site = new Database(DatabasePath);
            await AppendAsync(site, 4);
        }

        Assert.Contains($"audit trail: {fault}\n1 fault\n", Run(DatabasePath, "db", "check").Output, StringComparison.Ordinal);

        // Whoever wrote the trail anew may take the file away, but not what was noted elsewhere.
        File.Delete(PathOf(AuditHeads.FileName));
        Assert.Equal(0, Run(DatabasePath, "db", "check").Code);
        var (code, output, _) = Run(DatabasePath, "db", "check", "--seen", seen);
        Assert.Equal(1, code);
        Assert.Contains($"audit trail: {fault}\n", output, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> DocumentFaults() => new()
    {
        { "UPDATE finalised_copy SET document = document || ' '", "entry 1: the finalised copy is not as it was kept" },
        { "DELETE FROM finalised_copy", "entry 1: the finalised copy is gone" },
        { "UPDATE publication SET document = '{}'", "entry 2: the publication is not as it was kept" },
        { "DELETE FROM publication", "entry 2: the publication is gone" },
    };

    [Theory]
    [MemberData(nameof(DocumentFaults))]
    public async Task A_finalised_copy_or_a_publication_that_was_changed_or_is_gone_is_named(string sql, string fault)
    {
        using (var site = Make(DatabasePath, "CHU de Montervaux"))
        {
            Execute(DatabasePath, """
                INSERT INTO organisation VALUES ('o', 'CHU', 'hospital', NULL, NULL, NULL, NULL, 0, 'fr', '2026-01-01T00:00:00.000Z');
                INSERT INTO finalised_copy VALUES ('one', 'o', 1, '2026-11-23T00:00:00.000Z', 'claire', '{"été": 1}', '');
                INSERT INTO publication VALUES (12, '2026-11-23T00:00:00.000Z', '{"number": 12}');
                """);
            var trail = new AuditTrail(site);
            await trail.AppendAsync(
                new(AuditAction.Finalised, AuditActor.Account("claire"), AuditSubject.Assessment("one"), "o",
                AuditChain.FingerprintOf("""{"été": 1}""")), DateTimeOffset.UnixEpoch, default);
            await trail.AppendAsync(
                new(AuditAction.Published, AuditActor.System, AuditSubject.Publication("12"), null,
                AuditChain.FingerprintOf("""{"number": 12}""")), DateTimeOffset.UnixEpoch, default);
        }

        Assert.EndsWith("\nno faults\n", Run(DatabasePath, "db", "check").Output, StringComparison.Ordinal);
        Execute(DatabasePath, sql);

        var (code, output, _) = Run(DatabasePath, "db", "check");
        Assert.Equal(1, code);
        Assert.EndsWith($"{DatabasePath}: audit trail: {fault}\n1 fault\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_of_heads_is_a_fault_of_its_line_and_half_a_line_is_written_over()
    {
        using var site = Make(DatabasePath, "CHU de Montervaux");
        await AppendAsync(site, 1);
        await NoteAsync(site);
        var (file, line) = (PathOf(AuditHeads.FileName), await File.ReadAllTextAsync(PathOf(AuditHeads.FileName)));

        await File.AppendAllTextAsync(file, line[..40]);
        Assert.Equal(0, Run(DatabasePath, "db", "check").Code);
        await AppendAsync(site, 1);
        await NoteAsync(site);
        Assert.Equal(2, (await File.ReadAllLinesAsync(file)).Length);
        Assert.Equal(0, Run(DatabasePath, "db", "check").Code);

        foreach (var (damaged, fault) in new[]
        {
            ("\0\u0001{", "line 1 is no head of the trail"),
            ("[]", "line 1 is no head of the trail"),
            (line.Replace("\"number\":1", "\"number\":-1", StringComparison.Ordinal).TrimEnd(), "line 1 is no head of the trail"),
            (System.Text.RegularExpressions.Regex.Replace(line.TrimEnd(), "\"signature\":\"[^\"]*\"", "\"signature\":\"***\""),
                "line 1: it is not as it was signed"),
            (System.Text.RegularExpressions.Regex.Replace(line.TrimEnd(), "\"at\":\"[^\"]*\"", "\"at\":\"2020-01-01T00:00:00.000Z\""),
                "line 1: it is not as it was signed"),
            (System.Text.RegularExpressions.Regex.Replace(line.TrimEnd(), "\"key\":\"[^\"]*\"", "\"key\":\"0000000000000000\""),
                "line 1: it is signed with key 0000000000000000, which the folder of keys lacks"),
        })
        {
            await File.WriteAllTextAsync(file, damaged + "\n");
            var (code, output, errors) = Run(DatabasePath, "db", "check");
            Assert.Equal((1, ""), (code, errors));
            Assert.Contains($"{file}: {fault}\n1 fault\n", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_jobs_set_aside_is_named_and_is_no_fault_of_the_database()
    {
        var (since, outbox) = (new DateTimeOffset(2026, 11, 23, 11, 0, 0, TimeSpan.Zero), Directory.CreateDirectory(PathOf("outbox")));
        using (var site = Make(DatabasePath, "CHU de Montervaux"))
        {
            await new JobFaultStore(site)
                .ReplaceAsync("reminders",
                [new("once", 1, since, since, "FormatException"), new("again and again", 4, since, since, "FormatException")], default);
        }

        var refused = Path.Combine(outbox.FullName, "20261123T110000000-1.eml.refused");
        await File.WriteAllTextAsync(refused, "");

        Assert.Equal(
            (0,
             $"{DatabasePath}: set aside by reminders: again and again, failed 4 times since 2026-11-23, the last time with " +
                 $"FormatException\n"
             + $"{refused}: set aside by mails: the mail server refused it, or it was given up\nno faults\n",
             ""),
            Run(DatabasePath, "db", "check"));
    }

    [Fact]
    public void A_damaged_page_is_a_fault()
    {
        Make(DatabasePath, "CHU de Montervaux").Dispose();
        Damage(DatabasePath);

        var (code, output, errors) = Run(DatabasePath, "db", "check");

        Assert.Equal((1, ""), (code, errors));
        Assert.Contains("integrity: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_database_is_a_fault_and_stays_as_it_is()
    {
        File.WriteAllText(DatabasePath, NoDatabase);

        Assert.Equal((1, $"{DatabasePath}: not a SQLite database\n1 fault\n", ""), Run(DatabasePath, "db", "check"));
        Assert.Equal(NoDatabase, File.ReadAllText(DatabasePath));
    }

    [Fact]
    public void A_backup_is_one_file_that_holds_what_was_written_last()
    {
        using var site = Make(DatabasePath, "CHU de Montervaux");
        var target = PathOf("copy.db");

        Assert.Equal((0, $"{target}\n", ""), Run(DatabasePath, "db", "backup", target));

        Assert.Equal("CHU de Montervaux", Organisation(target));
        Assert.Equal("delete", Ask(target, "PRAGMA journal_mode"));
        Assert.Equal([target], Directory.GetFiles(_folder.FullName, "copy.db*"));
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
        Assert.Empty(Directory.GetFiles(_folder.FullName, "copy.db*"));
    }

    [Fact]
    public void A_restore_brings_back_the_copy_and_keeps_the_former_database_beside_it()
    {
        Make(DatabasePath, "before").Dispose();
        var copy = PathOf("copy.db");
        Run(DatabasePath, "db", "backup", copy);
        Execute(DatabasePath, "UPDATE assessment SET organisation = 'after'");

        var (code, output, errors) = Run(DatabasePath, "db", "restore", copy);

        var kept = Assert.Single(Directory.GetFiles(_folder.FullName, "site.before-restore-*.db"));
        Assert.Equal((0, $"{DatabasePath} restored from {copy}\nthe former database is kept as {kept}\n", ""), (code, output, errors));
        Assert.Equal(("before", "after"), (Organisation(DatabasePath), Organisation(kept)));
        Assert.Equal("no faults\n", Run(DatabasePath, "db", "check").Output);
        Assert.Equal([copy, kept, DatabasePath], Directory.GetFiles(_folder.FullName).Order(StringComparer.Ordinal));
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
        Assert.Equal("in the log", Organisation(Assert.Single(Directory.GetFiles(_folder.FullName, "site.before-restore-*.db"))));
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
        Assert.StartsWith(bytes, File.ReadAllText(Assert.Single(Directory.GetFiles(_folder.FullName, "site.before-restore-*.db"))),
            StringComparison.Ordinal);
        Assert.Equal("restored", Organisation(DatabasePath));
    }

    public static TheoryData<string, string> UnfitCopies() => new()
    {
        { "DROP TABLE SchemaVersions", "not a database of this site" },
        { "INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('9999-later.sql', '2030-01-01')",
            "the database is newer than the program" },
        { "PRAGMA foreign_keys = OFF; INSERT INTO answer_history VALUES ('nobody', 'holder-opt-out', 1, '2026-11-23T00:00:00.000Z', " +
            "'link', NULL, NULL)", "foreign key: " },
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
        Assert.Empty(Directory.GetFiles(_folder.FullName, "site.before-restore-*"));
        Assert.Empty(Directory.GetFiles(_folder.FullName, "*.partial*"));
    }

    [Theory]
    [InlineData("db")]
    [InlineData("db", "chek")]
    [InlineData("db", "check", "a.db")]
    [InlineData("db", "backup")]
    [InlineData("db", "backup", "a.db", "b.db")]
    [InlineData("db", "restore")]
    [InlineData("db", "restore", "a.db", "--force")]
    public void Wrong_usage_is_2_and_says_why(params string[] args)
    {
        using var errors = new StringWriter();
        Assert.Equal(2, CommandLine.Run(args, Stream.Null, errors));
        Assert.Contains("Usage", errors.ToString(), StringComparison.Ordinal);
    }

    private const string Unlock =
        "DROP TRIGGER audit_entry_is_not_changed; DROP TRIGGER audit_entry_is_not_deleted; DROP TRIGGER audit_detail_is_not_changed; " +
        "DROP TRIGGER audit_detail_is_not_deleted";

    private const string NoDatabase = "This is a letter, not a database.";

    private string DatabasePath => PathOf("site.db");

    private string PathOf(params string[] names) => Path.Combine([_folder.FullName, .. names]);

    private static (int Code, string Output, string Errors) Run(string database, params string[] args)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var keys = Path.Combine(Path.GetDirectoryName(database)!, "report-keys");
        var code = CommandLine.Run([.. args, "--Database:Path", database, "--Keys:Path", keys], output, errors);
        return (code!.Value, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    private static async Task AppendAsync(Database site, int entries)
    {
        for (var i = 0; i < entries; i++)
        {
            await new AuditTrail(site)
                .AppendAsync(new(AuditAction.Saw, AuditActor.Account("claire"), AuditSubject.Assessment("one"), "a"),
                DateTimeOffset.UnixEpoch, default);
        }
    }

    /// <summary>Notes the head of the trail as a site with a key does.</summary>
    private async Task NoteAsync(Database site)
    {
        var folder = PathOf("report-keys");
        if (!Directory.Exists(folder))
        {
            KeyRing.Create(folder);
        }

        using var keys = KeyRing.Read(folder);
        using var heads = new AuditHeads(PathOf(AuditHeads.FileName), keys);
        await heads.NoteAsync(new(site), DateTimeOffset.UnixEpoch, default);
    }

    private void AssertRefused(string copy, string fault)
    {
        Make(DatabasePath, "untouched").Dispose();
        var before = File.ReadAllBytes(DatabasePath);

        var (code, output, errors) = Run(DatabasePath, "db", "restore", copy);

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith($"{copy}: ", errors, StringComparison.Ordinal);
        Assert.Contains(fault, errors, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(DatabasePath));
        Assert.Equal(File.Exists(copy) ? [copy, DatabasePath]
            : [DatabasePath], Directory.GetFiles(_folder.FullName).Order(StringComparer.Ordinal));
    }

    /// <summary>A database with one assessment of that organisation, open until it is disposed.</summary>
    private static Database Make(string path, string organisation)
    {
        const string sql = """
            INSERT INTO assessment
                (id, key_hash, questionnaire, mode, role, organisation, organisation_kind, controller, micro_enterprise, categories, public_funding, snds, version, created_at, changed_at)
            VALUES
                ('one', 'hash', '2026-1', 'full', 'both', @organisation, 'hospital', 'yes', 'no', 'a', 'yes', 'no', 1, '2026-11-23T00:00:00.000Z', '2026-11-23T00:00:00.000Z')
            """;

        var database = new Database(path);
        database.Migrate();
        using var connection = Open(path);
        connection.Execute(sql, new { organisation });
        return database;
    }

    private static string? Organisation(string path) => Ask(path, "SELECT organisation FROM assessment");

    private static string? Ask(string path, string sql)
    {
        using var connection = Open(path);
        return connection.ExecuteScalar<string>(sql);
    }

    private static void Execute(string path, string sql)
    {
        using var connection = Open(path);
        connection.Execute(sql);
    }

    private static SqliteConnection Open(string path) => new($"Data Source={path};Pooling=False");

    /// <summary>Writes over every page but the first, which holds the list of tables.</summary>
    private static void Damage(string path)
    {
        Execute(path, "PRAGMA wal_checkpoint(TRUNCATE)");
        using var file = File.OpenWrite(path);
        file.Position = 4096;
        file.Write(Enumerable.Repeat((byte)0xEE, (int)file.Length - 4096).ToArray());
    }
}
