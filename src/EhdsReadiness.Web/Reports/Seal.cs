using EhdsReadiness.Web.Reports.Verification;

namespace EhdsReadiness.Web.Reports;

/// <summary>What makes a report verifiable: it prints a fingerprint of all its bytes and, where there is a key, carries a
/// signature.</summary>
/// <param name="Options">What the report was made by, kept in the file so that it can be made again and compared.</param>
/// <param name="ContentSha256">Of the questionnaire that its figures come from.</param>
/// <param name="Assessment">Whose report it is, sealed where the answers do not go along.</param>
/// <param name="Key">Signs the report; null when none is configured.</param>
public sealed record Seal(ReportOptions Options, string ContentSha256, SealedAssessment Assessment, SigningKey? Key)
{
    /// <summary>What is printed above the fingerprint.</summary>
    internal string Words(Language language) => Options.Whose(language) is { } whose
        ? $"{whose} {ReportTexts.Of(language, "Seal")}"
        : ReportTexts.Of(language, "Seal");
}
