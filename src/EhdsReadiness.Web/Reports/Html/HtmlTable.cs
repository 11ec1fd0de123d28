using System.Text;

namespace EhdsReadiness.Web.Reports.Html;

/// <summary>A table as HTML, in a region that scrolls on narrow screens.</summary>
internal static class HtmlTable
{
    public static void Append(StringBuilder html, Table table)
    {
        var caption = HtmlText.Encoded(table.Caption);
        html.Append(HtmlText.Invariant($"<div class=\"er-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{caption}\"><table class=\"er-table\">"));
        html.Append(table.ShowsCaption ? "<caption>" : "<caption class=\"er-hidden\">").Append(caption).Append("</caption><thead><tr>");
        foreach (var column in table.Columns)
        {
            html.Append(column.Alignment == Alignment.Right ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">");
            html.Append(HtmlText.Encoded(column.Heading)).Append("</th>");
        }

        html.Append("</tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            AppendRow(html, table, row);
        }

        html.Append("</tbody>");
        if (table.Footer is { } footer)
        {
            html.Append("<tfoot>");
            AppendRow(html, table, footer);
            html.Append("</tfoot>");
        }

        html.Append("</table></div>\n");
    }

    private static void AppendRow(StringBuilder html, Table table, IReadOnlyList<Cell> row)
    {
        html.Append("<tr>");
        for (var index = 0; index < row.Count; index++)
        {
            var name = index == table.RowHeading ? "th" : "td";
            html.Append('<').Append(name).Append(index == table.RowHeading ? " scope=\"row\"" : "");
            html.Append(table.Columns[index].Alignment == Alignment.Right ? " class=\"n\">" : ">");
            AppendCell(html, row[index]);
            html.Append("</").Append(name).Append('>');
        }

        html.Append("</tr>");
    }

    private static void AppendCell(StringBuilder html, Cell cell)
    {
        HtmlBar.AppendMark(html, cell.AxisNumber);
        HtmlBar.AppendBar(html, cell.Bar);
        for (var line = 0; line < cell.Lines.Count; line++)
        {
            html.Append(line == 0 ? "" : "<br>");
            HtmlText.Append(html, cell.Lines[line]);
        }
    }
}
