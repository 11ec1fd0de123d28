using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace EhdsReadiness.Web;

/// <summary>
/// Whole addresses of the site, for mails and for links to keep: only made here. They follow the settings, never the Host header of a
/// request, which whoever sends it writes as they like: a link that opens an account would lead where they want.
/// </summary>
public sealed class SiteAddress(AllSettings settings, IServer server)
{
    private static readonly string[] AnyHost = ["0.0.0.0", "[::]", "*", "+"];

    /// <summary>The address of a site that may not be running, with its path and without a trailing slash: the one that is configured, or
    /// else the first that it serves on.</summary>
    public static string Of(AllSettings settings) => Configured(settings.Site) ?? Served(settings.FirstUrl, null) + settings.Site.Base;

    /// <summary>A path of the site, with the path base or without it, as a whole address.</summary>
    /// <param name="http">The request, which says at which of this machine's own addresses the site was reached, when it serves on all of
    /// them; null for none.</param>
    public string Whole(string path, HttpContext? http = null)
    {
        var pathBase = settings.Site.Base;
        var inside = pathBase.Length > 0 && path.StartsWith($"{pathBase}/", StringComparison.Ordinal) ? path[pathBase.Length..] : path;
        return (Configured(settings.Site)
            ?? Served(server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? settings.FirstUrl, http) + pathBase)
            + inside;
    }

    /// <summary>The origin under which browsers know the site (scheme, host, port), to which its passkeys hold. No passkey is of a mere
    /// IP address: a site on this machine's own is <c>localhost</c>.</summary>
    public Uri Origin
    {
        get
        {
            var address = new Uri(Whole("/"));
            return new UriBuilder(address.Scheme, address.IsLoopback ? "localhost" : address.IdnHost, address.Port).Uri;
        }
    }

    private static string? Configured(SiteSettings site) => site.Address?.TrimEnd('/') is not { } address ? null
        : new Uri(address).AbsolutePath == "/" ? address + site.Base
        : address;

    /// <summary>One that serves on all addresses of the machine is named by the one that the request came to, or else
    /// <c>localhost</c>.</summary>
    private static string Served(string url, HttpContext? http)
    {
        var address = BindingAddress.Parse(url);
        var host = !AnyHost.Contains(address.Host) ? address.Host
            : http?.Connection.LocalIpAddress is { } local && IPAddress.TryParse(http.Request.Host.Host.Trim('[', ']'), out var asked)
                && Plain(asked).Equals(Plain(local)) ? HostOf(Plain(local))
            : "localhost";
        return $"{address.Scheme}://{host}:{address.Port}";
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static string HostOf(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
}
