using EhdsReadiness.Web.Reports.Pdf.Tagging;
using EhdsReadiness.Web.Reports.Verification;

namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>Sets the fingerprint of the document, on a line of its own.</summary>
internal static class SealSetting
{
    private const double Above = 14;

    public static List<Strip> Of(Typesetter typesetter, Seal seal, Tag parent)
    {
        var style = typesetter.Styles.Quiet with { Ink = Ink.Text };
        var words = seal.Options.Languages.Select((language, index) => SetText.Of(
            typesetter, seal.Words(language), typesetter.Styles.Quiet, Measure.TextWidth,
            new Tag("P", parent) { Lang = index == 0 ? null : language.Code() }));
        var fingerprint = new Tag("P", parent);
        return
        [
            .. words.SelectMany((text, index) => TextSetting.Lines(text, Measure.Left, index == 0 ? Above : 2, keepsNext: true))
                .Select(strip => strip with { KeepsNext = true }),
            new Strip(style.Leading, (sheet, top) =>
                sheet.Mark(fingerprint, () => sheet.Fingerprint(SealField.Placeholder, style, Measure.Left, top - style.Baseline)))
                { Above = 2 },
        ];
    }
}
