namespace EhdsReadiness.Web.Security;

/// <summary>How much people without an account may leave on the site.</summary>
public sealed record AnonymousSettings : ISettings
{
    /// <summary>Megabytes of forms and files that one client network may send to anonymous assessments in 24 hours.</summary>
    [Range(1, 1_000_000)] public int MegabytesPerDay { get; init; } = 64;

    /// <summary>Free megabytes of the disk below which no anonymous assessment is begun: what is left is for those that exist.</summary>
    [Range(0, 1_000_000_000)] public int LeastFreeMegabytes { get; init; } = 512;
}
