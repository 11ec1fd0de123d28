namespace EhdsReadiness.Core.Organisations;

/// <summary>A unit as its house knows it.</summary>
/// <param name="Id">Identifier of the unit, which is an organisation of its own members.</param>
/// <param name="ShowsDrafts">Whether the house sees its drafts.</param>
public sealed record HouseUnit(string Id, string Name, UnitKind UnitKind, bool ShowsDrafts);
