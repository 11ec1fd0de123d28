namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>Values as messages show them.</summary>
internal static class Quote
{
    private const int Longest = 80;

    /// <summary>The value between English quotation marks, shortened when it is long.</summary>
    public static string Of(string value) => $"“{Shortened(value)}”";

    /// <summary>The value between French quotation marks, shortened when it is long.</summary>
    public static string Fr(string value) => $"«\u00A0{Shortened(value)}\u00A0»";

    public static string All(IEnumerable<string> values) => string.Join(", ", values.Select(Of));

    public static string AllFr(IEnumerable<string> values) => string.Join(", ", values.Select(Fr));

    /// <summary>The value in both languages’ quotation marks.</summary>
    public static Text Both(string value) => new(Fr(value), Of(value));

    private static string Shortened(string value)
    {
        var oneLine = value.ReplaceLineEndings(" ");
        return oneLine.Length <= Longest ? oneLine : $"{oneLine[..Longest].TrimEnd()}…";
    }
}
