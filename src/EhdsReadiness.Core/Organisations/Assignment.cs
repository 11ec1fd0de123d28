namespace EhdsReadiness.Core.Organisations;

/// <summary>A member was asked to answer something by a day.</summary>
/// <param name="AccountId">Who was asked.</param>
/// <param name="Name">Their name.</param>
/// <param name="Due">The last day, in France; null when none was named.</param>
public sealed record Assignment(AssignmentTarget Target, string AccountId, string Name, DateOnly? Due);
