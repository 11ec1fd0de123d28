using System.Net.Http.Headers;
using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Faults;

/// <summary>What browsers report of the policy is logged without a key, and nothing else is taken.</summary>
public sealed class CspReportTests : IAsyncLifetime, IDisposable
{
    private const string Old = "application/csp-report";
    private const string New = "application/reports+json";

    private readonly TestSite _site = new();
    private readonly KeptLog _log = new();

    public async Task InitializeAsync()
    {
        await _site.StartAsync("--RateLimits:CspReportsPerMinute", "9", "--Logging:LogLevel:EhdsReadiness", "Trace",
            "--Logging:Console:LogLevel:Default", "None");
        _site.Services.GetRequiredService<ILoggerFactory>().AddProvider(_log);
    }

    public Task DisposeAsync() => _site.DisposeAsync();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Every_response_says_where_its_policy_is_reported()
    {
        using var visitor = _site.Visitor();
        await visitor.GetAsync("/en");

        var policy = visitor.Response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("report-uri /csp-report", policy, StringComparison.Ordinal);
        Assert.Contains("report-to csp", policy, StringComparison.Ordinal);
        Assert.Equal("csp=\"/csp-report\"", visitor.Response.Headers.GetValues("Reporting-Endpoints").Single());
    }

    [Fact]
    public async Task A_report_is_one_line_with_the_route_in_place_of_the_key()
    {
        var key = AssessmentKey.Create();
        var page = $"https://example.org/en/assessments/{key}/results?seen={key}#{key}";

        Assert.Equal(HttpStatusCode.NoContent,
            await SendAsync(Old,
            $$$"""{"csp-report":{"document-uri":"{{{page}}}","violated-directive":"script-src 'self' {{{key}}}","blocked-uri":"https://evil.example/{{{key}}}","script-sample":"{{{key}}}"}}"""));
        Assert.Equal(HttpStatusCode.NoContent,
            await SendAsync(New,
            $$$"""[{"type":"csp-violation","url":"{{{page}}}","body":{"documentURL":"{{{page}}}","effectiveDirective":"style-src-elem","blockedURL":"inline","sample":"{{{key}}}"}}]"""));
        Assert.Equal(HttpStatusCode.NoContent,
            await SendAsync(Old,
            $$$"""{"csp-report":{"document-uri":"https://example.org/{{{key}}}","violated-directive":"{{{key}}}","blocked-uri":"{{{key}}}:x"}}"""));
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(New, "[]"));

        var lines = _log.Records.Where(record => record.Text.Contains(nameof(CspReports), StringComparison.Ordinal))
            .Select(record => record.Text).ToList();
        Assert.Equal(4, lines.Count);
        Assert.Contains(
            "script-src was broken on {c:culture}/assessments/{key}/results by https://evil.example ", lines[0], StringComparison.Ordinal);
        Assert.Contains(
            "style-src-elem was broken on {c:culture}/assessments/{key}/results by inline ", lines[1], StringComparison.Ordinal);
        Assert.Contains(": The browser reports that unknown was broken on ", lines[2], StringComparison.Ordinal);
        Assert.Contains(" by unknown ", lines[2], StringComparison.Ordinal);
        Assert.Contains("unknown was broken on unknown by unknown ", lines[3], StringComparison.Ordinal);
        Assert.DoesNotContain(_log.Records, record => record.Text.Contains(key, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("text/plain", "{}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData(Old, "{", HttpStatusCode.BadRequest)]
    [InlineData(Old, "", HttpStatusCode.BadRequest)]
    public async Task What_is_no_report_is_refused(string type, string body, HttpStatusCode status)
    {
        Assert.Equal(status, await SendAsync(type, body));
        Assert.DoesNotContain(_log.Records, record => record.Text.Contains(nameof(CspReports), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_report_of_16_KB_is_taken_and_one_byte_more_is_refused(bool chunked)
    {
        // In chunks, the server counts what stands around them too.
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(Old, "{}".PadRight(CspReports.Longest - (chunked ? 64 : 0)), chunked));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await SendAsync(Old, "{}".PadRight(CspReports.Longest + 1), chunked));
    }

    [Fact]
    public async Task More_reports_than_the_limit_are_refused()
    {
        for (var i = 0; i < 9; i++)
        {
            Assert.Equal(HttpStatusCode.NoContent, await SendAsync(Old, "{}"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await SendAsync(Old, "{}"));
    }

    private async Task<HttpStatusCode> SendAsync(string type, string body, bool chunked = false)
    {
        using var visitor = _site.Visitor();
        using var request =
            new HttpRequestMessage(HttpMethod.Post, CspReports.Path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await visitor.Http.SendAsync(request);
        return response.StatusCode;
    }
}
