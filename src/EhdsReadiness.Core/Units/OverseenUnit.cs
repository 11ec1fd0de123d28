namespace EhdsReadiness.Core.Units;

/// <summary>A unit, or a member of a group, with what its house or its group sees of it.</summary>
/// <param name="OrganisationId">Identifier of the unit.</param>
/// <param name="UnitKind">Null for a member of a group.</param>
/// <param name="ShowsDrafts">Whether what is under way may be seen too.</param>
/// <param name="Finalised">The newest finalised assessment; null when there is none.</param>
/// <param name="Current">The newest that is not finalised; null when there is none or it may not be seen.</param>
/// <param name="IsUnreadable">True when its data are damaged: nothing is shown of it then.</param>
public sealed record OverseenUnit(
    string OrganisationId, string Name, UnitKind? UnitKind, bool ShowsDrafts, OverseenAssessment? Finalised, OverseenAssessment? Current,
    bool IsUnreadable);
