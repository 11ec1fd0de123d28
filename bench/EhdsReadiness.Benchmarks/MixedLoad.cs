using System.Collections.Concurrent;
using System.Diagnostics;

namespace EhdsReadiness.Benchmarks;

/// <summary>People who read, answer and print for minutes: how long each kind of request takes, and what becomes of memory.</summary>
internal static class MixedLoad
{
    private const int People = 50;

    /// <summary>How long somebody looks at what they got before they ask for the next.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static async Task RunAsync(int minutes)
    {
        var folder = Directory.CreateTempSubdirectory("ehds-load-");
        await using (var site = await SiteUnderLoad.StartExampleAsync(folder.FullName, People))
        {
            await site.OpenFormsAsync();
            var times = new ConcurrentDictionary<string, ConcurrentBag<double>>(StringComparer.Ordinal);
            var failures = 0;
            var (memory, clock) = (new List<long>(), Stopwatch.StartNew());
            var people = Enumerable.Range(0, People).Select(person => Task.Run(async () =>
            {
                // Each at their own moment and at another of the twenty requests, as people are.
                await Task.Delay(Pause * person / People);
                using var beat = new PeriodicTimer(Pause);
                for (var turn = person; clock.Elapsed < TimeSpan.FromMinutes(minutes) && await beat.WaitForNextTickAsync(); turn++)
                {
                    // Of twenty requests: eleven questions read, six answers, results, plan and a report.
                    var start = Stopwatch.GetTimestamp();
                    var (kind, request) = (turn % 20) switch
                    {
                        < 11 => ("question", SiteUnderLoad.GetAsync(site.Http, site.QuestionOf(person))),
                        < 17 => ("answer", site.SaveAsync(person)),
                        17 => ("results", SiteUnderLoad.GetAsync(site.Http, site.PageOf(person, "results"))),
                        18 => ("plan", SiteUnderLoad.GetAsync(site.Http, site.PageOf(person, "plan"))),
                        _ => ("report", SiteUnderLoad.GetAsync(site.Http, site.PageOf(person, "report.pdf?kind=board"))),
                    };
                    if (!await request)
                    {
                        Interlocked.Increment(ref failures);
                    }

                    times.GetOrAdd(kind, _ => []).Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
            })).ToList();
            using var everyMinute = new PeriodicTimer(TimeSpan.FromMinutes(1));
            while (memory.Count < minutes && await everyMinute.WaitForNextTickAsync())
            {
                memory.Add(Process.GetCurrentProcess().WorkingSet64 >> 20);
            }

            await Task.WhenAll(people);
            foreach (var (kind, all) in times.OrderBy(one => one.Key, StringComparer.Ordinal))
            {
                var sorted = all.Order().ToList();
                Console.WriteLine(
                    $"{kind}: {sorted.Count} requests, p50 {At(0.5):0.0} ms, p95 {At(0.95):0.0} ms, p99 {At(0.99):0.0} ms");
                double At(double share) => sorted[(int)(sorted.Count * share)];
            }

            Console.WriteLine($"{failures} failed; memory by minute, the load's own included: {string.Join(", ", memory)} MiB");
        }

        folder.Delete(recursive: true);
    }
}
