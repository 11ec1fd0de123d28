namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>A few questions with some of their shares.</summary>
/// <param name="Caption">What they have in common.</param>
/// <param name="Answers">Headings of the shares.</param>
public sealed record QuestionShares(
    string Caption, IReadOnlyList<string> Answers, IReadOnlyList<(string Ask, IReadOnlyList<string> Shares)> Rows);
