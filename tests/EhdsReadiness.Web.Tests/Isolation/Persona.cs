namespace EhdsReadiness.Web.Tests.Isolation;

/// <summary>Everybody who may come to an organisation's assessment, in the order of the table's columns.</summary>
internal enum Persona
{
    Anonymous,

    /// <summary>Owner of another organisation.</summary>
    Stranger,

    ConsultantWithoutGrant,
    ConsultantExpired,
    ConsultantWithdrawn,
    ConsultantReading,
    ConsultantAnswering,
    Reader,
    Contributor,
    Owner,
    Analyst,
    Administrator,

    /// <summary>Owner of the house of which the organisation is a unit; the unit shows its drafts.</summary>
    HouseMember,

    /// <summary>Reader of the house.</summary>
    HouseReader,

    /// <summary>Owner of another unit of the house.</summary>
    SisterOwner,
}
