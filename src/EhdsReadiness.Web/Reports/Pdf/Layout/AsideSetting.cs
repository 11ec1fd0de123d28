using EhdsReadiness.Web.Reports.Pdf.Tagging;

namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>Sets blocks that hold blocks: callouts, columns, what stays together.</summary>
internal static class AsideSetting
{
    private const double RuleWidth = 2.8;
    private const double Indent = 13;
    private const double Gutter = 18;
    private const double LeftShare = 0.67;

    public static IEnumerable<Strip> Of(Typesetter typesetter, Callout callout, Tag parent, double left, double width)
    {
        var tag = new Tag("Div", parent);
        var strips = typesetter.Set(callout.Blocks, tag, left + Indent, Math.Min(width - Indent, Measure.TextWidth * 0.97)).ToList();
        var isShort = strips.Sum(strip => strip.Above + strip.Height) < Measure.TextHeight / 4;
        for (var index = 0; index < strips.Count; index++)
        {
            var strip = index == 0 ? strips[0] with { Above = 0 } : strips[index].WithInnerSpace();
            yield return strip.Over((sheet, top, bottom) => Rule(sheet, left, top, bottom, callout.Kind)) with
            {
                Above = index == 0 ? 11 : 0,
                KeepsNext = (isShort && index < strips.Count - 1) || strip.KeepsNext,
            };
        }
    }

    public static IEnumerable<Strip> Of(Typesetter typesetter, Columns columns, Tag parent, double left, double width)
    {
        var leftWidth = (width - Gutter) * LeftShare;
        var rightLeft = left + leftWidth + Gutter;
        var first = Pile(typesetter.Set(columns.Left, parent, left, leftWidth));
        var second = Pile(typesetter.Set(columns.Right, parent, rightLeft + Indent, width - leftWidth - Gutter - Indent));
        var height = Math.Max(first.Height, second.Height);
        if (height > Measure.TextHeight / 2) { return typesetter.Set([.. columns.Left, .. columns.Right], parent, left, width); }

        return
        [
            new Strip(height, (sheet, top) =>
            {
                first.Draw(sheet, top);
                Rule(sheet, rightLeft, top, top - height, columns.RightKind);
                second.Draw(sheet, top);
            }) { Above = 15 },
        ];
    }

    public static IEnumerable<Strip> Of(Typesetter typesetter, KeepTogether together, Tag parent, double left, double width)
    {
        var strips = typesetter.Set(together.Blocks, parent, left, width).ToList();
        var height = strips.Sum(strip => strip.Above + strip.Height);
        return height > Measure.TextHeight * 0.8
            ? strips
            : strips.Select((strip, index) => strip with { KeepsNext = index < strips.Count - 1 });
    }

    /// <summary>Strips made one.</summary>
    private static Strip Pile(IEnumerable<Strip> strips)
    {
        var pile = strips.Select((strip, index) => index == 0 ? strip with { Above = 0 } : strip.WithInnerSpace()).ToList();
        return new Strip(pile.Sum(strip => strip.Height), (sheet, top) =>
        {
            foreach (var strip in pile)
            {
                strip.Draw(sheet, top);
                top -= strip.Height;
            }
        });
    }

    private static void Rule(Sheet sheet, double left, double top, double bottom, CalloutKind kind)
    {
        var ink = kind switch
        {
            CalloutKind.Law => Ink.Plum,
            CalloutKind.Note => Ink.Petrol,
        };
        sheet.Artifact(() => sheet.Box(left, bottom, RuleWidth, top - bottom, ink));
    }
}
