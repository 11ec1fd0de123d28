namespace EhdsReadiness.Web.Security;

/// <summary>Marks a request whose form could not be read: it did not come whole, or no form of this site is like it.</summary>
public sealed record UnreadForm;
