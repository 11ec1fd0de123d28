using System.Diagnostics;

namespace EhdsReadiness.Benchmarks;

/// <summary>What a load brought: requests, requests a second and the 95th and 99th percentile of their times in milliseconds.</summary>
internal sealed record Load(int Count, double PerSecond, double P95, double P99, int Failures)
{
    /// <summary>Lets a number of people send requests one after the other for a time.</summary>
    /// <param name="pace">Time from the start of one request of a person to that of their next; null for as fast as they are
    /// answered.</param>
    public static async Task<Load> RunAsync(int people, TimeSpan time, Func<int, int, Task<bool>> request, TimeSpan? pace = null)
    {
        var times = new List<double>[people];
        var failures = 0;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, people).Select(person => Task.Run(async () =>
        {
            times[person] = [];
            // Spread over the pace: together they would measure the queue that they make at each of its beats.
            await Task.Delay((pace ?? TimeSpan.Zero) * person / people);
            using var beat = pace is { } every ? new PeriodicTimer(every) : null;
            for (var turn = 0; clock.Elapsed < time; turn++)
            {
                if (beat is not null)
                {
                    await beat.WaitForNextTickAsync();
                }

                var start = Stopwatch.GetTimestamp();
                if (!await request(person, turn))
                {
                    Interlocked.Increment(ref failures);
                }

                times[person].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        })));
        var seconds = clock.Elapsed.TotalSeconds;
        var all = times.SelectMany(one => one).Order().ToList();
        return new(all.Count, all.Count / seconds, all[(int)(all.Count * 0.95)], all[(int)(all.Count * 0.99)], failures);
    }

    /// <summary>The median time of one call, in microseconds, after four seconds of warming up: so long the compiler may take to put its
    /// last code in place, as for a site that has served for a while.</summary>
    public static double Median(Action work, int times)
    {
        for (var warming = Stopwatch.StartNew(); warming.Elapsed < TimeSpan.FromSeconds(4);)
        {
            work();
        }

        var measured = new double[times];
        for (var i = 0; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            measured[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        Array.Sort(measured);
        return measured[times / 2];
    }
}
