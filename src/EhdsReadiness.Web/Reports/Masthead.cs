namespace EhdsReadiness.Web.Reports;

/// <summary>A logo with the words beside it.</summary>
/// <param name="Picture">Null when there are only words.</param>
/// <param name="Words">Null when there is only the picture.</param>
public sealed record Masthead(Picture? Picture, string? Words) : Block;
