namespace EhdsReadiness.Web.Exports;

/// <summary>Where a table stands in what somebody sent: under any title, on any sheet, its columns in any order.</summary>
/// <param name="Sheet">The sheet that has it.</param>
/// <param name="Rows">The rows under its headings.</param>
/// <param name="Places">Where the known columns stand, from 0, by the keys of their headings.</param>
/// <param name="Faults">Headings that stand twice: nobody could tell which column is meant.</param>
internal sealed record FoundTable(
    SheetRead Sheet, IReadOnlyList<RowRead> Rows, IReadOnlyDictionary<string, int> Places, IReadOnlyList<CellFault> Faults)
{
    /// <summary>How many rows may stand above the headings: a title, who fills it in, how to.</summary>
    private const int MostAbove = 30;

    private int Width { get; init; }

    /// <summary>The headings of columns in all languages, each with the key of its column.</summary>
    /// <param name="headingOf">The heading of a key, in a language.</param>
    public static IEnumerable<(string Heading, string Key)> Headings(IEnumerable<string> keys, Func<Language, string, string> headingOf) =>
        keys.SelectMany(key => Languages.All.Select(language => (headingOf(language, key), key)));

    /// <summary>The first table that has all the necessary columns, in the order of the sheets, those that nobody sees last; null when no
    /// sheet has it.</summary>
    /// <param name="headings">All that are known, with the keys of their columns.</param>
    /// <param name="necessary">Keys of the columns without which there is no table.</param>
    public static FoundTable? Find(
        IEnumerable<SheetRead> sheets, IEnumerable<(string Heading, string Key)> headings, params IReadOnlyCollection<string> necessary)
    {
        var known = headings.Select(one => (Heading: Plain(one.Heading), one.Key)).DistinctBy(one => one.Heading)
            .ToDictionary(one => one.Heading, one => one.Key, StringComparer.OrdinalIgnoreCase);
        return sheets.OrderBy(sheet => sheet.IsHidden).Select(sheet => Of(sheet, known, necessary))
            .FirstOrDefault(table => table is not null);
    }

    /// <summary>The rows that say something under one of its headings.</summary>
    public IEnumerable<RowRead> FilledRows => Rows.Where(row => Places.Values.Any(row.Holds));

    /// <summary>The first of its faults, as many as are listed, each with its sheet.</summary>
    public IReadOnlyList<CellFault> Listed(IEnumerable<CellFault> faults) =>
        [.. faults.Take(FileFault.Most).Select(fault => fault with { Sheet = Sheet.Name })];

    /// <summary>What is wrong with a row before anybody looks at what it says: cells of these columns that say nothing, or how a row of CSV
    /// was cut.</summary>
    public IReadOnlyList<CellFault> FaultsIn(RowRead row, IEnumerable<int> columns)
    {
        CellFault[] unread = [.. row.FaultsIn(columns)];
        // A cell beyond the headings comes of a separator in a text without quotation marks; in a workbook it is somebody's remark.
        var last = row.Cells.Keys.DefaultIfEmpty().Max();
        return unread.Length > 0 || Sheet.Name.Length > 0 || last < Width ? unread : [new(row.Reference(last), new(
            "Cette ligne a plus de cellules que d’en-têtes : mettez entre guillemets le texte qui contient le séparateur.",
            "This row has more cells than there are headings: put quotation marks around the text that holds the separator."))
            { Line = row.Line }];
    }

    /// <summary>A heading without what people and spreadsheets change in passing: kinds of space, a colon, a star.</summary>
    public static string Plain(string heading) =>
        string.Join(' ', (TextSanitizer.SanitizeLine(heading) ?? "").TrimEnd(':', '*', ' ', '\u00a0', '\u202f')
            .Split([' ', '\u00a0', '\u202f'], StringSplitOptions.RemoveEmptyEntries));

    private static FoundTable? Of(SheetRead sheet, Dictionary<string, string> known, IReadOnlyCollection<string> necessary)
    {
        for (var row = 0; row < Math.Min(sheet.Rows.Count, MostAbove); row++)
        {
            var found = sheet.Rows[row].Cells.OrderBy(cell => cell.Key)
                .Select(cell => (Column: cell.Key, Key: known.GetValueOrDefault(Plain(cell.Value))))
                .Where(cell => cell.Key is not null).ToLookup(cell => cell.Key!, cell => cell.Column, StringComparer.Ordinal);
            if (necessary.All(found.Contains)) { return Of(sheet, row, found); }
        }

        return null;
    }

    private static FoundTable Of(SheetRead sheet, int row, ILookup<string, int> found)
    {
        var headings = sheet.Rows[row];
        var faults = found.Where(columns => columns.Count() > 1).Select(columns => new CellFault(
            headings.Reference(columns.ElementAt(1)),
            new($"Cette colonne figure déjà en {headings.Reference(columns.First())} : gardez-en une seule.",
            $"This column stands in {headings.Reference(columns.First())} already: keep one only."))
            { Sheet = sheet.Name, Line = headings.Line });
        return new(sheet, [.. sheet.Rows.Skip(row + 1)],
            found.ToDictionary(columns => columns.Key, columns => columns.First(), StringComparer.Ordinal), [.. faults])
        {
            Width = headings.Cells.Keys.Max() + 1,
        };
    }
}
