namespace EhdsReadiness.Web.Tests.Durability;

/// <summary>One database has one site, and commands work beside it.</summary>
public sealed class OneSiteTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ehds-one-site-");

    private string DatabasePath => Path.Combine(_folder.FullName, "data", "site.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_second_site_says_so_in_one_line_ends_with_one_and_changes_nothing_and_after_a_kill_the_next_one_starts_at_once()
    {
        using (var first = await SiteProcess.StartAsync(DatabasePath))
        {
            using var http = new HttpClient { BaseAddress = first.Address };
            var link = Path.Combine(_folder.FullName, "link.db");
            File.CreateSymbolicLink(link, DatabasePath);
            foreach (var path in new[] { DatabasePath, link })
            {
                var (code, output, errors) = await SiteProcess.RunAsync(path, "--urls", "http://127.0.0.1:0");
                Assert.Equal((1, "", $"{path}: another site serves this database, or it is being restored; one database has one site\n"),
                    (code, output, errors));
            }

            Assert.Equal("ok\n", await http.GetStringAsync(new Uri("/health", UriKind.Relative)));
            Assert.Equal((0, "no faults\n", ""), await SiteProcess.RunAsync(DatabasePath, "db", "check"));
            await first.KillAsync();
        }

        using var next = await SiteProcess.StartAsync(DatabasePath);
        using var again = new HttpClient { BaseAddress = next.Address };
        Assert.Equal("ok\n", await again.GetStringAsync(new Uri("/health", UriKind.Relative)));
    }

    [Fact]
    public async Task Commands_work_beside_a_site_but_for_a_restore_even_where_the_file_is_gone()
    {
        using var site = await SiteProcess.StartAsync(DatabasePath);
        var copy = Path.Combine(_folder.FullName, "copy.db");

        Assert.Equal(0, Run("db", "check").Code);
        Assert.Equal(0, Run("db", "backup", copy).Code);
        Assert.Equal(0, Run("user", "add", "noor@example.org", "--name", "Noor Ansari").Code);
        Assert.Equal(0, Run("user", "role", "noor@example.org", "analyst").Code);
        Assert.Equal(0, Run("aggregate", "publish").Code);
        AssertNotRestored();

        File.Delete(DatabasePath);
        AssertNotRestored();
        Assert.False(File.Exists(DatabasePath));

        void AssertNotRestored()
        {
            var (code, errors) = Run("db", "restore", copy);
            Assert.Equal(1, code);
            Assert.Contains("the database is in use: stop the site", errors, StringComparison.Ordinal);
        }
    }

    private (int Code, string Errors) Run(params string[] args)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var code = CommandLine.Run([.. args, "--Database:Path", DatabasePath], output, errors);
        return (code!.Value, errors.ToString());
    }
}
