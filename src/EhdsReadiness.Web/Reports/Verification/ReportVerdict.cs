namespace EhdsReadiness.Web.Reports.Verification;

/// <summary>What was found out about a report.</summary>
/// <param name="Fingerprint">That of the file's bytes; null when it carries none.</param>
/// <param name="KeyId">Of the key that signed; null when none did.</param>
/// <param name="Contents">Whose report it is and what its reader added; null for one that is not genuine.</param>
public sealed record ReportVerdict(
    ReportStanding Standing,
    VerdictReason Reason,
    string? Fingerprint,
    string? KeyId,
    SealedContents? Contents,
    FigureCheck Figures,
    IReadOnlyList<FigureDifference> Differences)
{
    /// <summary>As it was issued, whether or not a later one exists.</summary>
    public bool IsGenuine => Standing is ReportStanding.Genuine or ReportStanding.Replaced;

    /// <summary>As it was issued, to somebody whom no account stands for, as far as the report says: what it says of its organisation is
    /// anybody's word.</summary>
    public bool IsNobodys => IsGenuine && Contents is not { Origin: ReportOrigin.Organisation or ReportOrigin.File };
}
