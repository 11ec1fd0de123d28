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
}
