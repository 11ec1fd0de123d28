using EhdsReadiness.Web.Reports.Pdf.Layout;

namespace EhdsReadiness.Web.Reports.Pdf;

/// <summary>What stands on every page and is not read: the rule on top of the first, the foot with the page number.</summary>
internal sealed class Furniture(Typesetter typesetter, ReportTitle title)
{
    private const double RuleHeight = 5.7;
    private const double FootTop = 46;
    private const int MostLines = 3;
    private readonly SetText _foot = SetText.Of(typesetter, title.Foot, typesetter.Styles.Foot, 320, null);
    private readonly SetText _note = SetText.Of(typesetter, title.FootNote ?? "", typesetter.Styles.Foot, 165, null, Alignment.Right);

    public void Draw(IReadOnlyList<Sheet> sheets)
    {
        sheets[0].Artifact(() => sheets[0].Box(Measure.Left, Measure.Top + 6, Measure.TextWidth, RuleHeight, Ink.Petrol));
        foreach (var sheet in sheets)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"{sheet.Number}\u00a0/\u00a0{sheets.Count}");
            sheet.Artifact(() => DrawFoot(sheet, number), ArtifactKind.Pagination);
        }
    }

    private void DrawFoot(Sheet sheet, string number)
    {
        var style = typesetter.Styles.Foot;
        sheet.Line(Measure.Left, FootTop, Measure.Right, FootTop, Ink.Hairline, 0.5);
        var top = FootTop - 4;
        sheet.Text(number, style, Measure.Right - style.Face.Width(number, style.Size), top - style.Baseline);
        DrawLines(sheet, _note, Measure.Right - 165, top - style.Leading);
        DrawLines(sheet, _foot, Measure.Left, top);
    }

    private static void DrawLines(Sheet sheet, SetText text, double left, double top)
    {
        foreach (var line in text.Lines.Take(MostLines))
        {
            text.Draw(sheet, line, left, top);
            top -= line.Height;
        }
    }
}
