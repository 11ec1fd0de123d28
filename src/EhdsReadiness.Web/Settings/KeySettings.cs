namespace EhdsReadiness.Web.Settings;

/// <summary>Where the keys are that sign reports.</summary>
public sealed record KeySettings : ISettings
{
    /// <summary>Folder of the keys; null for that of the database.</summary>
    public string? Path { get; init; }
}
