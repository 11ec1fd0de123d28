namespace EhdsReadiness.Core.Aggregates.Publications;

/// <summary>One table of a publication: a cell for each value that the register holds, in the order of the content.</summary>
/// <param name="Id">One of <see cref="TableIds"/>.</param>
/// <param name="Dimensions">What tells its cells apart; none for the overall table.</param>
public sealed record PublishedTable(string Id, IReadOnlyList<string> Dimensions, IReadOnlyList<PublishedCell> Cells)
{
    /// <summary>The cell of these values, in the order of the dimensions; null when there is none.</summary>
    public PublishedCell? Find(params IReadOnlyList<string> key)
    {
        foreach (var cell in Cells)
        {
            // A page looks up every question: enumerators would take most of its time.
            var place = key.Count == cell.Key.Count ? key.Count - 1 : -2;
            while (place >= 0 && key[place] == cell.Key[place])
            {
                place--;
            }

            if (place == -1) { return cell; }
        }

        return null;
    }
}
