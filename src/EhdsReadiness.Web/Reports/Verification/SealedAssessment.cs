namespace EhdsReadiness.Web.Reports.Verification;

/// <summary>Whose report it is, as the data say that were sealed with it.</summary>
/// <param name="Questionnaire">Its version, known here or not.</param>
/// <param name="Organisation">As it was typed, with its house where it is a unit; null when none was.</param>
/// <param name="IsExpress">False for a full assessment.</param>
/// <param name="HasAnswers">Whether the answers were sealed as well; else the report holds figures alone.</param>
public sealed record SealedAssessment(string Questionnaire, string? Organisation, bool IsExpress, DateOnly Date, bool HasAnswers)
{
    private const int MostDepth = 8;

    /// <summary>What a report of figures alone says of its assessment.</summary>
    public static SealedAssessment Of(Assessment assessment) => new(
        assessment.Questionnaire, NameOf(assessment.Organisation, assessment.Unit?.House), assessment.Mode == AssessmentMode.Express,
        assessment.Date, HasAnswers: false);

    /// <summary>The data that are sealed in the place of the answers, as the assessment's file names them.</summary>
    public byte[] Write() => JsonFile.Write(JsonFile.ObjectOf([
        ("questionnaire", Questionnaire), ("organisation", Organisation),
        ("mode", (IsExpress ? AssessmentMode.Express : AssessmentMode.Full).Id()),
        ("date", Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))]));

    /// <param name="data">What was sealed in a report that this site wrote: its associated file, or what stands for it.</param>
    /// <returns>Null when they name nothing of the kind.</returns>
    public static SealedAssessment? Read(ReadOnlyMemory<byte> data)
    {
        try
        {
            using var document = JsonDocument.Parse(data, new() { MaxDepth = MostDepth });
            var root = document.RootElement;
            string? Text(string name) => TextOf(root, name);
            var house = root.TryGetProperty("unit", out var unit) && unit.ValueKind == JsonValueKind.Object ? TextOf(unit, "house") : null;
            return root.ValueKind == JsonValueKind.Object && Text("questionnaire") is { } version
                && DateOnly.TryParseExact(Text("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? new(version, NameOf(Text("organisation"), house), Text("mode") == "express", date, root.TryGetProperty("answers", out _))
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? NameOf(params IEnumerable<string?> names) =>
        string.Join(", ", names.OfType<string>()) is { Length: > 0 } name ? name : null;

    private static string? TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
