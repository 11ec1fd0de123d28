namespace EhdsReadiness.Web.Reports.Verification;

/// <summary>Whose report it is, as the data say that were sealed with it.</summary>
/// <param name="Questionnaire">Its version, known here or not.</param>
/// <param name="Organisation">As it was typed, with its house where it is a unit; null when none was.</param>
/// <param name="IsExpress">False for a full assessment.</param>
public sealed record SealedAssessment(string Questionnaire, string? Organisation, bool IsExpress, DateOnly Date)
{
    private const int MostDepth = 8;

    /// <param name="data">The associated file of a report that this site wrote.</param>
    /// <returns>Null when they name nothing of the kind.</returns>
    public static SealedAssessment? Read(ReadOnlyMemory<byte> data)
    {
        try
        {
            using var document = JsonDocument.Parse(data, new() { MaxDepth = MostDepth });
            var root = document.RootElement;
            string? Text(string name) => TextOf(root, name);
            var house = root.TryGetProperty("unit", out var unit) && unit.ValueKind == JsonValueKind.Object ? TextOf(unit, "house") : null;
            var names = string.Join(", ", new[] { Text("organisation"), house }.OfType<string>());
            return root.ValueKind == JsonValueKind.Object && Text("questionnaire") is { } version
                && DateOnly.TryParseExact(Text("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? new(version, names.Length == 0 ? null : names, Text("mode") == "express", date)
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
