using EhdsReadiness.Web.Reports.Pdf.Tagging;

namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>Sets lists and facts: both are read as a list of labels with their bodies.</summary>
internal static class ListSetting
{
    private const double Indent = 16;
    private const double NameWidth = 96;

    public static IEnumerable<Strip> Of(Typesetter typesetter, ItemList list, Tag parent, double left, double width)
    {
        var tag = new Tag("L", parent).With("List", "ListNumbering", list.Numbered ? "/Decimal" : "/Disc");
        return Strip.KeptAtEnds(
        [
            .. list.Items.Select((text, index) => Item(
                typesetter, tag, list.Numbered ? $"{(index + 1).ToString(CultureInfo.InvariantCulture)}." : "•", typesetter.Styles.Body,
                text, left + 4, Indent, width - 4, index == 0 ? 3 : 1).ToList()),
        ]);
    }

    public static IEnumerable<Strip> Of(Typesetter typesetter, Facts facts, Tag parent, double left, double width)
    {
        var tag = new Tag("L", parent).With("List", "ListNumbering", "/None");
        var above = 3;
        foreach (var fact in facts.Items)
        {
            foreach (var strip in Item(typesetter, tag, fact.Name, typesetter.Styles.FactName, fact.Value, left, NameWidth, width, above))
            {
                yield return strip;
            }

            above = 1;
        }
    }

    private static IEnumerable<Strip> Item(
        Typesetter typesetter, Tag list, string label, TypeStyle labelStyle, Prose body, double left, double indent, double width,
        double above)
    {
        var item = new Tag("LI", list);
        var name = SetText.Of(typesetter, label, labelStyle, indent - 6, new Tag("Lbl", item));
        var text = SetText.Of(typesetter, body, typesetter.Styles.Body, width - indent, new Tag("LBody", item));
        var strips = TextSetting.Lines(text, left + indent, above, keepsNext: false).ToList();
        if (name.Height > strips[0].Height)
        {
            // A label of several lines stays with its whole body.
            yield return new Strip(Math.Max(name.Height, text.Height), (sheet, top) =>
            {
                DrawAll(sheet, name, left, top);
                DrawAll(sheet, text, left + indent, top);
            }) { Above = above };
            yield break;
        }

        strips[0] = strips[0].Over((sheet, top, _) => DrawAll(sheet, name, left, top - (text.Lines[0].Baseline - name.Lines[0].Baseline)));
        foreach (var strip in strips)
        {
            yield return strip;
        }
    }

    private static void DrawAll(Sheet sheet, SetText text, double left, double top)
    {
        foreach (var line in text.Lines)
        {
            text.Draw(sheet, line, left, top);
            top -= line.Height;
        }
    }
}
