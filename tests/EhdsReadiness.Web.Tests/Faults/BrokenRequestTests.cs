using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Faults;

/// <summary>Requests whose bodies are not as long, not as whole or not as small as they have to be, byte by byte as no browser sends
/// them.</summary>
[Collection(SiteCollection.Name)]
public sealed class BrokenRequestTests(TestSite site)
{
    private const string Body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.json\"\r\n\r\n{}\r\n--b--\r\n";

    [Theory]
    [InlineData("Content-Length: -1", Body)]
    [InlineData("Content-Length: +5", Body)]
    [InlineData("Content-Length: 1e3", Body)]
    [InlineData("Content-Length: 99999999999999999999", Body)]
    [InlineData("Content-Length: 5\r\nContent-Length: 6", Body)]
    [InlineData("Content-Length: 3", Body)]
    [InlineData("Content-Length: 1000", Body)]
    [InlineData("Content-Length: 5\r\nTransfer-Encoding: chunked", "5\r\n--b--\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked", "ff\r\n" + Body)]
    [InlineData("Transfer-Encoding: chunked", "5\r\n--b--\r\n")]
    [InlineData("Transfer-Encoding: chunked", "zz\r\n" + Body)]
    [InlineData("Transfer-Encoding: chunked", "-5\r\n" + Body)]
    [InlineData("Transfer-Encoding: chunked", "ffffffffffffffff\r\n" + Body)]
    [InlineData("Transfer-Encoding: gzip", Body)]
    public async Task A_body_whose_length_is_not_true_is_a_senders_error_and_others_are_served(string length, string body)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var client = new TcpClient();
        await client.ConnectAsync(site.Address.Host, site.Address.Port, limit.Token);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes("POST /en/assessments/import HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" +
                $"Content-Type: multipart/form-data; boundary=b\r\n{length}\r\n\r\n{body}"), limit.Token);
        client.Client.Shutdown(SocketShutdown.Send);

        using var reader = new StreamReader(stream, Encoding.UTF8);
        string answer;
        try
        {
            answer = await reader.ReadToEndAsync(limit.Token);
        }
        catch (IOException)
        {
            answer = "";
        }

        // Whoever hangs up in the middle is told nothing.
        Assert.Matches("^(HTTP/1[.]1 4|$)", answer);
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync("/en"));
    }

    [Theory]
    [InlineData("/fr/assessments/import", "C’est trop volumineux")]
    [InlineData("/en/verify", "This is too large")]
    public async Task A_file_of_twenty_megabytes_is_told_to_be_too_large_while_it_still_comes(string page, string words)
    {
        using var visitor = site.Visitor();
        using var content = new MultipartFormDataContent { { new OneLine(20_000_000), "file", "a.json" } };

        using var response = await visitor.Http.PostAsync(new Uri(page, UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains(words, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>One line of text, made while it is sent.</summary>
    private sealed class OneLine(long length) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var part = new byte[100_000];
            Array.Fill(part, (byte)'x');
            for (var sent = 0L; sent < length; sent += part.Length)
            {
                await stream.WriteAsync(part);
            }
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return true;
        }
    }
}
