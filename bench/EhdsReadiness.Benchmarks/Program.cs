using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using EhdsReadiness.Benchmarks;
using EhdsReadiness.Web.Reports;
using EhdsReadiness.Web.Reports.Pdf;
using EhdsReadiness.Web.Reports.Pdf.Fonts;
using EhdsReadiness.Web.Reports.Verification;
using EhdsReadiness.Web.Setup;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

if (args is ["start"])
{
    // Compiled beforehand, as published; nothing else has run in this process.
    var start = Stopwatch.StartNew();
    _ = ContentReader.Read(Path.Combine(AppContext.BaseDirectory, "content")).Content!;
    Console.WriteLine(start.Elapsed.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture));
    return;
}

if (args is ["profile", var kind, var seconds])
{
    await ProfiledLoad.RunAsync(kind, TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)));
    return;
}

const int people = 50;
var time = TimeSpan.FromSeconds(5);
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var folder = Directory.CreateTempSubdirectory("ehds-bench-");
var table = new List<string> { "| Work | Measured | Reference in the same run | Ratio | Goal |", "|---|---|---|---|---|" };

// Content.
var contentFolder = Path.Combine(AppContext.BaseDirectory, "content");
var clock = Stopwatch.StartNew();
var content = ContentReader.Read(contentFolder).Content!;
var firstRead = clock.Elapsed.TotalMilliseconds;
var read = Load.Median(() => ContentReader.Read(contentFolder), 8) / 1000;
var check = Load.Median(() => ContentCheck.Check(contentFolder), 8) / 1000;
Row("content read at start, as published", $"{args[1]} ms", $"not compiled beforehand {firstRead:0} ms; once compiled {read:0} ms", "",
    "under 250 ms");
Row("content checked", $"{check:0} ms", "", "", "command under 1.5 s");

// Score and plan.
var assessment =
    AssessmentFile.Read(File.ReadAllBytes(Path.Combine(contentFolder, "examples", "01-chu-de-montervaux.json")), content).Assessment!;
var result = Readiness.Of(content, assessment);
var before = GC.GetAllocatedBytesForCurrentThread();
Readiness.Of(content, assessment);
var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / 1024;
var score = Load.Median(() => Readiness.Of(content, assessment), 4000);
var numbers = result.Scope.Select(question => (question.Weight, Level: assessment.Answers.GetValueOrDefault(question.Id)?.Level ?? 0))
    .ToArray();
var sum = 0L;
var loop = Load.Median(() => { foreach (var (weight, level) in numbers) { sum += weight * level * 25; } }, 4000);
Row($"score and plan, {result.Scope.Count} questions, both roles", $"{score:0} µs, {allocated} KiB", $"arithmetic loop {loop:0.00} µs",
    $"{score / Math.Max(loop, 0.01):0} ×", "≤ 100 µs median");

// PDF.
using (var renderer = new PdfRenderer(FontFaces.Load(FontFaces.Folder)))
{
    var full = Load.Median(() => renderer.Render(ActionPlanReport.Of(content, result, Language.French)), 40) / 1000;
    var summary = Load.Median(() => renderer.Render(ActionPlanReport.Summary(content, result, Language.French)), 80) / 1000;
    Row("PDF, complete report", $"{full:0} ms", "", "", "median ≤ 150 ms");
    Row("PDF, one-page summary", $"{summary:0.0} ms", "", "", "≤ 29 ms");
    foreach (var row in LargePlan.Measure(content, assessment, renderer))
    {
        Row(row);
    }

    using var signing = KeyRing.Read(folder.FullName);
    var sealedReport = renderer.Render(ActionPlanReport.Verifiable(content, result, ReportOptions.Full(Language.French), signing.Signing));
    using var verifier = new ReportVerifier(content, signing, renderer, new());
    Row("report verified, figures compared", $"{Load.Median(() => verifier.Verify(sealedReport, null), 20) / 1000:0} ms",
        $"the report made {full:0} ms", "", "");
}

