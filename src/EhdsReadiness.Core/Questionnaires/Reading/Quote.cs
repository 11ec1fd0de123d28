namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>Values as messages show them.</summary>
internal static class Quote
{
    private const int Longest = 80;

    /// <summary>The value between English quotation marks, shortened when it is long.</summary>
    public static string Of(string value)
    {
        var oneLine = value.ReplaceLineEndings(" ");
        return oneLine.Length <= Longest ? $"“{oneLine}”" : $"“{oneLine[..Longest].TrimEnd()}…”";
    }

    public static string All(IEnumerable<string> values) => string.Join(", ", values.Select(Of));
}
