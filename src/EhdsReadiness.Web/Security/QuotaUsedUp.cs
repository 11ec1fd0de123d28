namespace EhdsReadiness.Web.Security;

/// <summary>Marks a request that was refused because its network has used up its day's storage quota.</summary>
public sealed record QuotaUsedUp;
