using System.Diagnostics;
using System.Globalization;

namespace EhdsReadiness.Benchmarks;

/// <summary>A page with a long list beside one with a short list: three rounds, in which the two take turns request by request.</summary>
internal static class PagePair
{
    private const int Rounds = 3;
    private const int Requests = 200;

    /// <summary>The row of the table: medians of the rounds' medians, one person at a time, and the ratio with its spread.</summary>
    public static async Task<string[]> MeasureAsync(
        string what, HttpClient longer, string longPath, string reference, HttpClient shorter, string shortPath, string goal)
    {
        await TakeTurnsAsync(longer, longPath, shorter, shortPath);
        var rounds = new List<(double Long, double Short)>();
        for (var round = 0; round < Rounds; round++)
        {
            rounds.Add(await TakeTurnsAsync(longer, longPath, shorter, shortPath));
        }

        var ratios = rounds.Select(round => round.Long / round.Short).Order().ToList();
        return [what, $"p50 {MiddleOf(rounds.Select(round => round.Long)):0.0} ms",
            $"{reference} {MiddleOf(rounds.Select(round => round.Short)):0.0} ms",
            string.Create(CultureInfo.InvariantCulture, $"{ratios[Rounds / 2]:0.0} × ({ratios[0]:0.0}-{ratios[^1]:0.0})"), goal];
    }

    private static async Task<(double Long, double Short)> TakeTurnsAsync(
        HttpClient longer, string longPath, HttpClient shorter, string shortPath)
    {
        var (longs, shorts) = (new List<double>(), new List<double>());
        for (var i = 0; i < Requests; i++)
        {
            longs.Add(await TimeAsync(longer, longPath));
            shorts.Add(await TimeAsync(shorter, shortPath));
        }

        return (MiddleOf(longs), MiddleOf(shorts));
    }

    private static async Task<double> TimeAsync(HttpClient client, string path)
    {
        var start = Stopwatch.GetTimestamp();
        return await SiteUnderLoad.GetAsync(client, path)
            ? Stopwatch.GetElapsedTime(start).TotalMilliseconds : throw new InvalidOperationException($"{path} failed.");
    }

    private static double MiddleOf(IEnumerable<double> times) => times.Order().ElementAt(times.Count() / 2);
}
