using System.Diagnostics;
using EhdsReadiness.Web.Setup;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace EhdsReadiness.Benchmarks;

/// <summary>What a country costs: inventing it, publishing it, showing it.</summary>
internal static class Country
{
    public const string DashboardPath = "/fr/readiness";

    private static readonly byte[] Key = "a key for measuring publications"u8.ToArray();

    public static async Task<IReadOnlyList<string[]>> MeasureAsync(string folder, Content content)
    {
        var rows = new List<string[]>();
        await PublishAsync(folder, content, 100);
        var ten = await PublishAsync(folder, content, 10_000);
        rows.Add(["10,000 organisations invented", $"{ten.Invented.TotalSeconds:0.0} s", "", "", "about 30 s"]);
        rows.Add(["aggregate publish, 10,000 organisations", $"{ten.Published.TotalSeconds:0.0} s, peak {ten.Peak} MiB", "", "",
            "under 20 s"]);
        var hundred = await PublishAsync(folder, content, 100_000);
        rows.Add(["aggregate publish, 100,000 organisations", $"{hundred.Published.TotalSeconds:0.0} s, peak {hundred.Peak} MiB",
            $"10,000: {ten.Published.TotalSeconds:0.0} s", $"{hundred.Published / ten.Published:0.0} ×", "≤ 12 ×"]);
        var few = await PageAsync(folder, 100);
        var many = await PageAsync(folder, 100_000);
        rows.Add(["dashboard page, 100,000 organisations", $"{many:0.0} ms", $"100 organisations {few:0.0} ms", $"{many / few:0.00} ×",
            "≤ 1.5 ×"]);
        return rows;
    }

    private static string DatabaseOf(string folder, int organisations) => Path.Combine(folder, $"country-{organisations}.db");

    /// <summary>Median milliseconds of the analyst's page of the publication.</summary>
    private static async Task<double> PageAsync(string folder, int organisations)
    {
        var site = (await Site.BuildAsync(
            ["--urls", "http://127.0.0.1:0", "--Database:Path", DatabaseOf(folder, organisations), "--Logging:LogLevel:Default", "None"],
            Console.Error))!;
        await site.StartAsync();
        var address = new Uri(site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        using var analyst = await new People(site, address).AnalystAsync();
        var times = new List<double>();
        for (var i = 0; i < 2_300; i++)
        {
            var clock = Stopwatch.StartNew();
            await analyst.GetByteArrayAsync(new Uri(DashboardPath, UriKind.Relative));
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        await site.StopAsync();
        await site.DisposeAsync();
        return times.Skip(2_000).Order().ElementAt(150);
    }

    private static async Task<(TimeSpan Invented, TimeSpan Published, long Peak)> PublishAsync(
        string folder, Content content, int organisations)
    {
        using var database = new Database(DatabaseOf(folder, organisations));
        database.Migrate();
        var clock = Stopwatch.StartNew();
        await new DemonstrationStore(database, content).PopulateAsync(organisations, 1, DateTimeOffset.UtcNow, default);
        var invented = clock.Elapsed;
        GC.Collect();
        clock.Restart();
        await new PublicationStore(database, content).PublishAsync(10, false, Key, DateTimeOffset.UtcNow, default);
        return (invented, clock.Elapsed, Process.GetCurrentProcess().PeakWorkingSet64 / (1024 * 1024));
    }
}
