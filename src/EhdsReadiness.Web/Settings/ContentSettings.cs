namespace EhdsReadiness.Web.Settings;

/// <summary>Where the content is.</summary>
public sealed record ContentSettings : ISettings
{
    /// <summary>Folder of the content; null for the one that travels with the program.</summary>
    public string? Path { get; init; }
}
