namespace EhdsReadiness.Web.Tests.Exports;

/// <summary>Assessments to export.</summary>
internal static class ExportSamples
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static AssessmentExport Of(string name, Language language) => Of(Samples.Of(name).Assessment, language);

    public static AssessmentExport Of(Assessment assessment, Language language, IReadOnlyList<TrackedAction>? tracked = null)
    {
        var result = Readiness.Of(Samples.Content, assessment);
        return new(Samples.Content, result, Stored(assessment), FollowedPlan.Of(result, Planning.Of(result), tracked ?? [], []), language);
    }

    /// <summary>The answers as if each had been given once.</summary>
    public static Dictionary<string, StoredAnswer> Stored(Assessment assessment) =>
        assessment.Answers.ToDictionary(pair => pair.Key, pair => new StoredAnswer(pair.Key, 1, pair.Value, At), StringComparer.Ordinal);

    /// <summary>A sheet as rows of texts, headings first.</summary>
    public static IReadOnlyList<RowRead> Rows(byte[] workbook, int sheet) => SpreadsheetReader.Read(workbook).Sheets[sheet].Rows;
}
