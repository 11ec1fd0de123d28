namespace EhdsReadiness.Core.Aggregates.Protection;

/// <summary>Rule 1: which cells say nothing, judged by the register and by how many are counted.</summary>
internal sealed class Withholding
{
    // Each total with the tables whose cells it is the sum of.
    private static readonly (string Total, string Part)[] Sums =
    [
        (TableIds.Overall, TableIds.Role), (TableIds.Overall, TableIds.Kind), (TableIds.Overall, TableIds.Region),
        (TableIds.Overall, TableIds.KindRole), (TableIds.Overall, TableIds.RegionRole), (TableIds.Kind, TableIds.KindRole),
        (TableIds.Region, TableIds.RegionRole), (TableIds.Role, TableIds.KindRole), (TableIds.Role, TableIds.RegionRole),
        (TableIds.Overseas, TableIds.Region), (TableIds.Overseas, TableIds.RegionRole),
    ];

    private readonly PublicationInput _input;
    private readonly Cube _cube;
    private readonly int[,] _shared;
    private readonly bool[] _withheld;
    private readonly HashSet<CubeCell> _withoutShares = [];

    public Withholding(PublicationInput input, Cube cube)
    {
        (_input, _cube) = (input, cube);
        _withheld = new bool[cube.Cells.Count];
        _shared = new int[cube.Cells.Count, cube.Cells.Count];
        foreach (var unit in cube.Units)
        {
            foreach (var one in unit.Cells)
            {
                foreach (var other in unit.Cells)
                {
                    _shared[one, other]++;
                }
            }
        }
    }

    public bool Is(CubeCell cell) => _withheld[cell.Index];

    /// <summary>Whether the cell's shares may be shown if the cell is.</summary>
    public bool HasShares(CubeCell cell) => !_withoutShares.Contains(cell);

    /// <summary>Withholds what tells of a cell by shares, and leaves its range, means and quartiles.</summary>
    public void WithholdShares(CubeCell cell) => _withoutShares.Add(cell);

    /// <summary>Withholds a cell, and whatever would give it back.</summary>
    public void Withhold(CubeCell cell)
    {
        _withheld[cell.Index] = true;
        Settle();
    }

    /// <summary>Whether a cell fails the threshold by itself.</summary>
    public bool Fails(CubeCell cell) =>
        cell.Count == 0 || (_input.Protections.Threshold && !Passes(cell, _input.K));

    /// <summary>Whether enough organisations are counted in a cell, and enough known ones absent from it.</summary>
    public static bool Passes(CubeCell cell, int k) => cell.Count >= k && cell.Known - cell.Count >= Showing.Absent;

    /// <summary>The cells of which a total is the sum, table by table.</summary>
    public IEnumerable<IReadOnlyList<CubeCell>> PartsOf(CubeCell total)
    {
        foreach (var (_, part) in Sums.Where(sum => sum.Total == total.Table))
        {
            yield return [.. _cube.Cells.Where(cell => cell.Table == part && IsPart(cell, total))];
        }

        // The country is also the sum of the regions that are not overseas and of those that are, together.
        if (total.Table == TableIds.Overall)
        {
            yield return [.. _cube.Cells.Where(cell => cell.Table == TableIds.Overseas
                || (cell.Table == TableIds.Region && !TableIds.IsOverseas(cell.Key[0])))];
        }
    }

    /// <summary>Whether every known organisation of one cell stands in the other too.</summary>
    public bool IsPart(CubeCell cell, CubeCell total) => _shared[total.Index, cell.Index] == cell.Known;

    /// <summary>Whether any known organisation stands in both cells.</summary>
    public bool Overlap(CubeCell one, CubeCell other) => _shared[one.Index, other.Index] > 0;

    /// <summary>Applies the threshold, then the rules between cells until none of them asks for more.</summary>
    public void Settle()
    {
        foreach (var cell in _cube.Cells)
        {
            _withheld[cell.Index] |= Fails(cell);
        }

        while (NextToGo() is { } cell)
        {
            _withheld[cell.Index] = true;
        }
    }

    private CubeCell? NextToGo() =>
        (_input.Protections.Complements ? Complement() : null) ?? (_input.Protections.Differences ? Difference() : null);

    /// <summary>The smallest published cell of a sum, or of a table, whose withheld cells are too few together to hide one
    /// another.</summary>
    private CubeCell? Complement()
    {
        foreach (var table in _cube.Cells.GroupBy(cell => cell.Table).Where(table => table.Key != TableIds.Overall))
        {
            if (TooFew([.. table]) is { } cell) { return cell; }
        }

        foreach (var total in _cube.Cells.Where(cell => !Is(cell)))
        {
            foreach (var parts in PartsOf(total))
            {
                if (TooFew(parts) is { } cell) { return cell; }
            }
        }

        return null;
    }

    private CubeCell? TooFew(IReadOnlyList<CubeCell> cells)
    {
        var hidden = cells.Where(Is).Sum(cell => cell.Known);
        return hidden > 0 && hidden < _input.K ? Smallest(cells.Where(cell => !Is(cell))) : null;
    }

    /// <summary>The smaller of two published cells that nearly the same organisations stand in.</summary>
    private CubeCell? Difference()
    {
        var shown = _cube.Cells.Where(cell => !Is(cell)).ToList();
        return Smallest(
            from one in shown
            from other in shown
            where one.Index < other.Index && one.Known + other.Known - (2 * _shared[one.Index, other.Index]) < _input.K
            select one.Known < other.Known ? one : other);
    }

    /// <summary>The smallest by the register; of equals the last, which is the finest.</summary>
    public static CubeCell? Smallest(IEnumerable<CubeCell> cells) =>
        cells.OrderBy(cell => cell.Known).ThenByDescending(cell => cell.Index).FirstOrDefault();
}
