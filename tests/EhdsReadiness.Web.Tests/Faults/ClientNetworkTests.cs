using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Faults;

/// <summary>Limits count networks of clients: with single IPv6 addresses, each connection would have 2^64 times every limit.</summary>
public sealed class ClientNetworkTests
{
    [Theory]
    [InlineData("203.0.113.9", "203.0.113.9", null)]
    [InlineData("::ffff:203.0.113.9", "203.0.113.9", null)]
    [InlineData("64:ff9b::203.0.113.9", "203.0.113.9", null)]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64", "2001:db8:1::/48")]
    [InlineData("2001:db8:1:2::", "2001:db8:1:2::/64", "2001:db8:1::/48")]
    [InlineData("2001:db8:1:3::6", "2001:db8:1:3::/64", "2001:db8:1::/48")]
    [InlineData("fe80::1%3", "fe80::/64", "fe80::/48")]
    [InlineData("::1", "::/64", "::/48")]
    public void Network_is_the_ipv4_address_or_the_ipv6_prefixes(string address, string near, string? site) =>
        Assert.Equal(new ClientNetwork(near, site), ClientNetwork.Of(IPAddress.Parse(address)));

    [Fact]
    public void Senders_without_an_address_share_one_network() =>
        Assert.Equal(ClientNetwork.Of((IPAddress?)null), ClientNetwork.Of((IPAddress?)null));

    [Fact]
    public async Task Addresses_of_one_connection_share_a_limit_and_connections_of_one_site_a_wider_one()
    {
        var site = new TestSite();
        try
        {
            await site.StartAsync("--Proxies:Known:0", "127.0.0.1", "--RateLimits:SignInsPerMinute", "2");
            using var visitor = site.Visitor();

            Assert.Equal([false, false, true], await RefusedAsync(visitor, "2001:db8:1:1::1", "2001:db8:1:1::2", "2001:db8:1:1:ffff::3"));
            Assert.Equal([false, false, true], await RefusedAsync(visitor, "203.0.113.9", "::ffff:203.0.113.9", "203.0.113.9"));
            // A connection over its limit costs its neighbours nothing: of the site's 20, two are used.
            var neighbours = Enumerable.Range(2, 20).Select(i => $"2001:db8:1:{i:x}::1").ToArray();
            Assert.Equal([.. Enumerable.Repeat(false, 18), true, true], await RefusedAsync(visitor, neighbours));
            Assert.Equal([false], await RefusedAsync(visitor, "2001:db8:2:1::1"));
        }
        finally
        {
            await site.DisposeAsync();
        }
    }

    private static async Task<List<bool>> RefusedAsync(Visitor visitor, params string[] addresses)
    {
        var refused = new List<bool>();
        foreach (var address in addresses)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/fr/sign-in", UriKind.Relative))
                { Content = new FormUrlEncodedContent([]) };
            request.Headers.Add("X-Forwarded-For", address);
            using var response = await visitor.Http.SendAsync(request);
            refused.Add(response.StatusCode == HttpStatusCode.TooManyRequests);
        }

        return refused;
    }
}
