namespace EhdsReadiness.Web.Exports;

/// <summary>
/// How much a table from somebody's file may become. Limits stand on what is built from a file, not on what is packed in it: everything is
/// counted before it is kept.
/// </summary>
/// <param name="times">How many times as much as anybody's file may a file be that only staff bring.</param>
/// <param name="cancel">Ends the reading with the request that it is for.</param>
internal sealed class ReadingLimits(int times = 1, CancellationToken cancel = default)
{
    public const int MostRows = 5_000;
    public const int MostColumns = 100;
    public const int MostCells = 60_000;

    /// <summary>More than a questionnaire has questions, each of which another person may be asked on a sheet of their own.</summary>
    public const int MostSheets = 100;

    /// <summary>A sheet may come with its relations and the settings of a printer.</summary>
    public const int MostParts = 400;

    /// <summary>Longest text of a cell: that of Excel.</summary>
    public const int LongestText = 32_767;

    /// <summary>Most bytes of all parts that are read, once unpacked.</summary>
    private const long MostBytes = 24 * 1024 * 1024;

    /// <summary>Most XML elements and attributes, those that hold nothing included.</summary>
    private const int MostNodes = 1_000_000;

    /// <summary>Most characters of all cells together, a text counted in every cell that shows it: 8 MiB.</summary>
    private const int MostCharacters = 4 * 1024 * 1024;

    private long _bytes;
    private long _nodes;
    private int _rows;
    private int _cells;
    private long _characters;
    private long _shared;

    /// <exception cref="TooLargeException">There are more than the limit, as with all that is taken here.</exception>
    public void TakeBytes(int count) => Check(_bytes += count, MostBytes * times);

    public void TakeNodes(int count)
    {
        cancel.ThrowIfCancellationRequested();
        Check(_nodes += count, (long)MostNodes * times);
    }

    /// <summary>Counts a string that cells may share, once.</summary>
    public void TakeShared(string text) => Check(_shared += text.Length, (long)MostCharacters * times);

    /// <summary>Checks how many strings cells share.</summary>
    public void CheckShared(int count) => Check(count, ((long)MostCells * times) - 1);

    /// <summary>Counts a row that holds something.</summary>
    public void TakeRow()
    {
        cancel.ThrowIfCancellationRequested();
        Check(++_rows, (long)MostRows * times);
    }

    /// <summary>Counts a cell that holds something.</summary>
    /// <param name="column">Its place, from 0.</param>
    public void TakeCell(int column, string text)
    {
        Check(column, MostColumns - 1);
        Check(++_cells, (long)MostCells * times);
        Check(_characters += text.Length, (long)MostCharacters * times);
    }

    internal static void Check(long count, long most)
    {
        if (count > most) { throw new TooLargeException(); }
    }
}
