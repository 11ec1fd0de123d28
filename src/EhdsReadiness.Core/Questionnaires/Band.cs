namespace EhdsReadiness.Core.Questionnaires;

/// <summary>A named stretch of the scale.</summary>
/// <param name="From">Lowest score that reaches it, 0 to 100.</param>
public sealed record Band(string Id, int From, Text Name, Text Meaning);
