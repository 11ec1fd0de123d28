namespace EhdsReadiness.Core.Organisations;

/// <summary>Something that a member was asked to answer who has gone, and that nobody is asked since.</summary>
/// <param name="LeftBy">Name of whoever was asked; null when the account was closed.</param>
public sealed record LeftAssignment(AssignmentTarget Target, string? LeftBy);
