namespace EhdsReadiness.Web.Reports.Verification;

/// <summary>What was sealed in a genuine report.</summary>
/// <param name="Assessment">Null when its data can't be read.</param>
/// <param name="Origin">Who stands behind it; null for a report of the time before these said so, that is not a finalised copy's.</param>
/// <param name="Number">Of the organisation that stands behind it, as this site knew it when it made the report; null where it noted
/// none.</param>
/// <param name="CoverLine">Chosen by the reader of the copy; null for none.</param>
/// <param name="HasPicture">Whether the reader of the copy chose a picture.</param>
public sealed record SealedContents(
    SealedAssessment? Assessment, ReportOrigin? Origin, ReportNumber? Number, string? CoverLine, bool HasPicture);
