using System.Diagnostics;
using System.Globalization;

namespace EhdsReadiness.Benchmarks;

/// <summary>Consultants with few and with many clients, on the site under measure.</summary>
internal sealed class Portfolios(WebApplication site, Uri address, Assessment example)
{
    public const string Path = "/fr/portfolio";

    /// <summary>Takes away the reports of every client whose name begins so; gives seconds, bytes, and by how much the memory of the
    /// process rose meanwhile.</summary>
    public static async Task<(double Seconds, long Bytes, long Rise)> ArchiveAsync(HttpClient consultant, string name)
    {
        var page = await consultant.GetStringAsync(new Uri($"/fr/portfolio?q={name}", UriKind.Relative));
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", People.TokenOf(page))]);
        using var made = await consultant.PostAsync(new Uri($"/fr/portfolio?q={name}&handler=all", UriKind.Relative), form);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var (before, highest, bytes) = (Environment.WorkingSet, 0L, 0L);
        var clock = Stopwatch.StartNew();
        using var response = await consultant.GetAsync(
            new Uri($"{made.Headers.Location}/reports.zip", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await body.ReadAsync(buffer)) > 0; bytes += read)
        {
            highest = Math.Max(highest, Environment.WorkingSet);
        }

        return (clock.Elapsed.TotalSeconds, bytes, Math.Max(0, highest - before));
    }

    /// <summary>Somebody signed in with that many clients, each with a complete assessment.</summary>
    public async Task<HttpClient> ConsultantAsync(int clients)
    {
        var (now, services, people) = (DateTimeOffset.UtcNow.AddHours(-1), site.Services, new People(site, address));
        var (organisations, assessments, grants) = (services.GetRequiredService<OrganisationStore>(),
            services.GetRequiredService<OrganisationAssessmentStore>(), services.GetRequiredService<GrantStore>());
        var email = string.Create(CultureInfo.InvariantCulture, $"consultant{clients}@bench.example");
        var consultant = await people.AccountAsync(email, now);
        var owner = await people.AccountAsync($"owner-{email}", now);
        var consultancy = await organisations.CreateAsync(
            new("Conseil", "other", null, null, "BE 1", null, true, Language.French), consultant, now, default);
        for (var i = 0; i < clients; i++)
        {
            var details = new OrganisationDetails(
                string.Create(CultureInfo.InvariantCulture, $"Hôpital {(i < 10 ? "proche" : i < 110 ? "voisin" : "lointain")} {i}"),
                "hospital", "FR-GES", null, "BE 2", null, false, i % 2 == 0 ? Language.French : Language.English);
            var id = await organisations.CreateAsync(details, owner, now, default);
            await assessments.CreateAsync(id, example.Questionnaire, new(example.Mode, example.Role, example.Profile, details.Name),
                example.Answers, owner, now, default);
            await grants.GrantAsync(id, consultancy, false, DateOnly.FromDateTime(now.UtcDateTime).AddYears(1), owner, now, default);
        }

        return await people.SignInAsync(email);
    }
}
