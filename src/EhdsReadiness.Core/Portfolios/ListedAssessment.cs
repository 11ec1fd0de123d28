namespace EhdsReadiness.Core.Portfolios;

/// <summary>The assessment of a client that the portfolio shows.</summary>
/// <param name="ChangedAt">Last change of anything in it (UTC).</param>
public sealed record ListedAssessment(string Id, string Questionnaire, DateTimeOffset ChangedAt, AssessmentSummary Summary);
