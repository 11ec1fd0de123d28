namespace EhdsReadiness.Core.Portfolios;

/// <summary>How the reports of a consultancy begin, kept once.</summary>
/// <param name="Line">A line of its own on the cover; null for none.</param>
/// <param name="Logo">A picture as it was sent, SVG, PNG or JPEG, the first of which former releases leave out; null for none.</param>
/// <param name="LogoText">What the picture shows, in words; null without one.</param>
/// <param name="Language">In which its reports are written; null for that of each client.</param>
public sealed record ConsultancyLook(string? Line, byte[]? Logo, string? LogoText, Language? Language)
{
    /// <summary>Nothing of its own.</summary>
    public static ConsultancyLook None { get; } = new(null, null, null, null);

    /// <summary>Whether there is anything to put on a cover.</summary>
    public bool HasCover => Line is not null || Logo is not null;
}
