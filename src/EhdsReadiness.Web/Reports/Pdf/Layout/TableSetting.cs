using EhdsReadiness.Web.Reports.Pdf.Tagging;
using EhdsReadiness.Web.Reports.Pdf.Writing;

namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>
/// Sets a table, one strip a row. A row taller than a page is cut between its lines; the headings come again, unread,
/// on each page that the table reaches.
/// </summary>
internal sealed class TableSetting(Typesetter typesetter, Table table, Tag parent, double left, double width)
{
    private const double HeadingRule = 1.3;
    private const double Hairline = 0.5;

    /// <summary>Room that a heading or two may need above a row on its page.</summary>
    private const double RoomAbove = 110;

    /// <summary>A table of at most this height is not cut.</summary>
    private const double Small = Measure.TextHeight / 4;

    private readonly Tag _tag = table.ShowsCaption ? new Tag("Table", parent)
        : new Tag("Table", parent).With("Table", "Summary", Syntax.Text(table.Caption));
    private readonly TableColumns _columns = new(table.Columns, left, width);
    private const double Pad = 2;

    public List<Strip> Strips()
    {
        var strips = new List<Strip>();
        if (table.ShowsCaption)
        {
            var caption = SetText.Of(typesetter, Prose.Strong(table.Caption), typesetter.Styles.Body, width, new Tag("Caption", _tag));
            strips.AddRange(TextSetting.Lines(caption, left, 8, keepsNext: true));
        }

        var repeated = HeadingRow(null);
        strips.Add(HeadingRow(new Tag("TR", new Tag("THead", _tag))) with { Above = table.ShowsCaption ? 2 : 6, KeepsNext = true });
        var body = new Tag("TBody", _tag);
        strips.AddRange(Strip.KeptAtEnds(
        [
            .. table.Rows.Select(row => Row(row, new Tag("TR", body), isFooter: false)
                .Select(strip => strip with { Repeated = repeated }).ToList()),
        ]));

        if (table.Footer is { } footer)
        {
            strips[^1] = strips[^1] with { KeepsNext = true };
            strips.AddRange(
                Row(footer, new Tag("TR", new Tag("TFoot", _tag)), isFooter: true).Select(strip => strip with { Repeated = repeated }));
        }

        return strips.Sum(strip => strip.Height) > Small
            ? strips
            : [.. strips.Select((strip, index) => strip with { KeepsNext = index < strips.Count - 1 })];
    }

    /// <param name="row">Null when the row is drawn again on another page.</param>
    private Strip HeadingRow(Tag? row)
    {
        var cells = table.Columns.Select((column, index) => SetText.Of(
            typesetter,
            column.Heading,
            typesetter.Styles.CellHeading,
            _columns.TextWidth(index),
            row is null ? null : new Tag("TH", row).With("Table", "Scope", "/Column"),
            column.Alignment)).ToList();
        var height = cells.Max(cell => cell.Height) + 6;
        void DrawText(Sheet sheet, double top)
        {
            for (var index = 0; index < cells.Count; index++)
            {
                var y = top - (height - 4 - cells[index].Height);
                foreach (var line in cells[index].Lines)
                {
                    cells[index].Draw(sheet, line, _columns.Left(index), y);
                    y -= line.Height;
                }
            }
        }

        return new Strip(height, (sheet, top) =>
        {
            sheet.Artifact(() => sheet.Line(left, top - height, left + width, top - height, Ink.Rule, HeadingRule));
            if (row is null)
            {
                sheet.Artifact(() => DrawText(sheet, top), ArtifactKind.Pagination);
            }
            else
            {
                DrawText(sheet, top);
            }
        });
    }

    private IEnumerable<Strip> Row(IReadOnlyList<Cell> cells, Tag row, bool isFooter)
    {
        var set = cells.Select((cell, index) => new CellSetting(
            typesetter, cell, _columns.Left(index), _columns.TextWidth(index), table.Columns[index].Alignment, TagOf(index, row), isFooter))
                .ToList();
        var height = set.Max(cell => cell.Height) + (2 * Pad);
        if (height <= Measure.TextHeight - RoomAbove)
        {
            return
            [
                new Strip(height, (sheet, top) =>
                {
                    DrawRule(sheet, top - height);
                    foreach (var cell in set)
                    {
                        cell.Draw(sheet, top - Pad);
                    }
                }),
            ];
        }

        return Slices(set);
    }

    /// <summary>A row too tall for a page, line by line.</summary>
    private IEnumerable<Strip> Slices(List<CellSetting> cells)
    {
        var count = cells.Max(cell => cell.LineCount);
        for (var index = 0; index < count; index++)
        {
            var number = index;
            var isLast = index == count - 1;
            var height = cells.Max(cell => cell.HeightOf(number)) + (index == 0 || isLast ? Pad : 0);
            yield return new Strip(height, (sheet, top) =>
            {
                if (isLast)
                {
                    DrawRule(sheet, top - height);
                }

                foreach (var cell in cells)
                {
                    cell.DrawLine(sheet, number, number == 0 ? top - Pad : top);
                }
            }) { KeepsNext = index == 0 || index == count - 2 };
        }
    }

    private Tag TagOf(int column, Tag row) => column == table.RowHeading
        ? new Tag("TH", row).With("Table", "Scope", "/Row")
        : new Tag("TD", row);

    private void DrawRule(Sheet sheet, double y) =>
        sheet.Artifact(() => sheet.Line(left, y, left + width, y, Ink.Hairline, Hairline));
}
