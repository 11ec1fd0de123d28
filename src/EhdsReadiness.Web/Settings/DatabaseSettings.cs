namespace EhdsReadiness.Web.Settings;

/// <summary>Where the answers are.</summary>
public sealed record DatabaseSettings : ISettings
{
    /// <summary>File of the database, relative to the current directory; made with its folder when missing. Form keys and the outbox stand
    /// beside it.</summary>
    public string Path { get; init; } = "data/ehds-readiness.db";
}
