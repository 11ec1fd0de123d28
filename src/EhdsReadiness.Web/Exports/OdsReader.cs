namespace EhdsReadiness.Web.Exports;

/// <summary>
/// Reads the sheets of an OpenDocument spreadsheet (ISO/IEC 26300-1, 9), as LibreOffice writes it. The file holds what each cell shows
/// beside its value, so that is taken. Within <see cref="ReadingLimits"/>, as workbooks are.
/// </summary>
internal sealed class OdsReader(ReadingLimits limits)
{
    /// <summary>The part of the package that holds the sheets.</summary>
    public const string Part = "content.xml";

    private readonly HashSet<string> _hiddenStyles = new(StringComparer.Ordinal);
    private readonly List<SheetRead> _sheets = [];

    /// <summary>The sheets that hold anything, those that nobody sees last.</summary>
    /// <exception cref="FormatException">It is no spreadsheet.</exception>
    public IReadOnlyList<SheetRead> SheetsOf(BoundedXml content)
    {
        foreach (var part in content.Root("document-content"))
        {
            if (part == "automatic-styles")
            {
                ReadStyles(content);
            }

            foreach (var body in part == "body" ? content.Children() : [])
            {
                if (body != "spreadsheet") { throw new FormatException("This document holds no sheets."); }

                ReadTables(content);
            }
        }

        return [.. _sheets.OrderBy(sheet => sheet.IsHidden)];
    }

    private void ReadStyles(BoundedXml content)
    {
        foreach (var style in content.Children())
        {
            var name = style == "style" ? content.PrefixedAttribute("name") : null;
            foreach (var properties in name is null ? [] : content.Children())
            {
                if (properties == "table-properties" && content.PrefixedAttribute("display") == "false")
                {
                    _hiddenStyles.Add(name!);
                }
            }
        }
    }

    private void ReadTables(BoundedXml content)
    {
        foreach (var part in content.Children())
        {
            if (part != "table") { continue; }

            ReadingLimits.Check(_sheets.Count, ReadingLimits.MostSheets - 1);
            var name = SpreadsheetReader.NameOf(content.PrefixedAttribute("name"));
            var isHidden = content.PrefixedAttribute("style-name") is { } style && _hiddenStyles.Contains(style);
            var (rows, next) = (new List<RowRead>(), 1);
            ReadRows(content, rows, ref next);
            _sheets.Add(new(name, rows) { IsHidden = isHidden });
        }
    }

    private void ReadRows(BoundedXml content, List<RowRead> rows, ref int next)
    {
        foreach (var part in content.Children())
        {
            if (part is "table-header-rows" or "table-rows" or "table-row-group")
            {
                ReadRows(content, rows, ref next);
            }

            if (part != "table-row") { continue; }

            var times = Times(content, "number-rows-repeated");
            var (cells, troubles) = CellsOf(content);
            for (var again = 0; again < times && cells.Count + troubles.Count > 0; again++)
            {
                limits.TakeRow();
                rows.Add(new(checked(next + again), cells) { Troubles = troubles });
            }

            next = checked(next + times);
        }
    }

    private (Dictionary<int, string> Cells, Dictionary<int, CellTrouble> Troubles) CellsOf(BoundedXml row)
    {
        var (cells, troubles, next) = (new Dictionary<int, string>(), new Dictionary<int, CellTrouble>(), 0);
        foreach (var part in row.Children())
        {
            if (part is not ("table-cell" or "covered-table-cell")) { continue; }

            var times = Times(row, "number-columns-repeated");
            var type = row.PrefixedAttributes("value-type");
            var isFormula = row.PrefixedAttribute("formula") is not null;
            var text = WordsOf(row);
            CellTrouble? trouble = type.Contains("error") ? CellTrouble.Error
                : type.Contains("boolean") ? CellTrouble.Boolean
                : isFormula && type.Count == 0 ? CellTrouble.NoValue : null;
            for (var column = next; column < checked(next + times) && (text.Length > 0 || trouble is not null); column++)
            {
                limits.TakeCell(column, text);
                if (trouble is { } what)
                {
                    troubles[column] = what;
                }

                if (text.Length > 0)
                {
                    cells[column] = text;
                }
            }

            next = checked(next + times);
        }

        return (cells, troubles);
    }

    /// <summary>The paragraphs of a cell, one on each line, without its comment.</summary>
    private static string WordsOf(BoundedXml cell)
    {
        var words = new StringBuilder();
        var isFirst = true;
        foreach (var part in cell.Children())
        {
            if (part != "p") { continue; }

            words.Append(isFirst ? "" : "\n");
            isFirst = false;
            AppendParagraph(cell, words);
            ReadingLimits.Check(words.Length, ReadingLimits.LongestText);
        }

        return words.ToString();
    }

    private static void AppendParagraph(BoundedXml paragraph, StringBuilder words)
    {
        foreach (var piece in paragraph.Pieces())
        {
            switch (piece)
            {
                case { Text: { } text }:
                    words.Append(text);
                    break;
                case { Element: "s" }:
                    words.Append(' ', Math.Min(Times(paragraph, "c"), ReadingLimits.LongestText));
                    break;
                case { Element: "tab" }:
                    words.Append('\t');
                    break;
                case { Element: "line-break" }:
                    words.Append('\n');
                    break;
                case { Element: "span" or "a" }:
                    AppendParagraph(paragraph, words);
                    break;
            }

            ReadingLimits.Check(words.Length, ReadingLimits.LongestText);
        }
    }

    private static int Times(BoundedXml element, string attribute) =>
        element.PrefixedAttribute(attribute) is { } times ? int.Parse(times, NumberStyles.None, CultureInfo.InvariantCulture) : 1;
}
