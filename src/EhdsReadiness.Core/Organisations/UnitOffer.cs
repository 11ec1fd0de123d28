namespace EhdsReadiness.Core.Organisations;

/// <summary>An open offer of a house to take an organisation as its unit; the code of it is known to whoever was told.</summary>
/// <param name="ExpiresAt">From when on the code is good for nothing (UTC).</param>
public sealed record UnitOffer(string Id, string HouseId, string HouseName, UnitKind UnitKind, DateTimeOffset ExpiresAt)
{
    /// <summary>How long a code is good: it goes by word of mouth, and owners decide.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);
}
