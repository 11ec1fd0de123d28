using System.Threading.RateLimiting;

namespace EhdsReadiness.Web.Security;

/// <summary>
/// Storage quota of people without an account, per client network and day (<see cref="ClientNetwork"/>). A form is counted as the bytes
/// that it sends, whatever becomes of it. It is counted in memory: no address is written anywhere, and a restart begins anew.
/// </summary>
public sealed class AnonymousStorage(AnonymousSettings settings, Database database) : IDisposable
{
    private const int Kilobyte = 1024;
    private readonly PartitionedRateLimiter<ClientNetwork> _near = Quota(network => network.Near, settings.MegabytesPerDay);
    private readonly PartitionedRateLimiter<ClientNetwork> _wide =
        Quota(network => network.Site, (long)settings.MegabytesPerDay * RateLimits.SiteFactor);

    /// <summary>Why a form to an anonymous assessment is not taken; null when it is, and counted.</summary>
    public IActionResult? Refuse(HttpContext http)
    {
        // A form of which the length is not said is as long as it may be.
        var bytes = http.Request.ContentLength ?? Setup.Site.LargestRequest;
        var kilobytes = (int)(bytes / Kilobyte) + 1;
        var network = ClientNetwork.Of(http);
        if (Take(_near, network, kilobytes) && Take(_wide, network, kilobytes)) { return null; }

        http.Features.Set(new QuotaUsedUp());
        http.Response.Headers.RetryAfter = "86400";
        return new StatusCodeResult(StatusCodes.Status429TooManyRequests);
    }

    /// <summary>The same for a form that begins an anonymous assessment; none is begun on a disk that is nearly full.</summary>
    public IActionResult? RefuseToBegin(HttpContext http) =>
        IsDiskFull ? new StatusCodeResult(StatusCodes.Status503ServiceUnavailable) : Refuse(http);

    /// <summary>Whether the disk of the database has so little left that no anonymous assessment is begun; with PostgreSQL, whose own disk
    /// is not seen from here, that of the site's folder.</summary>
    public bool IsDiskFull =>
        new DriveInfo(database.Folder).AvailableFreeSpace < (long)settings.LeastFreeMegabytes * Kilobyte * Kilobyte;

    public void Dispose()
    {
        _near.Dispose();
        _wide.Dispose();
    }

    private static bool Take(PartitionedRateLimiter<ClientNetwork> quota, ClientNetwork network, int kilobytes)
    {
        using var lease = quota.AttemptAcquire(network, kilobytes);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<ClientNetwork> Quota(Func<ClientNetwork, string?> nameOf, long megabytes) =>
        PartitionedRateLimiter.Create<ClientNetwork, string>(network => nameOf(network) is not { } name
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetFixedWindowLimiter(name, _ => new FixedWindowRateLimiterOptions
            {
                // A form longer than the whole quota would be an error of the caller's.
                PermitLimit = (int)Math.Clamp(megabytes * Kilobyte, (Setup.Site.LargestRequest / Kilobyte) + 1, int.MaxValue),
                Window = TimeSpan.FromDays(1),
                QueueLimit = 0,
            }));
}
