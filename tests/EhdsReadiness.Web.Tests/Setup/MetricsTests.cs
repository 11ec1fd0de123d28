using System.Runtime.CompilerServices;
using EhdsReadiness.Web.Tests.Pages;
using Microsoft.Extensions.Hosting;
using YamlDotNet.Serialization;

namespace EhdsReadiness.Web.Tests.Setup;

/// <summary>What Prometheus fetches is what the page on monitoring, the alerts and the dashboard name.</summary>
public sealed partial class MetricsTests : IAsyncLifetime
{
    private readonly TestSite _site = new();
    private Uri _metrics = null!;

    public async Task InitializeAsync()
    {
        await _site.StartAsync("--OpenTelemetry:MetricsAddress", "http://127.0.0.1:0");
        _metrics = new(_site.Services.GetServices<IHostedService>().OfType<MetricsServer>().Single().Address!);
    }

    public Task DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Every_name_of_the_documentation_the_alerts_and_the_dashboard_is_measured_and_no_key_is()
    {
        using var visitor = _site.Visitor();
        var key = (await visitor.StartAsync("en")).Split('/')[^1];
        await visitor.SignInAsync("nobody@exemple.fr");

        var measured = await ScrapeAsync();

        var known = Type().Matches(measured).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var documented = Row().Matches(Read("docs", "monitoring.md")).Select(match => match.Groups[1].Value).ToList();
        Assert.True(documented.Count >= 20);
        Assert.Empty(documented.Except(known));
        Assert.Empty(NamesIn(string.Join('\n', Expressions(Alerts()).Concat(Queries()))).Except(known));
        Assert.DoesNotContain(key, measured, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody@exemple.fr", measured, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_the_site_is_behind_the_port_of_the_metrics_nor_the_metrics_behind_that_of_the_site()
    {
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri(_metrics, "/fr"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri(_site.Address, "/metrics"))).StatusCode);
    }

    [Fact]
    public void Each_of_the_eight_alerts_has_a_line_on_what_to_do()
    {
        var names = Alerts().Select(rule => (string)rule["alert"]).ToList();

        Assert.Equal(8, names.Count);
        Assert.Equal(names, Alert().Matches(Read("docs", "monitoring.md")).Select(match => match.Groups[1].Value));
    }

    private async Task<string> ScrapeAsync()
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(new Uri(_metrics, MetricsServer.Path));
    }

    private static IReadOnlyList<Dictionary<string, object>> Alerts()
    {
        var file = new DeserializerBuilder().Build().Deserialize<Dictionary<string, List<Dictionary<string, object>>>>(
            Read("deploy", "prometheus", "alerts.yml"));
        return [.. ((List<object>)file["groups"].Single()["rules"]).Cast<Dictionary<object, object>>()
            .Select(rule => rule.ToDictionary(pair => (string)pair.Key, pair => pair.Value, StringComparer.Ordinal))];
    }

    private static IEnumerable<string> Expressions(IEnumerable<Dictionary<string, object>> rules) =>
        rules.Select(rule => (string)rule["expr"]);

    private static IReadOnlyList<string> Queries()
    {
        using var dashboard = JsonDocument.Parse(Read("deploy", "grafana", "ehds-readiness.json"));
        return [.. dashboard.RootElement.GetProperty("panels").EnumerateArray()
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
            .Select(target => target.GetProperty("expr").GetString()!)];
    }

    /// <summary>Names of metrics in expressions, a histogram's by its own.</summary>
    private static IEnumerable<string> NamesIn(string expressions) =>
        Metric().Matches(expressions).Select(match => HistogramPart().Replace(match.Value, "")).Distinct();

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root(), .. path]));

    private static string Root([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..");

    [GeneratedRegex("^# TYPE (\\S+)", RegexOptions.Multiline)]
    private static partial Regex Type();

    [GeneratedRegex("^\\| `((?:ehds|http|kestrel|aspnetcore|dotnet)_\\w+)` \\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("^\\| `(Ehds\\w+)` \\|", RegexOptions.Multiline)]
    private static partial Regex Alert();

    [GeneratedRegex("\\b(?:ehds|http_server|kestrel|aspnetcore|dotnet)_\\w+(?=[{\\[ )]|$)", RegexOptions.Multiline)]
    private static partial Regex Metric();

    [GeneratedRegex("(?<=_seconds)_(?:count|bucket|sum)$")]
    private static partial Regex HistogramPart();
}
