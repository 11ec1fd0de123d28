using EhdsReadiness.Web.Tests.Pages;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace EhdsReadiness.Web.Tests.Setup;

/// <summary>What the site tells a collector, and that it is never a key.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task No_byte_sent_to_a_collector_holds_the_key_of_an_assessment_that_was_used()
    {
        await using var collector = await Collector.StartAsync();
        var site = new TestSite();
        await site.StartAsync("--OpenTelemetry:Endpoint", collector.Address);
        try
        {
            using var visitor = site.Visitor();
            var assessment = await visitor.StartAsync("en");
            var key = assessment.Split('/')[^1];
            await visitor.GetAsync($"{assessment}/questions/holder-status?seen={key}");
            await visitor.SendAsync(("kind", "level"), ("level", "2"));
            await visitor.GetAsync($"{assessment}/results");
            await visitor.GetAsync($"{assessment}/no-such-page");
            await visitor.GetAsync($"/en/nothing/{key}");
            using var post = new StringContent(key);
            await visitor.ShowAsync(await visitor.Http.PostAsync(new Uri($"{assessment}/delete", UriKind.Relative), post));

            Assert.True(site.Services.GetRequiredService<TracerProvider>().ForceFlush(10_000));
            Assert.True(site.Services.GetRequiredService<MeterProvider>().ForceFlush(10_000));

            var (traces, metrics) = (collector.Received("/v1/traces"), collector.Received("/v1/metrics"));
            Assert.Contains("/assessments/{key}/results", traces, StringComparison.Ordinal);
            Assert.Contains("ehds-readiness", traces, StringComparison.Ordinal);
            Assert.Contains("http.server.request.duration", metrics, StringComparison.Ordinal);
            Assert.Contains("dotnet.gc.collections", metrics, StringComparison.Ordinal);
            Assert.Equal(32, key.Length);
            Assert.DoesNotContain(key, traces, StringComparison.Ordinal);
            Assert.DoesNotContain(key, metrics, StringComparison.Ordinal);
        }
        finally
        {
            await site.DisposeAsync();
        }
    }

    [Fact]
    public async Task Without_the_address_of_a_collector_nothing_is_measured()
    {
        var site = new TestSite();
        await site.StartAsync();
        try
        {
            Assert.Null(site.Services.GetService<TracerProvider>());
            Assert.Null(site.Services.GetService<MeterProvider>());
        }
        finally
        {
            await site.DisposeAsync();
        }
    }
}
