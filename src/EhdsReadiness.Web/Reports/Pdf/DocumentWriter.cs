using EhdsReadiness.Web.Reports.Pdf.Fonts;
using EhdsReadiness.Web.Reports.Pdf.Layout;
using EhdsReadiness.Web.Reports.Pdf.Tagging;
using EhdsReadiness.Web.Reports.Pdf.Writing;
using EhdsReadiness.Web.Reports.Verification;

namespace EhdsReadiness.Web.Reports.Pdf;

/// <summary>Writes finished pages with everything that makes them a tagged document.</summary>
internal static class DocumentWriter
{
    /// <param name="root">The tag of the whole document.</param>
    public static byte[] Write(Report report, IReadOnlyList<Sheet> sheets, Tag root, EmbeddedFonts fonts, FontFace digits)
    {
        using var file = new PdfFile();
        var pages = sheets.Select(_ => file.Reserve()).ToList();
        var structure = new StructureTree(file, root, pages);
        var (pageTree, printedAt) = WritePages(file, sheets, pages, structure, fonts);
        var attached = report.Attached is { } data ? AssociatedFile.Write(file, data, report.Title.Date) : default;
        Reference? seal = report.Seal is null ? null : file.Reserve();
        var (sealedAt, sealedLength) = report is { Attached: null, Seal: { } figures }
            ? Sealed(file, figures.Assessment.Write()) : (attached.Bytes, report.Attached?.Bytes.Length ?? 0);
        var catalog = file.Write(
            $"<</Type/Catalog/Pages {pageTree}/StructTreeRoot {structure.Write()}/MarkInfo<</Marked true>>/Lang({report.Language.Code()})"
            + $"/ViewerPreferences<</DisplayDocTitle true>>/Metadata {Properties.WritePacket(file, report)}"
            + $"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier({ColourProfile.Name})/Info({ColourProfile.Name})"
            + $"/DestOutputProfile {file.WriteCompressed("/N 3", ColourProfile.Bytes.Span)}>>]"
            + $"{Outline(file, sheets, pages)}{Attached(report, attached.Specification)}{(seal is null ? "" : $"/EHDS_Seal {seal}")}>>");
        var information = Properties.WriteInformation(file, report);
        if (seal is { } last)
        {
            file.Write(last,
                SealField.Write(report.Seal!, Codes(digits), printedAt, file.StartOf(sealedAt), sealedLength));
        }

        var finished = file.Finish(catalog, information);
        if (seal is not null)
        {
            SealField.Close(finished, report.Seal!.Key);
        }

        return finished;
    }

    /// <returns>The tree of pages, and where the printed fingerprint begins; 0 when no page has one.</returns>
    private static (Reference Tree, int PrintedAt) WritePages(
        PdfFile file, IReadOnlyList<Sheet> sheets, List<Reference> pages, StructureTree structure, EmbeddedFonts fonts)
    {
        var tree = file.Reserve();
        var fontNames = fonts.Write(file);
        var resources = file.Write($"<</Font{fontNames}>>");
        var printedAt = 0;
        foreach (var sheet in sheets)
        {
            // The page that prints the fingerprint stands uncompressed, so that the fingerprint can be put in afterwards.
            var content = sheet.FingerprintAt is null ? file.WriteCompressed("", sheet.Content) : file.WriteStream("", sheet.Content);
            printedAt = sheet.FingerprintAt is { } at ? file.StartOf(content) + at : printedAt;
            var pictures = sheet.Pictures.Select(
                (picture, index) => string.Create(CultureInfo.InvariantCulture, $"/I{index} {PictureWriter.Write(file, picture)}"));
            var own = sheet.Pictures.Count == 0 ? resources.ToString() : $"<</Font{fontNames}/XObject<<{string.Concat(pictures)}>>>>";
            file.Write(pages[sheet.Number - 1],
                $"<</Type/Page/Parent {tree}/Resources {own}/Contents {content}{structure.EntriesOf(sheet)}>>");
        }

        var box = Syntax.Rectangle(0, 0, Measure.Width, Measure.Height);
        var root = file.Write(tree,
            string.Create(CultureInfo.InvariantCulture, $"<</Type/Pages/MediaBox{box}/Kids{Syntax.Array(pages)}/Count {pages.Count}>>"));
        return (root, printedAt);
    }

    /// <summary>How the printed digits of a fingerprint are coded; those of the Latin alphabet all stand in the common part of a
    /// font.</summary>
    private static string Codes(FontFace face) => Convert.ToHexString([.. "0123456789abcdef".Select(face.CommonPart.CodeOf)]);

    private static string Outline(PdfFile file, IReadOnlyList<Sheet> sheets, List<Reference> pages)
    {
        var entries = sheets.SelectMany(sheet => sheet.Outline).ToList();
        return entries.Count == 0 ? "" : $"/PageMode/UseOutlines/Outlines {OutlineTree.Write(file, entries, pages)}";
    }

    /// <summary>Writes what is sealed where no answers go along. Nothing points to it: it is no file to take out.</summary>
    private static (Reference At, int Length) Sealed(PdfFile file, byte[] data) => (file.WriteStream("", data), data.Length);

    private static string Attached(Report report, Reference specification) => report.Attached is { } attached
        ? $"/AF[{specification}]/Names<</EmbeddedFiles<</Names[{Syntax.Text(attached.Name)} {specification}]>>>>"
        : "";
}
