namespace EhdsReadiness.Core.Questionnaires;

/// <summary>A term of the glossary in a text.</summary>
/// <param name="Start">Index of its first character in the text.</param>
/// <param name="Length">Number of its characters there.</param>
public sealed record TermFound(GlossaryTerm Term, int Start, int Length);
