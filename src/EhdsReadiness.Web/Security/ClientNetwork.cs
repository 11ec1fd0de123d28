namespace EhdsReadiness.Web.Security;

/// <summary>
/// Network of a client, as far as limits tell clients apart: a home connection has 2^64 IPv6 addresses, so one address there says nothing.
/// </summary>
/// <param name="Near">The IPv4 address, or the first 64 bits of the IPv6 address: one connection. Such as <c>203.0.113.9</c> or
/// <c>2001:db8:1:2::/64</c>.</param>
/// <param name="Site">The first 48 bits of the IPv6 address, the most that one customer is usually given, such as <c>2001:db8:1::/48</c>;
/// null for IPv4.</param>
public readonly record struct ClientNetwork(string Near, string? Site)
{
    /// <summary>The network of whoever sent the request; where nothing is known of the sender, one network for all of these.</summary>
    public static ClientNetwork Of(HttpContext http) => Of(http.Connection.RemoteIpAddress);

    /// <param name="address">Null where there is none, as behind a Unix socket.</param>
    public static ClientNetwork Of(IPAddress? address)
    {
        if (address is null) { return new("unknown", null); }

        var plain = EmbeddedIPv4(address) ?? address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6 ? new(Prefix(plain, 64), Prefix(plain, 48))
            : new(plain.ToString(), null);
    }

    /// <summary>The IPv4 address that a mapped one (<c>::ffff:0:0/96</c>), or one of a NAT64 gateway (<c>64:ff9b::/96</c>, RFC 6052),
    /// stands for; null for any other.</summary>
    private static IPAddress? EmbeddedIPv4(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) { return address.MapToIPv4(); }

        var bytes = address.GetAddressBytes();
        return bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0]) ? new(bytes.AsSpan(12)) : null;
    }

    private static string Prefix(IPAddress address, int bits)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(bits / 8).Clear();
        return $"{new IPAddress(bytes)}/{bits}";
    }
}
