namespace EhdsReadiness.Core.Reassessments;

/// <summary>What one question has to do with the change of the overall low end.</summary>
/// <param name="Question">As the version asks it that counts it last.</param>
/// <param name="Points">Points of the overall low, exact; those of one cause add up to its part.</param>
public sealed record QuestionEffect(Question Question, ChangeCause Cause, Fraction Points);
