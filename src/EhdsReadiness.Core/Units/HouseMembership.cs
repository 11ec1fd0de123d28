namespace EhdsReadiness.Core.Units;

/// <summary>An organisation that stands in an overview: a unit of the house, or a member of the group by a grant that runs.</summary>
/// <param name="UnitKind">Null for a member of a group.</param>
/// <param name="ShowsDrafts">Whether what is under way may be seen too, as a grant lets.</param>
public sealed record HouseMembership(string Id, string Name, UnitKind? UnitKind, bool ShowsDrafts)
{
    public static HouseMembership Of(HouseUnit unit) => new(unit.Id, unit.Name, unit.UnitKind, unit.ShowsDrafts);
}
