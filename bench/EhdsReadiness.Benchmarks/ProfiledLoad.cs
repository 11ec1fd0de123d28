namespace EhdsReadiness.Benchmarks;

/// <summary>One kind of request for a while, for a profiler to watch: <c>bench/profile.sh</c>.</summary>
internal static class ProfiledLoad
{
    /// <param name="kind"><c>page</c>, <c>bare</c>, <c>results</c>, <c>save</c> or <c>raw</c>; <c>plan</c>, <c>datasets</c> or
    /// <c>portfolio</c>, with <c>-long</c> for 500 actions, 200 datasets or 1,000 clients.</param>
    public static async Task RunAsync(string kind, TimeSpan time)
    {
        const int people = 50;
        var folder = Directory.CreateTempSubdirectory("ehds-profile-");
        await using (var site = await SiteUnderLoad.StartExampleAsync(folder.FullName, people))
        {
            await site.OpenFormsAsync();
            var page = await site.Http.GetStringAsync(new Uri(site.QuestionOf(0), UriKind.Relative));
            var (reference, bare) = await Reference.StartAsync(Path.Combine(folder.FullName, "reference.db"), page, people);
            await using var stopped = reference;
            if (kind.EndsWith("-long", StringComparison.Ordinal))
            {
                await LargePlan.FillAsync(site.App, site.KeyOf(0));
            }

            using var consultant = kind.StartsWith("portfolio", StringComparison.Ordinal)
                ? await new Portfolios(site.App, site.Address, site.Example).ConsultantAsync(kind == "portfolio" ? 10 : 1_000) : null;
            Func<int, int, Task<bool>> request = kind switch
            {
                "page" => (person, _) => SiteUnderLoad.GetAsync(site.Http, site.QuestionOf(person)),
                "bare" => (_, _) => SiteUnderLoad.GetAsync(bare, "/bare"),
                "results" => (person, _) => SiteUnderLoad.GetAsync(site.Http, site.PageOf(person, "results")),
                "plan" or "plan-long" => (_, _) => SiteUnderLoad.GetAsync(site.Http, site.PageOf(0, "plan")),
                "datasets" or "datasets-long" => (_, _) => SiteUnderLoad.GetAsync(site.Http, site.PageOf(0, "datasets")),
                "portfolio" or "portfolio-long" => (_, _) => SiteUnderLoad.GetAsync(consultant!, Portfolios.Path),
                "save" => (person, _) => site.SaveAsync(person),
                "raw" => (person, turn) => Reference.SaveAsync(bare, $"{person}", turn),
                _ => throw new ArgumentException($"“{kind}” is no kind of request.", nameof(kind)),
            };
            await Load.RunAsync(people, time / 4, request);
            var (before, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
            var load = await Load.RunAsync(people, time, request);
            var cost = (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / load.Count;
            Console.Error.WriteLine(
                $"{kind}: {load.PerSecond:0}/s, p95 {load.P95:0} ms, {load.Failures} failed; each {cost:0} µs of the processor, " +
                $"{(GC.GetTotalAllocatedBytes() - allocated) / 1024.0 / load.Count:0} KiB, client included");
        }

        folder.Delete(recursive: true);
    }
}
