namespace EhdsReadiness.Core.Units;

/// <summary>An assessment of a unit as its house sees it.</summary>
/// <param name="Date">Day of its last change (Europe/Paris).</param>
/// <param name="Summary">Its figures, both roles together.</param>
public sealed record OverseenAssessment(string Id, AssessmentState State, DateOnly Date, AssessmentSummary Summary);
