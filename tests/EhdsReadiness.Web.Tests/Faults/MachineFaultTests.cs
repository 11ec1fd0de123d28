using EhdsReadiness.Web.Tests.Durability;
using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Faults;

/// <summary>A disk that is full, a folder that is gone or can't be written, a clock that jumps: the site says so, loses nothing and goes on
/// when it is over.</summary>
public sealed class MachineFaultTests(ITestOutputHelper output)
{
    private const string Question = "/questions/holder-opt-out";

    [Fact]
    public async Task A_full_disk_is_told_in_the_readers_language_writes_nothing_by_halves_and_is_forgotten_when_there_is_room_again()
    {
        using var disk = new SmallDisk();
        if (!disk.IsMounted)
        {
            output.WriteLine("This user may not mount a small disk: a folder that is gone stands for the full one.");
        }

        var site = new TestSite { MayFail = true };
        var folder = Path.Combine(disk.Folder, "data");
        await site.StartAsync("--Database:Path", Path.Combine(folder, "site.db"), "--Anonymous:LeastFreeMegabytes", "0");
        try
        {
            using var visitor = site.Visitor();
            foreach (var (language, title) in new[]
                { ("en", "The site cannot store anything at the moment"), ("fr", "Le site ne peut rien enregistrer pour le moment") })
            {
                var list = await visitor.StartAsync(language);
                Assert.Equal(HttpStatusCode.OK, await HealthAsync(site, visitor));
                await visitor.GetAsync(list + Question);
                var before = await Rows.CountAsync(site.Database);

                Break();
                Assert.Equal(HttpStatusCode.ServiceUnavailable, await HealthAsync(site, visitor));
                Assert.Equal(HttpStatusCode.ServiceUnavailable, await visitor.SendAsync(("level", "2"), ("note", "on a full disk")));
                Assert.Equal(title, visitor.Page.QuerySelector("h1")!.TextContent);
                Assert.Equal(language, visitor.Page.DocumentElement.GetAttribute("lang"));
                Mend();

                Assert.Equal(before, await Rows.CountAsync(site.Database));
                Assert.Equal(HttpStatusCode.OK, await HealthAsync(site, visitor));
                await visitor.GetAsync(list + Question);
                await visitor.SendAsync(("level", "2"), ("note", "afterwards"));
                Assert.Equal(before with { Answers = before.Answers + 1, Changes = before.Changes + 1 },
                    await Rows.CountAsync(site.Database));
            }

            Assert.Empty(new Core.Storage.DatabaseFile(site.Database.Path).Faults(mayBeOlder: false));
        }
        finally
        {
            await site.DisposeAsync();
        }

        void Break()
        {
            if (disk.IsMounted)
            {
                disk.Fill();
            }
            else
            {
                Directory.Move(folder, folder + "-away");
            }
        }

        void Mend()
        {
            if (disk.IsMounted)
            {
                disk.Empty();
            }
            else
            {
                Directory.Move(folder + "-away", folder);
            }
        }
    }

    [Fact]
    public async Task A_database_gone_from_its_folder_is_not_written_to_and_serves_again_when_it_is_back()
    {
        var site = new TestSite { MayFail = true };
        await site.StartAsync();
        try
        {
            using var visitor = site.Visitor();
            var list = await visitor.StartAsync("en");
            await visitor.GetAsync(list + Question);
            var folder = Path.GetDirectoryName(site.Database.Path)!;

            Directory.Move(folder, folder + "-away");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await HealthAsync(site, visitor));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await visitor.SendAsync(("level", "2")));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await visitor.GetAsync(list));
            Assert.False(Directory.Exists(folder), "A second database was made in place of the one that is gone.");
            Directory.Move(folder + "-away", folder);

            Assert.Equal(HttpStatusCode.OK, await HealthAsync(site, visitor));
            Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync(list));
            Assert.Equal(0, (await Rows.CountAsync(site.Database)).Answers);
        }
        finally
        {
            await site.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_ends_the_start_with_one_and_one_line()
    {
        using var disk = new SmallDisk();
        var folder = disk.Folder;
        if (!disk.IsMounted || !disk.Protect())
        {
            output.WriteLine("This user may not mount a small disk: a file where the folder should be stands for the protected one.");
            folder = Path.Combine(disk.Folder, "file");
            await File.WriteAllTextAsync(folder, "");
        }

        var database = Path.Combine(folder, "data", "site.db");
        var (code, written, errors) = await SiteProcess.RunAsync(database, "--urls", "http://127.0.0.1:0");

        Assert.Equal(1, code);
        Assert.StartsWith($"{database}: the database cannot be written: ", errors, StringComparison.Ordinal);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("   at ", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_jumps_back_keeps_no_answer_from_being_saved_and_versions_rise()
    {
        var site = new TestSite { MayFail = true };
        await site.StartAsync();
        try
        {
            using var visitor = site.Visitor();
            var key = (await visitor.StartAsync("en")).Split('/')[3];
            var assessment = (await site.Assessments.FindAsync(key, default))!.Id;
            var now = new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

            for (var level = 0; level < 4; level++)
            {
                var answer = new Answer(AnswerKind.Level, level, null, null, null);
                var saved = await site.Answers.SaveAsync(
                    assessment, "holder-opt-out", answer, level, AuditActor.Link, now.AddDays(-level), default);
                Assert.Equal((SaveResult.Saved, level + 1, answer), (saved.Result, saved.Current!.Version, saved.Current.Answer));
            }

            var history = await site.Answers.HistoryAsync(assessment, default);
            Assert.Equal([1, 2, 3, 4], history.Select(change => change.Version).Order());
        }
        finally
        {
            await site.DisposeAsync();
        }
    }

    /// <summary>What the site says of itself once it no longer believes what it found before.</summary>
    private static async Task<HttpStatusCode> HealthAsync(TestSite site, Visitor visitor)
    {
        site.Clock.Move(Health.Lasts);
        using var response = await visitor.Http.GetAsync(new Uri("/health", UriKind.Relative));
        return response.StatusCode;
    }
}
