namespace EhdsReadiness.Core.Questionnaires;

/// <summary>One of the four axes of the French strategy 2025-2028.</summary>
/// <param name="Number">Its place, from 1.</param>
public sealed record Axis(string Id, int Number, Text Title, Text Summary);
