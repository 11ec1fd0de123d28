using System.Globalization;

namespace EhdsReadiness.Benchmarks;

/// <summary>The medians of three rounds, in each of which the site and its reference take turns, with their spread.</summary>
internal sealed class Rounds(SiteUnderLoad site, HttpClient bare)
{
    private const int Count = 3;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    /// <summary>Pages read by as many people as the site has.</summary>
    public async Task<IReadOnlyList<string[]>> PagesAsync()
    {
        await WarmAsync((person, _) => SiteUnderLoad.GetAsync(site.Http, site.QuestionOf(person)));
        await WarmAsync((person, _) => SiteUnderLoad.GetAsync(site.Http, site.PageOf(person, "results")));
        await WarmAsync((_, _) => SiteUnderLoad.GetAsync(bare, "/bare"));
        var (question, half, results, reference) = (new List<Load>(), new List<Load>(), new List<Load>(), new List<Load>());
        for (var round = 0; round < Count; round++)
        {
            reference.Add(await RunAsync((_, _) => SiteUnderLoad.GetAsync(bare, "/bare")));
            question.Add(await RunAsync((person, _) => SiteUnderLoad.GetAsync(site.Http, site.QuestionOf(person))));
            half.Add(await Load.RunAsync(site.Crowd / 2, Time, (person, _) => SiteUnderLoad.GetAsync(site.Http, site.QuestionOf(person)),
                pace: TimeSpan.FromSeconds(site.Crowd / question[^1].PerSecond)));
            results.Add(await RunAsync((person, _) => SiteUnderLoad.GetAsync(site.Http, site.PageOf(person, "results"))));
        }

        Check(reference);
        var bareRate = $"bare Razor page with one form {Rate(reference)}";
        return
        [
            [$"question page GET, {site.Crowd} connections", $"{Rate(question)}, p95 at half load {P95(half)}, {Failures(question)}",
                bareRate, Ratio(question, reference), "≥ 25 %, p95 ≤ 15 ms"],
            [$"results page GET, {site.Crowd} connections", $"{Rate(results)}, {Failures(results)}",
                bareRate, Ratio(results, reference), "≥ 12 %"],
        ];
    }

    /// <summary>Answers saved by as many people as the site has.</summary>
    /// <param name="disk">What the disk is like; empty for the machine's own.</param>
    public async Task<IReadOnlyList<string[]>> SavesAsync(string disk, string goal)
    {
        await site.OpenFormsAsync();
        await WarmAsync((person, _) => site.SaveAsync(person));
        await WarmAsync((person, turn) => Reference.SaveAsync(bare, $"{person}", turn));
        var (saved, raw) = (new List<Load>(), new List<Load>());
        for (var round = 0; round < Count; round++)
        {
            raw.Add(await RunAsync((person, turn) => Reference.SaveAsync(bare, $"{person}", turn)));
            saved.Add(await RunAsync((person, _) => site.SaveAsync(person)));
        }

        Check(raw);
        return
        [
            [$"answer saved, {site.Crowd} people{disk}", $"{Rate(saved)}, p95 {P95(saved)}, p99 {Median(saved, one => one.P99):0} ms, " +
                Failures(saved), $"bare endpoint, raw SQL {Rate(raw)}, p95 {P95(raw)}", Ratio(saved, raw), goal],
        ];
    }

    private Task<Load> RunAsync(Func<int, int, Task<bool>> request) => Load.RunAsync(site.Crowd, Time, request);

    private Task<Load> WarmAsync(Func<int, int, Task<bool>> request) => Load.RunAsync(site.Crowd, TimeSpan.FromSeconds(3), request);

    private static string Rate(IReadOnlyList<Load> loads) =>
        $"{Median(loads, one => one.PerSecond):0}/s ({loads.Min(one => one.PerSecond):0}-{loads.Max(one => one.PerSecond):0})";

    private static string P95(IReadOnlyList<Load> loads) => $"{Median(loads, one => one.P95):0} ms";

    private static string Failures(IReadOnlyList<Load> loads) => $"{loads.Sum(one => one.Failures)} failed";

    private static string Ratio(IReadOnlyList<Load> loads, IReadOnlyList<Load> reference)
    {
        var ratios = loads.Zip(reference, (one, other) => one.PerSecond / other.PerSecond).Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{ratios[Count / 2]:P0} ({ratios[0]:P0}-{ratios[^1]:P0})");
    }

    private static double Median(IEnumerable<Load> loads, Func<Load, double> of) => loads.Select(of).Order().ElementAt(Count / 2);

    /// <summary>No ratio is made of a reference that fails.</summary>
    private static void Check(IReadOnlyList<Load> reference)
    {
        if (reference.Sum(one => one.Failures) is > 0 and var failures)
        {
            throw new InvalidOperationException($"The reference failed {failures} times.");
        }
    }
}
