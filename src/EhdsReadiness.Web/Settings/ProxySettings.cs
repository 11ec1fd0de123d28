namespace EhdsReadiness.Web.Settings;

/// <summary>Which reverse proxies are believed.</summary>
public sealed record ProxySettings : ISettings
{
    /// <summary>Addresses, networks such as <c>10.0.0.0/8</c>, or host names (looked up once, at the start) of proxies whose forwarded
    /// headers count.</summary>
    public IReadOnlyList<string> Known { get; init; } = [];

    /// <inheritdoc/>
    public IEnumerable<string> Contradictions() =>
        Known.Where(one => NetworksOf(one) is null)
            .Select(one => $"Proxies:Known “{one}” is no address, no network such as 10.0.0.0/8, and no host name that is known here");

    /// <summary>What the settings name, host names by their addresses.</summary>
    public IEnumerable<IPNetwork> Networks() => Known.SelectMany(one => NetworksOf(one) ?? []);

    /// <returns>Null when it is none of the three.</returns>
    private static IReadOnlyList<IPNetwork>? NetworksOf(string text)
    {
        if (IPAddress.TryParse(text, out var address)) { return [Single(address)]; }

        if (text.Contains('/', StringComparison.Ordinal)) { return IPNetwork.TryParse(text, out var network) ? [network] : null; }

        try
        {
            return Uri.CheckHostName(text) == UriHostNameType.Dns && Dns.GetHostAddresses(text) is { Length: > 0 } found
                ? [.. found.Select(Single)] : null;
        }
        catch (SocketException)
        {
            return null;
        }
    }

    private static IPNetwork Single(IPAddress address) => new(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128);
}
