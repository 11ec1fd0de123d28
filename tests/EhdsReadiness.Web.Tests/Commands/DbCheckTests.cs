using EhdsReadiness.Web.Reports.Verification;

namespace EhdsReadiness.Web.Tests.Commands;

public sealed class DbCheckTests : DbCommandSite
{
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
            "'link', NULL, NULL, NULL)", "foreign key: row 1 of “answer_history” belongs to no row of “assessment”" },
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
            (1, $"{DatabasePath}: audit trail: 3 entries, the last is {last}\n{DatabasePath}: audit trail: entry 2, place 2 of chain " +
                $"a: it is not as it was written\n1 fault\n", ""),
            Run(DatabasePath, "db", "check"));
    }

    private const string CutOff =
        "DELETE FROM audit_detail WHERE number = 3; DELETE FROM audit_entry WHERE number = 3; " +
        "UPDATE audit_chain SET place = 2, hash = (SELECT hash FROM audit_entry WHERE number = 2)";

    private const string Emptied =
        "DELETE FROM audit_detail; DELETE FROM audit_entry; DELETE FROM audit_chain; DELETE FROM audit_checkpoint_head; " +
        "DELETE FROM audit_checkpoint";

    public static TheoryData<string, bool, bool, string> Rewritings() => new()
    {
        // Cut off at the end, which the database itself tells; emptied, and written anew so that everything in it holds together.
        { CutOff, false, true, "place 3 of chain a: it is gone, and checkpoint 1 noted it" },
        { Emptied, false, false, "checkpoint 1: the end is cut off: checkpoint 1 was noted" },
        { Emptied, true, false, "checkpoint 1: it is not the one that was noted" },
    };

    [Theory]
    [MemberData(nameof(Rewritings))]
    public async Task A_trail_that_was_cut_short_or_written_anew_does_not_fit_the_checkpoint_that_was_noted(
        string sql, bool isWrittenAnew, bool isToldWithoutFile, string fault)
    {
        using (var site = Make(DatabasePath, "CHU de Montervaux"))
        {
            await AppendAsync(site, 3);
            await NoteAsync(site);
        }

        var seen = $"checkpoint:1:{Ask(DatabasePath, "SELECT hash FROM audit_checkpoint")}";
        Assert.Equal(0, Run(DatabasePath, "db", "check", "--seen", seen).Code);
        Assert.Contains($"audit trail: the last checkpoint is {seen}\n", Run(DatabasePath, "db", "check").Output, StringComparison.Ordinal);
        Execute(DatabasePath, $"{Unlock}; {sql}");
        if (isWrittenAnew)
        {
            using var site = new Database(DatabasePath);
            await AppendAsync(site, 4);
            await new AuditCheckpointStore(site).AddAsync(DateTimeOffset.UnixEpoch, default);
        }

        Assert.Contains($"audit trail: {fault}\n1 fault\n", Run(DatabasePath, "db", "check").Output, StringComparison.Ordinal);

        // Whoever wrote the trail anew may take the file away, but not what was noted elsewhere.
        File.Delete(PathOf(AuditHeads.FileName));
        Assert.Equal(isToldWithoutFile ? 1 : 0, Run(DatabasePath, "db", "check").Code);
        var (code, output, _) = Run(DatabasePath, "db", "check", "--seen", seen);
        Assert.Equal(1, code);
        Assert.Contains($"audit trail: {fault}\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_that_were_noted_and_signed_before_there_were_checkpoints_are_still_held_against_the_trail()
    {
        using var site = Make(DatabasePath, "CHU de Montervaux");
        await AppendAsync(site, 2);
        await NoteAsync(site);
        var file = PathOf(AuditHeads.FileName);
        using (var keys = KeyRing.Read(PathOf("report-keys")))
        {
            var hash = Ask(DatabasePath, "SELECT hash FROM audit_entry WHERE number = 2");
            var signed = keys.Signing!.Sign(Encoding.UTF8.GetBytes($"ehds-readiness/audit-head/1\n2026-11-23T00:00:00.000Z\n2\n{hash}"));
            await File.WriteAllTextAsync(
                file,
                $$"""{"at":"2026-11-23T00:00:00.000Z","number":2,"hash":"{{hash}}","key":"{{keys.Signing.Public.Id}}",""" +
                $"\"signature\":\"{Convert.ToBase64String(signed)}\"}}\n");
        }

        Assert.Equal(0, Run(DatabasePath, "db", "check").Code);
        await NoteAsync(site);
        Assert.Equal(2, (await File.ReadAllLinesAsync(file)).Length);
        Assert.Equal(0, Run(DatabasePath, "db", "check").Code);

        Execute(DatabasePath, $"{Unlock}; {Emptied}");
        Assert.Contains("audit trail: entry 1: the end is cut off: entry 2 was noted\n", Run(DatabasePath, "db", "check").Output,
            StringComparison.Ordinal);
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
                INSERT INTO organisation (id, name, kind, region, siren, foreign_identifier, group_name, is_consultancy, language, created_at) VALUES ('o', 'CHU', 'hospital', NULL, NULL, NULL, NULL, 0, 'fr', '2026-01-01T00:00:00.000Z');
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
        var since = new DateTimeOffset(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);
        using (var site = Make(DatabasePath, "CHU de Montervaux"))
        {
            await new JobFaultStore(site)
                .ReplaceAsync("reminders",
                [new("once", 1, since, since, "FormatException"), new("again and again", 4, since, since, "FormatException")], default);
            await new MailStore(site).AddAsync(new("waiting", "", since, null, since), default);
            await new MailStore(site).AddAsync(new("refused", "", since, null, since), default);
            await new MailStore(site).RefuseAsync("refused", "SmtpCommandException 550", default);
        }

        Assert.Equal(
            (0,
             $"{DatabasePath}: set aside by reminders: again and again, failed 4 times since 2026-11-23, the last time with " +
                 $"FormatException\n"
             + $"{DatabasePath}: set aside by mails: mail refused of 2026-11-23, refused with SmtpCommandException 550\nno faults\n",
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
}
