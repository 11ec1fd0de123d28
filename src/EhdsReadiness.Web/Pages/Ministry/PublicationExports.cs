using EhdsReadiness.Web.Reports;
using Lines = EhdsReadiness.Web.Exports.Csv;

namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>A publication as a table of text, a workbook and a report. Each says which publication it is of, its date, its threshold, its
/// population and what was withheld.</summary>
public static class PublicationExports
{
    /// <summary><c>ehds-readiness-publication-3-fr.csv</c>.</summary>
    public static string FileName(Publication publication, PublicationWords words, string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"ehds-readiness-publication-{publication.Number}-{words.Language.Code()}.{extension}");

    /// <summary>What the publication is, by name: its number, day, questionnaire, threshold, population, and how many cells are
    /// withheld.</summary>
    public static IReadOnlyList<(string Name, string Value)> Facts(Publication publication, PublicationWords words)
    {
        var cells = publication.Tables.SelectMany(table => table.Cells).ToList();
        return
        [
            (words.Say("Fact.Publication"), words.Whole(publication.Number)),
            (words.Say("Fact.Date"), Formats.Date(publication.Date, words.Language)),
            (words.Say("Fact.Questionnaire"), publication.Questionnaire),
            (words.Say("Fact.Content"), publication.ContentSha256),
            (words.Say("Fact.Mode"), words.Say("Fact.Mode.full")),
            (words.Say("Fact.K"), words.Whole(publication.K)),
            (words.Say("Fact.Known"), words.Whole(publication.Known)),
            (words.Say("Fact.Count"), words.Count(publication.Count)),
            (words.Say("Column.Response"), publication.Overall is { } overall ? words.Response(overall) : words.Say("Response.none")),
            (words.Say("Fact.Withheld"),
                words.Say("Fact.Withheld.of", words.Whole(cells.Count(cell => cell.State == CellState.Withheld)),
                words.Whole(cells.Count))),
            (words.Say("Fact.Repeated"), words.Whole(cells.Count(cell => cell.State == CellState.Repeated))),
            .. publication.Demonstration ? [(words.Say("Fact.Demonstration"), words.Say("Fact.Demonstration.yes"))]
                : Array.Empty<(string, string)>(),
            .. publication.Note is { } note ? [(words.Say("Fact.Note"), note.In(words.Language))] : Array.Empty<(string, string)>(),
            .. publication.Claims ? [(words.Say("Fact.Claims"), words.Say("Fact.Claims.yes"))] : Array.Empty<(string, string)>(),
        ];
    }

    /// <summary>One figure a line.</summary>
    public static byte[] Csv(Publication publication, PublicationWords words)
    {
        using var stream = new MemoryStream();
        stream.Write(Lines.Start);
        stream.Write(Lines.Line(words.Language,
            words.Say("Csv.Table"), words.Say("Csv.Row"), words.Say("Csv.Figure"), words.Say("Csv.Value"), words.Say("Csv.State")));
        foreach (var (name, value) in Facts(publication, words))
        {
            stream.Write(Lines.Line(words.Language, words.Say("Csv.About"), name, "", value, ""));
        }

        foreach (var table in FigureTables.Of(publication, words))
        {
            foreach (var row in table.Rows)
            {
                foreach (var (column, figure) in table.Columns.Zip(row.Figures))
                {
                    stream.Write(Lines.Line(words.Language, table.Title, string.Join(" / ", row.Names), column, figure, row.State));
                }
            }
        }

        return stream.ToArray();
    }

    /// <summary>A sheet on the publication, then one for each table.</summary>
    public static byte[] Xlsx(Publication publication, PublicationWords words)
    {
        var about = new SpreadsheetTable(
            words.Say("Csv.About"),
            [new(words.Say("Fact"), 40), new(words.Say("Csv.Value"), 70)],
            [.. Facts(publication, words).Select(fact => (IReadOnlyList<SpreadsheetCell>)[fact.Name, fact.Value])]);
        return SpreadsheetWriter.Write(
            new(words.Say("File.Title", publication.Number), words.Language,
            [about, .. FigureTables.Of(publication, words).Select(table => Sheet(table, words))]));
    }

    /// <summary>The report that PDF is made of: every table, with axes by their numbers.</summary>
    public static Report Report(Publication publication, PublicationWords words)
    {
        var blocks = new List<Block>
        {
            new Paragraph(words.Say("File.Kind"), ParagraphStyle.Kind),
            new Heading(1, words.Say("File.Title", publication.Number)),
            new Facts([.. Facts(publication, words).Select(fact => new Fact(fact.Name, fact.Value))]),
            new Callout(CalloutKind.Note, [new Paragraph(words.Say("Why", publication.K))]),
        };
        // Columns of a printed table are too narrow for the names of axes.
        var numbers = words.QuestionnaireOf(publication)
            .Axes.ToDictionary(axis => axis.Title.In(words.Language), axis => words.Say("Axis", axis.Number), StringComparer.Ordinal);
        blocks.Add(new Facts([.. numbers.Select(axis => new Fact(axis.Value, axis.Key))]));
        foreach (var table in FigureTables.Of(publication, words))
        {
            blocks.Add(new Heading(2, table.Title));
            blocks.Add(new Reports.Table(
                table.Title,
                [.. table.Names.Select((name, place) => new Reports.Column(name, place == 0 ? 3 : 2)),
                    .. table.Columns.Select(column => new Reports.Column(numbers.GetValueOrDefault(column, column), 1.4, Alignment.Right))],
                [.. table.Rows.Select(row =>
                    (IReadOnlyList<Cell>)[RowName(row), .. row.Names.Skip(1).Concat(row.Figures).Select(text => (Cell)text)])]));
        }

        return new(
            new(words.Say("File.Title", publication.Number), words.Say("File.Kind"), publication.Date,
                words.Say("File.Foot", publication.Number, Formats.Date(publication.Date, words.Language)),
                words.Say("File.FootNote", publication.K)),
            words.Language,
            blocks);
    }

    /// <summary>What names a row, with the publication whose figures it repeats.</summary>
    private static Cell RowName(FigureRow row) =>
        row.Of == CellState.Repeated ? new Cell((Prose)row.Names[0], Prose.Quiet(row.State)) : (Cell)row.Names[0];

    private static SpreadsheetTable Sheet(FigureTable table, PublicationWords words) => new(
        words.Say($"Sheet.{table.Id}"),
        [.. table.Names.Select(name => new SpreadsheetColumn(name, 44)), .. table.Columns.Append(words.Say("Csv.State"))
            .Select(column => new SpreadsheetColumn(column, 18))],
        [.. table.Rows.Select(row =>
            (IReadOnlyList<SpreadsheetCell>)[.. row.Names.Select(SpreadsheetCell.Text), .. row.Figures.Append(row.State).Select(Figure)])])
    {
        Frozen = table.Names.Count,
    };

    /// <summary>A figure that is a number is one for the spreadsheet too.</summary>
    private static SpreadsheetCell Figure(string figure) =>
        long.TryParse(figure, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? SpreadsheetCell.Whole(number)
            : SpreadsheetCell.Text(figure);
}