// The site over HTTP.
clock.Restart();
var site = (await Site.BuildAsync(
    ["--urls", "http://127.0.0.1:0", "--Database:Path", Path.Combine(folder.FullName, "data", "site.db"), "--Logging:LogLevel:Default",
    "None", "--RateLimits:StartsPerMinute", "1000000", "--RateLimits:PostsPerMinute", "10000000", "--RateLimits:ArchivesPerMinute",
    "1000000"], Console.Error))!;
await site.StartAsync();
var address = new Uri(site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = people })
    { BaseAddress = address };
await http.GetStringAsync(new Uri("/fr", UriKind.Relative));
Row("start of the site in this process to its first page", $"{clock.Elapsed.TotalSeconds:0.00} s", "", "", "cold start ≤ 1.5 s");

var store = site.Services.GetRequiredService<AssessmentStore>();
var settings = new AssessmentSettings(assessment.Mode, assessment.Role, assessment.Profile, assessment.Organisation);
var keys = new string[people];
for (var i = 0; i < people; i++)
{
    keys[i] = await store.CreateAsync(content.Questionnaires[^1].Version, settings, assessment.Answers, DateTimeOffset.UtcNow, default);
}

var questionPath = new Uri($"/fr/assessments/{keys[0]}/questions/holder-three-months", UriKind.Relative);
var page = await http.GetStringAsync(questionPath);
Reference.PageBytes = page;
var (reference, referenceAddress) = await Reference.StartAsync(Path.Combine(folder.FullName, "reference.db"));
using var bare = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = people })
    { BaseAddress = referenceAddress };
async Task<bool> Get(HttpClient client, string path)
    { using var response = await client.GetAsync(
    new Uri(path, UriKind.Relative)); await response.Content.ReadAsByteArrayAsync(); return response.IsSuccessStatusCode; }

await Load.RunAsync(people, TimeSpan.FromSeconds(2), (person, _) =>
    Get(http, $"/fr/assessments/{keys[person]}/questions/holder-three-months"));
await Load.RunAsync(people, TimeSpan.FromSeconds(1), (_, _) => Get(bare, "/bare"));
var question = await Load.RunAsync(people, time, (person, _) => Get(http, $"/fr/assessments/{keys[person]}/questions/holder-three-months"));
var half = await Load.RunAsync(people / 2, time, (person, _) =>
    Get(http, $"/fr/assessments/{keys[person]}/questions/holder-three-months"), pace: TimeSpan.FromSeconds(people / question.PerSecond));
var barePage = Working(await Load.RunAsync(people, time, (_, _) => Get(bare, "/bare")));
var endpoint = Working(await Load.RunAsync(people, time, (_, _) => Get(bare, "/endpoint")));
Row("question page GET, 50 connections", $"{question.PerSecond:0}/s, p95 at half load {half.P95:0} ms, {question.Failures} failed",
    $"bare Razor page {barePage.PerSecond:0}/s; bare endpoint {endpoint.PerSecond:0}/s",
    $"{question.PerSecond / barePage.PerSecond:P0} of the page", "≥ 60 %, p95 ≤ 25 ms");

// An answer saved.
var sessions = new (string Cookie, string Token, int Version)[people];
for (var i = 0; i < people; i++)
{
    using var response = await http.GetAsync(new Uri($"/fr/assessments/{keys[i]}/questions/holder-three-months", UriKind.Relative));
    var html = await response.Content.ReadAsStringAsync();
    sessions[i] = (response.Headers.GetValues("Set-Cookie").First().Split(';')[0],
        Regex.Match(html, "__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)").Groups[1].Value,
        int.Parse(Regex.Match(html, "name=\"version\" value=\"([0-9]+)").Groups[1].Value, CultureInfo.InvariantCulture));
}

