namespace EhdsReadiness.Core.Organisations;

/// <summary>That an organisation is a unit of another one, its house.</summary>
/// <param name="HouseId">Identifier of the house.</param>
/// <param name="HouseName">Its name.</param>
/// <param name="ShowsDrafts">Whether the house sees the unit's drafts: its owners say so.</param>
public sealed record UnitPlace(string HouseId, string HouseName, UnitKind UnitKind, bool ShowsDrafts);
