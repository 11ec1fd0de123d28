using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using EhdsReadiness.Benchmarks;
using EhdsReadiness.Web.Reports;
using EhdsReadiness.Web.Reports.Pdf;
using EhdsReadiness.Web.Reports.Pdf.Fonts;
using EhdsReadiness.Web.Reports.Verification;

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

if (args is ["load", var minutes])
{
    await MixedLoad.RunAsync(int.Parse(minutes, CultureInfo.InvariantCulture));
    return;
}

if (args is ["instances", var proxy, var connection, var mailPort, var duration, var events])
{
    // No connection of before the last restart.
    using var database = Database.OnPostgres($"{connection};Pooling=false", Path.GetDirectoryName(events)!);
    using var mails = new MailSink(int.Parse(mailPort, CultureInfo.InvariantCulture));
    Environment.ExitCode = await new SeveralInstances(
        new(proxy), database, ContentReader.Read(Path.Combine(AppContext.BaseDirectory, "content")).Content!, mails, events)
        .RunAsync(TimeSpan.FromSeconds(int.Parse(duration, CultureInfo.InvariantCulture))) == 0 ? 0 : 1;
    return;
}

if (args is ["lists"])
{
    await ListsAsync();
    return;
}

if (args is ["large", var fewRows, var manyRows])
{
    await foreach (var row in LargeDatabase.MeasureAsync(fewRows, manyRows))
    {
        Console.WriteLine($"| {string.Join(" | ", row)} |");
    }

    return;
}

if (args is ["saves", var disk, var goal, var crowd, var rows])
{
    await SavesAloneAsync(disk, goal, int.Parse(crowd, CultureInfo.InvariantCulture), rows);
    return;
}

// Rows that other processes measured: on a slow disk, by more people, from their first start on.
var slowDisk = File.ReadLines(args[2]).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToList();
const int people = 50;
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
await using var site = await SiteUnderLoad.StartAsync(folder.FullName, people, content, assessment);
var http = site.Http;
await http.GetStringAsync(new Uri("/fr", UriKind.Relative));
Row("start of the site in this process to its first page", $"{clock.Elapsed.TotalSeconds:0.00} s", "", "", "");
var page = await http.GetStringAsync(new Uri(site.QuestionOf(0), UriKind.Relative));
var (reference, bare) = await Reference.StartAsync(Path.Combine(folder.FullName, "reference.db"), page, people);
var rounds = new Rounds(site, bare);
foreach (var row in (await rounds.PagesAsync()).Concat(await rounds.SavesAsync("", "≥ 60 %, p95 ≤ 50 ms")).Concat(slowDisk))
{
    Row(row);
}

// Page weight.
using var compressed = new HttpClient { BaseAddress = site.Address };
compressed.DefaultRequestHeaders.Add("Accept-Encoding", "br");
async Task<int> Weight(string path) => (await compressed.GetByteArrayAsync(new Uri(path, UriKind.Relative))).Length;
var assets = await Weight(Regex.Match(page, "/dist/site[^\"]*css").Value) + await Weight(Regex.Match(page, "/dist/site[^\"]*js").Value);
var home = await Weight("/fr");
var next = await Weight(site.QuestionOf(0));
Row("page weight, compressed, without fonts", $"first visit {(home + assets) / 1000.0:0.0} kB, next page {next / 1000.0:0.0} kB", "", "",
    "≤ 40 kB, ≤ 10 kB");

foreach (var row in await LargePlan.MeasureAsync(site.App, http, site.KeyOf(1), site.KeyOf(2)))
{
    Row(row);
}

// Portfolios of consultants, and archives of their clients' reports.
var portfolios = new Portfolios(site.App, site.Address, assessment);
using var few = await portfolios.ConsultantAsync(10);
using var many = await portfolios.ConsultantAsync(1_000);
Row(await PagePair.MeasureAsync("portfolio, 1,000 clients", many, Portfolios.Path, "10 clients", few, Portfolios.Path, "≤ 1.5 ×"));
await Portfolios.ArchiveAsync(many, "proche");
var archiveOfTen = await Portfolios.ArchiveAsync(many, "proche");
var archive = await Portfolios.ArchiveAsync(many, "voisin");
Row("archive of 100 reports, streamed", $"{archive.Seconds:0.0} s, {archive.Bytes / 1e6:0.0} MB, memory rises by {archive.Rise / 1e6:0} MB",
    $"10 reports {archiveOfTen.Seconds:0.0} s, memory rises by {archiveOfTen.Rise / 1e6:0} MB",
    $"{archive.Seconds / archiveOfTen.Seconds:0.0} × the time", "memory bounded: under 3 × that of 10 or under 100 MB");

await site.App.StopAsync();
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

void Row(params string[] cells)
{
    table.Add($"| {string.Join(" | ", cells)} |");
    Console.Error.WriteLine(table[^1]);
}

// Long lists alone: their rows of the table, on the console.
async Task ListsAsync()
{
    var folder = Directory.CreateTempSubdirectory("ehds-lists-");
    await using (var site = await SiteUnderLoad.StartExampleAsync(folder.FullName, 3))
    {
        foreach (var row in await LargePlan.MeasureAsync(site.App, site.Http, site.KeyOf(1), site.KeyOf(2)))
        {
            Console.WriteLine($"| {string.Join(" | ", row)} |");
        }

        var portfolios = new Portfolios(site.App, site.Address, site.Example);
        using var few = await portfolios.ConsultantAsync(10);
        using var many = await portfolios.ConsultantAsync(1_000);
        Console.WriteLine("| " + string.Join(" | ", await PagePair.MeasureAsync(
            "portfolio, 1,000 clients", many, Portfolios.Path, "10 clients", few, Portfolios.Path, "≤ 1.5 ×")) + " |");
    }

    folder.Delete(recursive: true);
}

// Saves in a process of their own, which may be given another disk.
async Task SavesAloneAsync(string disk, string goal, int crowd, string rows)
{
    var folder = Directory.CreateTempSubdirectory("ehds-saves-");
    await using (var site = await SiteUnderLoad.StartExampleAsync(folder.FullName, crowd))
    {
        var page = await site.Http.GetStringAsync(new Uri(site.QuestionOf(0), UriKind.Relative));
        var (reference, bare) = await Reference.StartAsync(Path.Combine(folder.FullName, "reference.db"), page, crowd);
        File.AppendAllLines(rows, (await new Rounds(site, bare).SavesAsync(disk, goal)).Select(row => string.Join('|', row)));
        await reference.StopAsync();
    }

    folder.Delete(recursive: true);
}
