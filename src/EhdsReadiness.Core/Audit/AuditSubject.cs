namespace EhdsReadiness.Core.Audit;

/// <summary>What something was done to.</summary>
/// <param name="Kind">Such as <c>assessment</c>; never an address or a name.</param>
/// <param name="Id">Its identifier in the database; for a publication its number.</param>
public sealed record AuditSubject(string Kind, string Id)
{
    public static AuditSubject Organisation(string id) => new("organisation", id);

    public static AuditSubject Assessment(string id) => new("assessment", id);

    public static AuditSubject Account(string id) => new("account", id);

    public static AuditSubject Invitation(string id) => new("invitation", id);

    /// <summary>The number that an organisation gives.</summary>
    /// <param name="organisationId">The organisation.</param>
    public static AuditSubject Number(string organisationId) => new("number", organisationId);

    /// <summary>An offer to become a unit.</summary>
    public static AuditSubject Unit(string id) => new("unit", id);

    public static AuditSubject Publication(string number) => new("publication", number);
}
