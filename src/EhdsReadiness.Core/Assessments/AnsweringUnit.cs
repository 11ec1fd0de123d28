namespace EhdsReadiness.Core.Assessments;

/// <summary>The part of an organisation for which an assessment answers.</summary>
/// <param name="House">Name of the whole organisation, 1 to 120 characters, as somebody typed it.</param>
public sealed record AnsweringUnit(UnitKind UnitKind, string House);
