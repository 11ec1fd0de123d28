namespace EhdsReadiness.Core.Regulations;

/// <summary>A number of the law with its unit.</summary>
/// <param name="Unit"><c>days</c>, <c>working_days</c>, <c>weeks</c>, <c>months</c>, <c>years</c>, <c>percent</c>, <c>euros</c> or
/// <c>count</c>.</param>
/// <param name="Value">At least 1.</param>
public sealed record LawLimit(string Unit, long Value);
