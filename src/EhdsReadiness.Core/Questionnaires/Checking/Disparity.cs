namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>What the French and the English of one text cite differently.</summary>
/// <param name="Kind">Links, placeholders, dates, articles or numbers; in French with “the same”.</param>
internal sealed record Disparity(Text Kind, IReadOnlyList<string> OnlyFrench, IReadOnlyList<string> OnlyEnglish);
