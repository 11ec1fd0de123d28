namespace EhdsReadiness.Core.Aggregates;

/// <summary>Rule 5: a cell in which too few organisations entered, left or answered again repeats its last figures, so that two publications tell no more than one.</summary>
internal sealed class Repetition
{
    private readonly PublicationInput _input;
    private readonly Dictionary<int, Since> _since = [];
    private readonly Dictionary<string, Stand> _now = [];

    public Repetition(PublicationInput input, Cube cube)
    {
        _input = input;
        if (!input.Protections.Repetition)
        {
            return;
        }

        var noise = new Noise(input.Key);
        foreach (var unit in cube.Units.Where(unit => unit.Figures is not null))
        {
            _now.Add(unit.Entry.Identifier, new(unit.Cells, noise.FingerprintOf(unit.Entry.Identifier, unit.Figures!)));
        }

        var places = cube.Cells.ToDictionary(cell => cell.Id, cell => cell.Index, StringComparer.Ordinal);
        foreach (var past in input.Past)
        {
            _since[past.Publication.Number] = SinceOf(past, places);
        }
    }

    /// <summary>The former cell whose figures are to be repeated; null when the cell has none, or enough has changed.</summary>
    public PublishedCell? Of(CubeCell cell) =>
        Former(cell.Table, cell.Key) is { } former && ChangesOf(cell, former.FiguresOf!.Value) < _input.K ? former : null;

    /// <summary>How many organisations entered the cell, left it or answered again since a publication; null when cells don't repeat.</summary>
    public int? ChangesOf(CubeCell cell, int publication) => _since.GetValueOrDefault(publication)?.Changes[cell.Index];

    /// <summary>
    /// By how much <see cref="ChangesOf"/> would differ if an organisation that stands in the cell and is counted were not, or the other way round:
    /// one that was counted then would come back with other answers.
    /// </summary>
    public int StepOf(Unit unit, int cell, int publication)
    {
        var wasThere = _since[publication].Before.TryGetValue(unit.Entry.Identifier, out var before) && Array.IndexOf(before.Cells, cell) >= 0;
        if (unit.Figures is null)
        {
            return wasThere ? 0 : 1;
        }

        var changed = !wasThere || before.Fingerprint != _now[unit.Entry.Identifier].Fingerprint;
        return (wasThere ? 1 : 0) - (changed ? 1 : 0);
    }

    /// <summary>The cell as it was last shown; null when it never was, or on another questionnaire or threshold.</summary>
    public PublishedCell? Former(string table, IReadOnlyList<string> key) => _input.Past
        .Reverse()
        .Where(past => past.Publication.Questionnaire == _input.Questionnaire.Version && past.Publication.K == _input.K)
        .Select(past => past.Publication.Find(table)?.Find(key))
        .FirstOrDefault(cell => cell?.Figures is not null);

    private Since SinceOf(PastPublication past, Dictionary<string, int> places)
    {
        var changes = new int[places.Count];
        var before = new Dictionary<string, Stand>(StringComparer.Ordinal);
        foreach (var member in past.Members)
        {
            var then = Cube.KeysOf(member.Placement)
                .Select(key => places.GetValueOrDefault(CubeCell.IdOf(key.Table, key.Key), -1))
                .Where(place => place >= 0)
                .ToArray();
            before.Add(member.Placement.Identifier, new(then, member.Fingerprint));
            var now = _now.GetValueOrDefault(member.Placement.Identifier, new([], 0));
            var moved = now.Fingerprint == member.Fingerprint ? then.Except(now.Cells).Concat(now.Cells.Except(then)) : then.Union(now.Cells);
            foreach (var place in moved)
            {
                changes[place]++;
            }
        }

        foreach (var place in _now.Where(member => !before.ContainsKey(member.Key)).SelectMany(member => member.Value.Cells))
        {
            changes[place]++;
        }

        return new(before, changes);
    }

    /// <summary>Where an organisation is counted, and what it answered.</summary>
    private readonly record struct Stand(int[] Cells, ulong Fingerprint);

    /// <summary>Who was counted in a publication, and how many have changed since, cell by cell.</summary>
    private sealed record Since(IReadOnlyDictionary<string, Stand> Before, int[] Changes);
}
