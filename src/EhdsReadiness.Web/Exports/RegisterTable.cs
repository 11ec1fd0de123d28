namespace EhdsReadiness.Web.Exports;

/// <summary>The register of known organisations as a table: its columns by their names, wherever they stand.</summary>
public static class RegisterTable
{
    /// <summary>How many times as long as anybody's file a register may be that the page takes.</summary>
    public const int TimesOnPage = 10;

    /// <summary>The same for the command, which whoever has the machine runs.</summary>
    public const int TimesOfCommand = 100;

    private static readonly IReadOnlyList<string> Columns = [.. RegisterFile.Columns, .. RegisterFile.FurtherColumns];

    /// <summary>Reads the first sheet that has all the necessary columns: every organisation, or every fault by cell.</summary>
    public static (IReadOnlyList<RegisterEntry> Entries, IReadOnlyList<CellFault> Faults) Read(
        IReadOnlyList<SheetRead> sheets, Content content)
    {
        if (FoundTable.Find(sheets, Columns.Select(column => (column, column)), RegisterFile.Columns) is not { } table)
        {
            var needed = string.Join(", ", RegisterFile.Columns);
            return ([], [new("A1", new($"Une ligne nomme les colonnes : {needed}.", $"A line names the columns: {needed}."))]);
        }

        var rows = table.FilledRows.ToList();
        List<CellFault> faults = [.. table.Faults, .. rows.SelectMany(row => table.FaultsIn(row, table.Places.Values))];
        if (faults.Count == 0)
        {
            var reading = RegisterFile.Read(rows.Select(row => new RegisterLine(row.Line,
                table.Places.ToDictionary(place => place.Key, place => row[place.Value], StringComparer.Ordinal))), content);
            if (reading.Faults.Count == 0) { return (reading.Entries, []); }

            var byLine = rows.DistinctBy(row => row.Line).ToDictionary(row => row.Line);
            faults.AddRange(reading.Faults.Select(fault => new CellFault(
                (byLine.GetValueOrDefault(fault.Line) ?? new(fault.Line, new Dictionary<int, string>()))
                    .Reference(table.Places[fault.Column]),
                fault.Message) { Line = fault.Line }));
        }

        return ([], table.Listed(faults));
    }
}
