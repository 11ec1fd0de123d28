namespace EhdsReadiness.Web.Reports.Verification;

/// <summary>What a report that somebody received turns out to be.</summary>
public enum ReportStanding
{
    /// <summary>As it was issued; no later finalised copy is known.</summary>
    Genuine,

    /// <summary>As it was issued, but the organisation has finalised a later copy.</summary>
    Replaced,

    /// <summary>Not as it was issued.</summary>
    Altered,

    /// <summary>Nothing shows that it was issued here.</summary>
    Unknown,
}

/// <summary>What the verdict rests on.</summary>
public enum VerdictReason
{
    /// <summary>The signature was made by a key of this site.</summary>
    SignatureRight,

    /// <summary>The fingerprint stands in the list of finalised reports issued here.</summary>
    Recorded,

    /// <summary>At least one byte is not what it was.</summary>
    BytesChanged,

    /// <summary>The signature names a key of this site, which did not make it.</summary>
    SignatureWrong,

    /// <summary>The file has no fingerprint of the kind that reports carry.</summary>
    NoFingerprint,

    /// <summary>The bytes fit the fingerprint, but nobody signed it and it was not recorded: anybody could have made it.</summary>
    NotSigned,

    /// <summary>Signed with a key that this site does not know.</summary>
    KeyUnknown,
}

/// <summary>Whether the printed figures were compared with those of the associated data.</summary>
public enum FigureCheck
{
    /// <summary>Compared: <see cref="ReportVerdict.Differences"/> lists what differs.</summary>
    Compared,

    /// <summary>The data are on a questionnaire, or a state of it, that is not published here, such as a later one.</summary>
    OtherQuestionnaire,

    /// <summary>Not compared: an earlier form of this program wrote the report, and would lay out its lines otherwise.</summary>
    EarlierForm,

    /// <summary>Not compared, and nothing of the file was opened: it is not what this site wrote.</summary>
    NotGenuine,

    /// <summary>The data can't be read.</summary>
    Unreadable,
}

/// <summary>A line of the report whose figures are not those that its data give.</summary>
/// <param name="Printed">As the document shows it; null when it shows nothing of the kind.</param>
/// <param name="Computed">As the data give it; null when they give nothing of the kind.</param>
public sealed record FigureDifference(string? Printed, string? Computed);

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

    /// <summary>As it was issued, to somebody whom no account stands for, as far as the report says: what it says of its organisation is anybody's word.</summary>
    public bool IsNobodys => IsGenuine && Contents is not { Origin: ReportOrigin.Organisation or ReportOrigin.File };
}

/// <summary>What was sealed in a genuine report.</summary>
/// <param name="Assessment">Null when its data can't be read.</param>
/// <param name="Origin">Who stands behind it; null for a report of the time before these said so, that is not a finalised copy's.</param>
/// <param name="CoverLine">Chosen by the reader of the copy; null for none.</param>
/// <param name="HasPicture">Whether the reader of the copy chose a picture.</param>
public sealed record SealedContents(SealedAssessment? Assessment, ReportOrigin? Origin, string? CoverLine, bool HasPicture);
