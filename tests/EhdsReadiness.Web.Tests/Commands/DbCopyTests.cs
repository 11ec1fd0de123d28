using Microsoft.Data.Sqlite;

namespace EhdsReadiness.Web.Tests.Commands;

/// <summary>A whole site goes from a file to PostgreSQL and back.</summary>
public sealed class DbCopyTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ehds-copy-");

    private string File => Path.Combine(_folder.FullName, "site.db");

    private string Back => Path.Combine(_folder.FullName, "back", "back.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [PostgresFact]
    [Trait("Engine", "Postgres")]
    public async Task A_site_goes_to_PostgreSQL_and_back_and_is_the_same()
    {
        await FillAsync();
        var connection = TestPostgres.New();
        string[] onPostgres = ["--Database:Connection", connection, "--Database:Folder", _folder.FullName];

        var there = Run("db", "copy", "--to", connection, "--Database:Path", File);
        var check = Run(["db", "check", .. onPostgres]);
        var back = Run(["db", "copy", "--to", Back, .. onPostgres]);

        Assert.All([there, check, back], one => Assert.Equal((0, ""), (one.Code, one.Errors)));
        Assert.EndsWith("no faults\n", check.Output, StringComparison.Ordinal);
        Assert.Equal(Dump(File), Dump(Back));
        Assert.Equal(await KeysAsync(File), await KeysAsync(Back));
        var publication = Run(["aggregate", "publish", .. onPostgres]);
        Assert.StartsWith("publication 2 of ", publication.Output, StringComparison.Ordinal);
        Assert.Equal(1, Run("db", "copy", "--to", connection, "--Database:Path", File).Code);
        TestPostgres.GiveBack(connection);
    }

    [Fact]
    public async Task A_site_goes_to_another_file_and_a_target_that_is_not_empty_is_refused()
    {
        await FillAsync();

        var first = Run("db", "copy", "--to", Back, "--Database:Path", File);
        var second = Run("db", "copy", "--to", Back, "--Database:Path", File);

        Assert.Equal((0, ""), (first.Code, first.Errors));
        Assert.Equal(Dump(File), Dump(Back));
        Assert.Equal(await KeysAsync(File), await KeysAsync(Back));
        Assert.Equal(1, second.Code);
        Assert.Contains("back.db is not empty: ", second.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_is_no_target_and_its_password_is_not_repeated()
    {
        await FillAsync();

        var copy = Run("db", "copy", "--to", "postgresql://site:secret@localhost/site", "--Database:Path", File);

        Assert.Equal((1, ""), (copy.Code, copy.Output));
        Assert.StartsWith("the target is no connection as Npgsql reads it", copy.Errors, StringComparison.Ordinal);
        Assert.False(Path.Exists("postgresql:"));
    }

    [Fact]
    public void A_server_that_no_name_leads_to_is_told_in_one_line()
    {
        var check = Run("db", "check", "--Database:Connection", "Host=nowhere.invalid;Database=site;Username=site", "--Database:Folder",
            _folder.FullName);

        Assert.Equal((1, ""), (check.Code, check.Output));
        Assert.Single(check.Errors.TrimEnd().Split('\n'));
    }

    [PostgresFact]
    [Trait("Engine", "Postgres")]
    public async Task Any_number_of_sites_serve_PostgreSQL_and_whoever_moves_it_has_it_alone_even_after_it_was_restarted()
    {
        var connection = TestPostgres.Take();
        Database Of(string folder) => Database.OnPostgres(connection, Path.Combine(_folder.FullName, folder));
        using (var first = Of("first"))
        using (var second = Of("second"))
        using (var mover = Of("mover"))
        {
            Assert.True(first.TryServe());
            Assert.True(second.TryServe());
            Assert.False(mover.TryTake());
            second.Dispose();
            await using (var ended = await mover.OpenAsync(default))
            {
                await ended.ExecuteAsync(
                    "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid() " +
                        "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
                    null, null, default);
            }

            await first.PingAsync(default);
            Assert.False(mover.TryTake());
            first.Dispose();
            Assert.True(mover.TryTake());
            using var late = Of("late");
            Assert.False(late.TryServe());
        }

        TestPostgres.GiveBack(connection);
    }

    [Fact]
    public async Task Another_key_of_the_target_is_not_written_over_and_nothing_is_copied()
    {
        await FillAsync();
        using (var back = new Database(Back))
        {
            Assert.True(await KeyStore.Of(back).AddAsync(KeyStore.Noise, "00", default));
        }

        var copy = Run("db", "copy", "--to", Back, "--Database:Path", File);

        Assert.Equal(1, copy.Code);
        Assert.Contains("the target has another key “aggregates.key”", copy.Errors, StringComparison.Ordinal);
        Assert.Equal([(KeyStore.Noise, "00")], await KeysAsync(Back));
    }

    [Fact]
    public async Task A_site_that_is_served_is_not_copied()
    {
        await FillAsync();
        using var site = new Database(File);
        Assert.True(site.TryServe());

        var copy = Run("db", "copy", "--to", Back, "--Database:Path", File);

        Assert.Equal((1, false), (copy.Code, Path.Exists(Back)));
        Assert.Contains("a site serves it", copy.Errors, StringComparison.Ordinal);
    }

    [PostgresFact]
    [Trait("Engine", "Postgres")]
    public async Task A_value_that_PostgreSQL_cannot_keep_is_named_and_nothing_is_written()
    {
        await FillAsync();
        using (var damaged = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            damaged.Open();
            damaged.Execute("UPDATE organisation SET created_at = 'yesterday' WHERE name = 'Hôpital'");
        }

        var connection = TestPostgres.New();
        var copy = Run("db", "copy", "--to", connection, "--Database:Path", File);

        Assert.Equal(1, copy.Code);
        Assert.Contains("organisation: created_at “yesterday” is no timestamp with time zone", copy.Errors, StringComparison.Ordinal);
        using (var target = Database.OnPostgres(connection, _folder.FullName))
        {
            Assert.Equal(0, await target.FindAsync<long>("SELECT COUNT(*) FROM account", null, default));
        }

        TestPostgres.GiveBack(connection);
    }

    /// <summary>Invented organisations, a publication, and an organisation that was erased beside one that stays.</summary>
    private async Task FillAsync()
    {
        Assert.Equal(0, Run("demo", "populate", "--organisations", "60", "--seed", "7", "--Database:Path", File).Code);
        Assert.Equal(0, Run("aggregate", "publish", "--Database:Path", File).Code);
        using var database = new Database(File);
        Assert.True(await KeyStore.Of(database).AddAsync($"{KeyStore.Ring}key-1.xml", "<key>« œuf »</key>", default));
        var at = new DateTimeOffset(2026, 11, 29, 8, 0, 0, TimeSpan.Zero);
        var account = new Account { Id = "a", Email = "a@exemple.fr", Name = "Anne", Language = Language.French, CreatedAt = at };
        await new AccountStore(database).AddAsync(account, AuditActor.System, default);
        var organisations = new OrganisationStore(database);
        var details = new OrganisationDetails("Hôpital", "hospital", "FR-GES", null, null, null, false, Language.French);
        var erased = await organisations.CreateAsync(details with { Name = "Gone" }, "a", at, default);
        var kept = await organisations.CreateAsync(details, "a", at, default);
        await new OrganisationErasure(database).EraseAsync(erased, "a", at, default);
        await new OrganisationAssessmentStore(database).CreateAsync(kept, Samples.Content.Questionnaires[^1].Version,
            new(AssessmentMode.Full, Roles.Both, new("hospital", "FR-GES", "yes", "no", ["a"], "yes", "no"), null),
            new Dictionary<string, Answer> { ["holder-opt-out"] = Answer.AtLevel(2) with { Note = "« œuf »\n" } }, "a", at, default);
    }

    private static async Task<IReadOnlyList<(string Name, string Value)>> KeysAsync(string path)
    {
        using var database = new Database(path);
        return await KeyStore.Of(database).AllAsync(default);
    }

    private static (int? Code, string Output, string Errors) Run(params string[] args)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var code = CommandLine.Run(args, output, errors);
        return (code, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    /// <summary>All that a file holds, but for when its migrations ran.</summary>
    private static string Dump(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var lines = connection.Query<string>("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").ToList();
        foreach (var table in connection.Query<string>(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'SchemaVersions'").ToList())
        {
            lines.AddRange(connection.Query($"SELECT * FROM \"{table}\"")
                .Select(row => $"{table}|{string.Join('|', ((IDictionary<string, object?>)row).Values)}").Order(StringComparer.Ordinal));
        }

        return string.Join('\n', lines);
    }
}
