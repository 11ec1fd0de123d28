namespace EhdsReadiness.Web.Setup;

/// <summary>The addresses to serve on (<c>urls</c>), looked at before anything is opened or made.</summary>
public static class ListenAddresses
{
    /// <summary>Those that are no addresses, one line each.</summary>
    public static IEnumerable<string> Malformed(string? urls) => Split(urls).Select(FaultOf).OfType<string>();

    /// <summary>Those that cannot be had, as another program serves there; one line each. All are well-formed.</summary>
    /// <param name="setting">Where they stand.</param>
    public static IEnumerable<string> Taken(string? urls, string setting = "urls") =>
        Split(urls).Select(url => TryTake(url, BindingAddress.Parse(url), setting)).OfType<string>();

    private static string[] Split(string? urls) =>
        (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? FaultOf(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme is not ("http" or "https") || address.Port is < 0 or > 65535 ? None(url)
                : address.PathBase.Length > 0 && !address.IsUnixPipe
                    ? $"urls “{url}” has a path: set Site:PathBase to {address.PathBase} instead"
                : null;
        }
        catch (FormatException)
        {
            return None(url);
        }
    }

    private static string None(string url) => $"urls “{url}” is no address such as http://localhost:5080";

    /// <summary>Takes the port for a moment, as the server will.</summary>
    private static string? TryTake(string url, BindingAddress address, string setting)
    {
        if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0) { return null; }

        var host = address.Host == "localhost" ? IPAddress.Loopback
            : IPAddress.TryParse(address.Host.Trim('[', ']'), out var literal) ? literal
            : IPAddress.IPv6Any;
        try
        {
            using var socket = new Socket(host.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            if (host.Equals(IPAddress.IPv6Any))
            {
                socket.DualMode = true;
            }

            socket.Bind(new IPEndPoint(host, address.Port));
            return null;
        }
        catch (SocketException e)
        {
            // A machine without IPv6 serves on its IPv4 addresses.
            return e.SocketErrorCode == SocketError.AddressFamilyNotSupported ? null
                : $"{setting} “{url}” cannot be served on: {e.Message}";
        }
    }
}
