namespace EhdsReadiness.Core.Scoring;

/// <summary>What a question brings to the low end of its axis.</summary>
/// <param name="Points">Its share of the axis's low, exact; contributions add up to it.</param>
/// <param name="AtMost">What it would bring at level 4.</param>
public sealed record Contribution(Question Question, Fraction Points, Fraction AtMost);
