namespace EhdsReadiness.Core.Aggregates.Register;

/// <summary>What an import changes in the register, in organisations.</summary>
public sealed record RegisterChange(int New, int Changed, int Gone)
{
    public static RegisterChange Of(IReadOnlyList<RegisterEntry> before, IReadOnlyList<RegisterEntry> after)
    {
        var former = before.ToDictionary(entry => entry.Identifier, StringComparer.Ordinal);
        var kept = after.Where(entry => former.ContainsKey(entry.Identifier)).ToList();
        return new(after.Count - kept.Count, kept.Count(entry => !Same(entry, former[entry.Identifier])), before.Count - kept.Count);
    }

    private static bool Same(RegisterEntry one, RegisterEntry other) =>
        one with { Categories = [] } == other with { Categories = [] }
            && one.Categories.SequenceEqual(other.Categories, StringComparer.Ordinal);
}
