using Microsoft.Data.Sqlite;

namespace EhdsReadiness.Web.Tests.Durability;

public sealed class KilledSiteTests(ITestOutputHelper log) : IDisposable
{
    private const int People = 20;

    /// <summary>A share of the fifty that <c>KILLS=50</c> gives: each costs a start of the site.</summary>
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("KILLS") ?? "10", CultureInfo.InvariantCulture);

    /// <summary>The kill comes after fewer acknowledged answers than this, while other people's answers are on their way.</summary>
    private const int MostAnswers = 80;

    /// <summary>Backups are taken in these rounds; the others leave the recovery to the site alone.</summary>
    private static readonly int[] BackupRounds = [3, 8];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ehds-killed-");

    /// <summary>A small content: the site starts after each kill, and most of a start is reading what there is to answer.</summary>
    private readonly ContentFixture _content = ContentFixture.With(ContentFixture.ProfileFile, "FR-IDF", "FR-GES");

    private string DatabasePath => Path.Combine(_folder.FullName, "data", "site.db");

    public void Dispose()
    {
        _content.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task No_acknowledged_answer_is_lost_however_often_the_site_is_killed()
    {
        var watch = Stopwatch.StartNew();
        var content = ContentReader.Read(_content.Folder).Content!;
        var random = new Random(2327);
        var site = await SiteProcess.StartAsync(DatabasePath, "--Content:Path", _content.Folder);
        var people = new List<Person>();
        try
        {
            for (var number = 0; number < People; number++)
            {
                people.Add(await Person.StartAsync(site.Address, number));
            }

            for (var round = 1; round <= Kills; round++)
            {
                await AnswerAndKillAsync(site, people, random.Next(1, MostAnswers), BackupRounds.Contains(round)
                    ? Path.Combine(_folder.FullName, $"copy-{round}.db") : null);
                site.Dispose();
                site = await SiteProcess.StartAsync(DatabasePath, "--Content:Path", _content.Folder);
                await Task.WhenAll(people.Select(person => person.CompareAsync(site.Address, content)));
            }

            await site.KillAsync();
            Assert.Equal((0, "no faults\n", ""), await SiteProcess.RunAsync(DatabasePath, "db", "check"));
            Assert.All(BackupRounds.Select(round => Path.Combine(_folder.FullName, $"copy-{round}.db")).Append(DatabasePath),
                AssertConsistent);
            log.WriteLine(
                $"{Kills} kills, {people.Sum(person => person.Acknowledged)} answers " +
                $"acknowledged, {people.Sum(person => person.SavedUnheard)} saved unheard, {watch.Elapsed.TotalSeconds:F0} s");
        }
        finally
        {
            people.ForEach(person => person.Dispose());
            site.Dispose();
        }
    }

    /// <summary>All people answer at once; the site falls when it has acknowledged so many answers, and after the backup when there is
    /// one.</summary>
    private async Task AnswerAndKillAsync(SiteProcess site, List<Person> people, int answers, string? backup)
    {
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var count = 0;
        void Acknowledged()
        {
            if (Interlocked.Increment(ref count) == answers)
            {
                enough.TrySetResult();
            }
        }

        var answering = Task.WhenAll(people.Select(person => person.AnswerAsync(site.Address, Acknowledged)));
        // An answer that was refused ends the test here, instead of leaving it to wait for a number that never comes.
        if (await Task.WhenAny(enough.Task, answering) == answering)
        {
            await answering;
        }

        if (backup is not null)
        {
            var before = Volatile.Read(ref count);
            Assert.Equal((0, $"{backup}\n", ""), await SiteProcess.RunAsync(DatabasePath, "db", "backup", backup));
            Assert.True(Volatile.Read(ref count) > before, "Nobody answered while the backup was made.");
        }

        await site.KillAsync();
        await answering;
    }

    /// <summary>Every answer is the newest of its history, and the history counts each version once.</summary>
    private static void AssertConsistent(string path)
    {
        const string answers = "SELECT COUNT(*) FROM answer";
        const string broken = """
            SELECT answer.assessment_id || ' ' || answer.question_id
            FROM answer
            LEFT JOIN answer_history AS history ON history.assessment_id = answer.assessment_id AND history.question_id = answer.question_id
            GROUP BY answer.assessment_id, answer.question_id, answer.version
            HAVING MAX(history.version) IS NOT answer.version OR COUNT(DISTINCT history.version) <> answer.version OR COUNT(history.version) <> answer.version
            """;

        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        Assert.True(connection.ExecuteScalar<long>(answers) > 0);
        Assert.Empty(connection.Query<string>(broken));
    }
}