var saved = await Load.RunAsync(people, time, async (person, turn) =>
{
    using var request = new HttpRequestMessage(HttpMethod.Post, $"/fr/assessments/{keys[person]}/questions/holder-three-months");
    request.Headers.Add("Cookie", sessions[person].Cookie);
    request.Content = new FormUrlEncodedContent(
        [new("__RequestVerificationToken", sessions[person].Token),
        new("version", sessions[person].Version.ToString(CultureInfo.InvariantCulture)), new("level", $"{turn % 5}"),
        new("note", $"Note {turn}"), new("reason", ""), new("evidence", "")]);
    using var response = await http.SendAsync(request);
    sessions[person].Version++;
    return response.StatusCode == HttpStatusCode.Found;
});
var raw = Working(await Load.RunAsync(people, time, async (person, turn) =>
{
    using var form = new FormUrlEncodedContent(
        [new("assessment", keys[person]), new("question", "holder-three-months"), new("level", $"{turn % 5}"),
        new("note", $"Note {turn}")]);
    using var response = await bare.PostAsync(new Uri("/save", UriKind.Relative), form);
    return response.StatusCode == HttpStatusCode.Found;
}));
Row("answer saved, 50 people", $"{saved.PerSecond:0}/s, p95 {saved.P95:0} ms, {saved.Failures} failed",
    $"bare endpoint, raw SQL {raw.PerSecond:0}/s, p95 {raw.P95:0} ms", $"{saved.PerSecond / raw.PerSecond:P0}", "≥ 50 %, p95 ≤ 50 ms");

// Page weight.
using var compressed = new HttpClient { BaseAddress = address };
compressed.DefaultRequestHeaders.Add("Accept-Encoding", "br");
async Task<int> Weight(string path) => (await compressed.GetByteArrayAsync(new Uri(path, UriKind.Relative))).Length;
var assets = await Weight(Regex.Match(page, "/dist/site[^\"]*css").Value) + await Weight(Regex.Match(page, "/dist/site[^\"]*js").Value);
var home = await Weight("/fr");
var next = await Weight(questionPath.ToString());
Row("page weight, compressed, without fonts", $"first visit {(home + assets) / 1000.0:0.0} kB, next page {next / 1000.0:0.0} kB", "", "",
    "≤ 40 kB, ≤ 10 kB");

foreach (var row in await LargePlan.MeasureAsync(site, http, keys[1], keys[2]))
{
    Row(row);
}

// Portfolios of consultants, and archives of their clients' reports.
var portfolios = new Portfolios(site, address, assessment);
using var few = await portfolios.ConsultantAsync(10);
using var many = await portfolios.ConsultantAsync(1_000);
var pageOfFew = await Portfolios.PageAsync(few, time);
var pageOfMany = await Portfolios.PageAsync(many, time);
Row("portfolio, 1,000 clients", $"p95 {pageOfMany:0.0} ms", $"10 clients p95 {pageOfFew:0.0} ms", $"{pageOfMany / pageOfFew:0.0} ×",
    "≤ 3 ×");
await Portfolios.ArchiveAsync(many, "proche");
var archiveOfTen = await Portfolios.ArchiveAsync(many, "proche");
var archive = await Portfolios.ArchiveAsync(many, "voisin");
Row("archive of 100 reports, streamed", $"{archive.Seconds:0.0} s, {archive.Bytes / 1e6:0.0} MB, memory rises by {archive.Rise / 1e6:0} MB",
    $"10 reports {archiveOfTen.Seconds:0.0} s, memory rises by {archiveOfTen.Rise / 1e6:0} MB",
    $"{archive.Seconds / archiveOfTen.Seconds:0.0} × the time", "memory bounded: under 3 × that of 10 or under 100 MB");

await site.StopAsync();
await reference.StopAsync();
foreach (var row in await Country.MeasureAsync(folder.FullName, content))
{
    Row(row);
}

folder.Delete(recursive: true);
var report = $"""
    # Measured

    {DateTimeOffset.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores, .NET {Environment.Version}, content {content.Questionnaires[^1].Version}. The load comes from the same machine and process.

    {string.Join('\n', table)}

    """;
File.WriteAllText(args[0], report);
Console.WriteLine(report);
GC.KeepAlive(sum);

// No ratio is made of a reference that fails.
Load Working(Load reference) =>
    reference.Failures == 0 ? reference : throw new InvalidOperationException($"The reference failed {reference.Failures} times.");

void Row(params string[] cells)
{
    table.Add($"| {string.Join(" | ", cells)} |");
    Console.Error.WriteLine(table[^1]);
}
