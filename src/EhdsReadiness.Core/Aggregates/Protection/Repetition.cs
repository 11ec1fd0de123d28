namespace EhdsReadiness.Core.Aggregates.Protection;

/// <summary>Rule 5: a cell in which too few organisations entered, left or answered again repeats its last figures, so that two
/// publications tell no more than one. Linked ones count as one: else a reader could bring about new figures alone.</summary>
internal sealed class Repetition
{
    private readonly PublicationInput _input;
    private readonly Dictionary<int, int[]> _changes = [];

    public Repetition(PublicationInput input, Cube cube)
    {
        _input = input;
        if (!input.Protections.Repetition) { return; }

        var noise = new Noise(input.Key);
        var now = cube.Units.Where(unit => unit.Figures is not null)
            .ToDictionary(unit => unit.Entry.Identifier, unit =>
                (Cells: unit.Cells, Fingerprint: noise.FingerprintOf(unit.Entry.Identifier, unit.Figures!)), StringComparer.Ordinal);
        var links = cube.Units.Where(unit => unit.IsLinked)
            .ToDictionary(unit => unit.Entry.Identifier, unit => unit.Group, StringComparer.Ordinal);
        var places = cube.Cells.ToDictionary(cell => cell.Id, cell => cell.Index, StringComparer.Ordinal);
        foreach (var past in input.Past)
        {
            _changes[past.Publication.Number] = ChangesSince(past, now, links, places);
        }
    }

    /// <summary>The former cell whose figures are to be repeated; null when the cell has none, or enough has changed.</summary>
    public PublishedCell? Of(CubeCell cell) =>
        Former(cell.Table, cell.Key) is { } former && _changes.GetValueOrDefault(former.FiguresOf!.Value) is { } changes
            && changes[cell.Index] < _input.K
            ? former
            : null;

    /// <summary>The cell as it was last shown; null when it never was, or on another questionnaire or threshold.</summary>
    public PublishedCell? Former(string table, IReadOnlyList<string> key) => _input.Past
        .Reverse()
        .Where(past => past.Publication.Questionnaire == _input.Questionnaire.Version && past.Publication.K == _input.K)
        .Select(past => past.Publication.Find(table)?.Find(key))
        .FirstOrDefault(cell => cell?.Figures is not null);

    /// <summary>For each cell, how many organisations entered it, left it or answered again since a publication; of a group of linked
    /// ones one counts.</summary>
    private static int[] ChangesSince(PastPublication past, Dictionary<string, (int[] Cells, ulong Fingerprint)> now,
        Dictionary<string, int> links, Dictionary<string, int> places)
    {
        var changes = new int[places.Count];
        var before = new HashSet<string>(StringComparer.Ordinal);
        var counted = new HashSet<(int Place, int Group)>();
        void Count(string identifier, IEnumerable<int> moved)
        {
            foreach (var place in moved)
            {
                changes[place] += links.TryGetValue(identifier, out var group) && !counted.Add((place, group)) ? 0 : 1;
            }
        }

        foreach (var member in past.Members)
        {
            before.Add(member.Placement.Identifier);
            var then = Cube.KeysOf(member.Placement)
                .Select(key => places.GetValueOrDefault(CubeCell.IdOf(key.Table, key.Key), -1))
                .Where(place => place >= 0);
            var (cells, fingerprint) = now.GetValueOrDefault(member.Placement.Identifier, ([], 0));
            Count(member.Placement.Identifier,
                fingerprint == member.Fingerprint ? then.Except(cells).Concat(cells.Except(then)) : then.Union(cells));
        }

        foreach (var (identifier, member) in now.Where(member => !before.Contains(member.Key)))
        {
            Count(identifier, member.Cells);
        }

        return changes;
    }
}
