namespace EhdsReadiness.Core.Aggregates;

/// <summary>Which kinds of organisation weigh clearly more, or less, among those counted than among those known. Says only what the
/// published ranges tell.</summary>
/// <param name="More">Kinds whose lowest possible share among those counted is half as much again as among those known, and five points
/// more at least.</param>
/// <param name="Less">Kinds whose highest possible share is two thirds at most, and five points less at least.</param>
public sealed record Representativeness(IReadOnlyList<string> More, IReadOnlyList<string> Less)
{
    /// <summary>Null when the count over all organisations, or every kind, is withheld.</summary>
    public static Representativeness? Of(Publication publication)
    {
        var kinds = (publication.Find(TableIds.Kind)?.Cells ?? []).Where(cell => cell.Figures is not null).ToList();
        if (publication.Count is not { } whole || kinds.Count == 0) { return null; }

        var most = whole.HighestOf(publication.Known, Showing.Absent);
        return new(
            [.. kinds.Where(cell => IsMuchMore(cell.Figures!.Count.From, most, cell.Known, publication.Known)).Select(cell => cell.Key[0])],
            [.. kinds.Where(cell =>
                IsMuchMore(cell.Known, publication.Known, cell.Figures!.Count.HighestOf(cell.Known, Showing.Absent), whole.From))
                .Select(cell => cell.Key[0])]);
    }

    /// <summary>Whether one part of a whole is half as much again as another of another, and five points more.</summary>
    private static bool IsMuchMore(long part, long whole, long otherPart, long otherWhole) =>
        2 * part * otherWhole >= 3 * otherPart * whole && 20 * ((part * otherWhole) - (otherPart * whole)) >= whole * otherWhole;
}
