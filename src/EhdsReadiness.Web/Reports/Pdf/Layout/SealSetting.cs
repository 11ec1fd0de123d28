using EhdsReadiness.Web.Reports.Pdf.Tagging;
using EhdsReadiness.Web.Reports.Verification;

namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>Sets the fingerprint of the document, on a line of its own.</summary>
internal static class SealSetting
{
    private const double Above = 14;

    public static List<Strip> Of(Typesetter typesetter, string words, Tag parent)
    {
        var style = typesetter.Styles.Quiet with { Ink = Ink.Text };
        var text = SetText.Of(typesetter, words, typesetter.Styles.Quiet, Measure.TextWidth, new Tag("P", parent));
        var fingerprint = new Tag("P", parent);
        return
        [
            .. TextSetting.Lines(text, Measure.Left, Above, keepsNext: true).Select(strip => strip with { KeepsNext = true }),
            new Strip(style.Leading, (sheet, top) =>
                sheet.Mark(fingerprint, () => sheet.Fingerprint(SealField.Placeholder, style, Measure.Left, top - style.Baseline)))
                { Above = 2 },
        ];
    }
}
