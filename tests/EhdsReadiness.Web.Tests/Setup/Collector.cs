using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace EhdsReadiness.Web.Tests.Setup;

/// <summary>Stands where an operator's OTLP collector would, and keeps every byte that is sent to it.</summary>
public sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _site;
    private readonly ConcurrentQueue<(string Path, string Body)> _received = [];

    private Collector(WebApplication site) => _site = site;

    public string Address => _site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new Collector(builder.Build());
        collector._site.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            // Texts stand as they are in protobuf, and Latin-1 keeps every byte around them.
            collector._received.Enqueue((http.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
        });
        await collector._site.StartAsync();
        return collector;
    }

    /// <summary>All that came to one address.</summary>
    public string Received(string path) => string.Concat(_received.Where(one => one.Path == path).Select(one => one.Body));

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
