namespace EhdsReadiness.Web.Reports;

/// <summary>What an archive of reports holds of each client.</summary>
/// <param name="Kind">Any but that of one axis.</param>
/// <param name="Lang"><c>fr</c>, <c>en</c> or <c>both</c>; null for the language of each client.</param>
/// <param name="Cover">On a page before the first of each report; null for none.</param>
/// <param name="WithWorkbook">Whether the workbook with all answers goes along.</param>
public sealed record ArchiveChoice(ReportKind Kind, string? Lang, Cover? Cover, bool WithWorkbook)
{
    /// <summary>The kinds that an archive may hold.</summary>
    public static IReadOnlyList<ReportKind> Kinds { get; } = [.. Ids.All<ReportKind>().Where(kind => kind != ReportKind.Axis)];

    /// <summary>The report of one client.</summary>
    /// <param name="language">The client's.</param>
    public ReportOptions For(Questionnaire questionnaire, Language language) =>
        ReportOptions.Read(Kind.Id(), null, Lang, questionnaire, language)! with { Cover = Cover };
}
