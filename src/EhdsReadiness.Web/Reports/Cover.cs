namespace EhdsReadiness.Web.Reports;

/// <summary>What the reader of one copy, such as a consultant, puts on a page before the first. The report says there that it is
/// theirs.</summary>
/// <param name="Line">One line of 1 to 160 characters; null for none.</param>
/// <param name="Logo">Null for none.</param>
public sealed record Cover(string? Line, Picture? Logo)
{
    /// <summary>Longest line, in Unicode characters.</summary>
    public const int LongestLine = 160;
}
