using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Faults;

/// <summary>Many people at once, two to each assessment.</summary>
[Collection(SiteCollection.Name)]
public sealed class ConcurrencyTests(TestSite site, ITestOutputHelper output)
{
    private const int People = 100;

    /// <summary>How often each answers: 12 in the suite, more when LOAD_ROUNDS says so, for a load of a minute or longer.</summary>
    private static readonly int Rounds = Environment.GetEnvironmentVariable("LOAD_ROUNDS") is { } rounds
        ? int.Parse(rounds, CultureInfo.InvariantCulture) : 12;

    [Fact]
    public async Task A_hundred_people_who_answer_at_once_lose_no_answer_that_was_acknowledged()
    {
        var lists = new ConcurrentDictionary<int, string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, People / 2), async (pair, _) =>
        {
            using var starter = site.Visitor();
            lists[pair] = await starter.StartAsync();
        });
        var questions = await QuestionsAsync(lists[0]);
        var acknowledged = new ConcurrentBag<Acknowledged>();
        var (times, conflicts) = (new ConcurrentBag<double>(), 0);

        await Task.WhenAll(Enumerable.Range(0, People).Select(async person =>
        {
            using var visitor = site.Visitor();
            var list = lists[person / 2];
            await visitor.GetAsync($"{list}/questions/{questions[0]}");
            visitor.Http.DefaultRequestHeaders.Add("Accept", "application/json");
            var versions = questions.ToDictionary(question => question, _ => 0);
            for (var round = 0; round < Rounds; round++)
            {
                // Both people of an assessment are at the same question, so that they come in each other's way.
                var question = questions[round % questions.Count];
                var (level, note) = ((person + round) % 5, $"person {person}, round {round}");
                var start = Stopwatch.GetTimestamp();
                using var response = await SendAsync(visitor, $"{list}/questions/{question}", versions[question], level, note);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    using var told = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
                    versions[question] = told.RootElement.GetProperty("version").GetInt32();
                    acknowledged.Add(new(list, question, versions[question], level, note));
                }
                else
                {
                    Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
                    Interlocked.Increment(ref conflicts);
                    versions[question] = await VersionAsync(visitor, $"{list}/questions/{question}");
                }
            }
        }));

        var sorted = times.Order().ToList();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{acknowledged.Count} saved, {conflicts} conflicts; p50 {sorted[sorted.Count / 2]:F0} ms, " +
                $"p95 {sorted[sorted.Count * 95 / 100]:F0} ms, longest {sorted[^1]:F0} ms"));
        Assert.Equal(People * Rounds, acknowledged.Count + conflicts);
        Assert.Equal(acknowledged.Count, acknowledged.DistinctBy(one => (one.List, one.Question, one.Version)).Count());
        foreach (var of in acknowledged.GroupBy(one => one.List))
        {
            var exported = await ExportedAsync(of.Key);
            var last = of.GroupBy(one => one.Question).Select(group => group.MaxBy(one => one.Version)!).ToList();
            Assert.Equal(last.Count, exported.Answers.Count);
            Assert.All(last, one =>
                Assert.Equal((one.Level, one.Note), (exported.Answers[one.Question].Level, exported.Answers[one.Question].Note)));
        }

        Assert.Equal(lists.Values.Order(), acknowledged.Select(one => one.List).Distinct().Order());
    }

    /// <summary>Fewer questions than rounds, so that answers are replaced too.</summary>
    private async Task<IReadOnlyList<string>> QuestionsAsync(string list) =>
        [.. Readiness.Of(site.Content, await ExportedAsync(list)).Scope.Take(Rounds / 3).Select(question => question.Id)];

    private async Task<Assessment> ExportedAsync(string list)
    {
        using var visitor = site.Visitor();
        return AssessmentFile.Read(await visitor.Http.GetByteArrayAsync(new Uri($"{list}/export.json", UriKind.Relative)), site.Content)
            .Assessment!;
    }

    private static async Task<HttpResponseMessage> SendAsync(Visitor visitor, string address, int version, int level, string note)
    {
        using var form = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
            new("level", level.ToString(CultureInfo.InvariantCulture)),
            new("note", note),
            new("version", version.ToString(CultureInfo.InvariantCulture)),
        ]);
        return await visitor.Http.PostAsync(new Uri(address, UriKind.Relative), form);
    }

    private static async Task<int> VersionAsync(Visitor visitor, string question)
    {
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync(question));
        return int.Parse(visitor.Page.QuerySelector("input[name=version]")!.GetAttribute("value")!, CultureInfo.InvariantCulture);
    }

    private sealed record Acknowledged(string List, string Question, int Version, int Level, string Note);
}
