using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Faults;

/// <summary>A request that is never finished is cut off, at its headers and at its body, and the site serves others.</summary>
public sealed class SlowRequestTests : IAsyncLifetime
{
    private readonly TestSite _site = new();

    public Task InitializeAsync() =>
        _site.StartAsync("--Requests:HeaderSeconds", "1", "--Requests:GraceSeconds", "2", "--Requests:BytesPerSecond", "100");

    public Task DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("GET /en HTTP/1.1\r\nHost: loc")]
    [InlineData(
        "POST /en/assessments/new HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
        "1000\r\n\r\nr")]
    [InlineData("POST /csp-report HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/csp-report\r\nContent-Length: 1000\r\n\r\n{")]
    public async Task A_request_that_stops_half_way_gets_408_and_its_connection_is_closed(string half)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var client = new TcpClient();
        await client.ConnectAsync(_site.Address.Host, _site.Address.Port, limit.Token);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(half), limit.Token);

        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync(limit.Token);

        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        using var visitor = _site.Visitor();
        Assert.Equal(System.Net.HttpStatusCode.OK, await visitor.GetAsync("/en"));
    }
}
