namespace EhdsReadiness.Core.Units;

/// <summary>Open actions of one person or service over all units.</summary>
/// <param name="Owner">As units wrote it; null for actions that nobody leads yet.</param>
/// <param name="Units">Of each unit that has some: its name, how many are open, and how many of these are late.</param>
public sealed record OverseenOwner(string? Owner, IReadOnlyList<(string Unit, int Open, int Late)> Units)
{
    public int Open => Units.Sum(unit => unit.Open);
    public int Late => Units.Sum(unit => unit.Late);
}
