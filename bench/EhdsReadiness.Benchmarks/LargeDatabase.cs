using System.Diagnostics;
using System.Globalization;

namespace EhdsReadiness.Benchmarks;

/// <summary>The same pages of two sites: one whose PostgreSQL holds many assessments, and one whose holds few.</summary>
internal static class LargeDatabase
{
    private const string Goal = "≤ 1.5 ×";
    private const string Few = "few assessments";
    private const int Crowd = 100;
    private const int Clients = 100;

    /// <summary>Rows of the table, each when it is measured. Both databases have a publication.</summary>
    /// <param name="few">The connection to the database with few assessments.</param>
    /// <param name="many">That to the one with many.</param>
    public static async IAsyncEnumerable<string[]> MeasureAsync(string few, string many)
    {
        var folder = Directory.CreateTempSubdirectory("ehds-large-");
        await using var small = await SiteUnderLoad.StartExampleAsync(Path.Combine(folder.FullName, "few"), Crowd, few);
        await using var large = await SiteUnderLoad.StartExampleAsync(Path.Combine(folder.FullName, "many"), Crowd, many);
        yield return await EachOnceAsync("results, first look of each of 100 people", small, large, (site, person) =>
            SiteUnderLoad.GetAsync(site.Http, site.PageOf(person, "results")));
        await small.OpenFormsAsync();
        await large.OpenFormsAsync();
        yield return await EachOnceAsync("answer saved, one of each of 100 people", small, large, (site, person) => site.SaveAsync(person));
        yield return await PagePair.MeasureAsync(
            "question page", large.Http, large.QuestionOf(0), Few, small.Http, small.QuestionOf(0), Goal);
        yield return await PagePair.MeasureAsync(
            "results, looked at again", large.Http, large.PageOf(0, "results"), Few, small.Http, small.PageOf(0, "results"), Goal);
        using var analystOfSmall = await new People(small.App, small.Address).AnalystAsync();
        using var analystOfLarge = await new People(large.App, large.Address).AnalystAsync();
        yield return await PagePair.MeasureAsync(
            "dashboard", analystOfLarge, Country.DashboardPath, Few, analystOfSmall, Country.DashboardPath, Goal);
        using var consultantOfSmall = await new Portfolios(small.App, small.Address, small.Example).ConsultantAsync(Clients);
        using var consultantOfLarge = await new Portfolios(large.App, large.Address, large.Example).ConsultantAsync(Clients);
        yield return await PagePair.MeasureAsync(
            "portfolio of 100 clients", consultantOfLarge, Portfolios.Path, Few, consultantOfSmall, Portfolios.Path, Goal);
        folder.Delete(recursive: true);
    }

    /// <summary>Medians of what each person does once, on one site and on the other in turn.</summary>
    private static async Task<string[]> EachOnceAsync(
        string what, SiteUnderLoad small, SiteUnderLoad large, Func<SiteUnderLoad, int, Task<bool>> request)
    {
        var (shorts, longs) = (new List<double>(), new List<double>());
        for (var person = 0; person < Crowd; person++)
        {
            shorts.Add(await TimeAsync(small, person));
            longs.Add(await TimeAsync(large, person));
        }

        var (shorter, longer) = (MiddleOf(shorts), MiddleOf(longs));
        return [what, $"p50 {longer:0.0} ms", $"{Few} {shorter:0.0} ms",
            string.Create(CultureInfo.InvariantCulture, $"{longer / shorter:0.0} ×"), Goal];

        async Task<double> TimeAsync(SiteUnderLoad site, int person)
        {
            var start = Stopwatch.GetTimestamp();
            return await request(site, person)
                ? Stopwatch.GetElapsedTime(start).TotalMilliseconds : throw new InvalidOperationException($"{what}: refused.");
        }
    }

    private static double MiddleOf(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
