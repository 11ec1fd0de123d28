using System.Globalization;
using System.Text;
using EhdsReadiness.Core;
using EhdsReadiness.Web.Reports.Pdf.Fonts;
using EhdsReadiness.Web.Reports.Pdf.Layout;
using EhdsReadiness.Web.Reports.Pdf.Tagging;
using EhdsReadiness.Web.Reports.Pdf.Writing;

namespace EhdsReadiness.Web.Reports.Pdf;

/// <summary>Writes finished pages with everything that makes them a tagged document.</summary>
internal static class DocumentWriter
{
    /// <param name="root">The tag of the whole document.</param>
    public static byte[] Write(Report report, IReadOnlyList<Sheet> sheets, Tag root, EmbeddedFonts fonts)
    {
        var file = new PdfFile();
        var pages = sheets.Select(_ => file.Reserve()).ToList();
        var structure = new StructureTree(file, root, pages);
        var pageTree = WritePages(file, sheets, pages, structure, fonts);
        var catalog = file.Write(
            $"<</Type/Catalog/Pages {pageTree}/StructTreeRoot {structure.Write()}/MarkInfo<</Marked true>>/Lang({report.Language.Code()})"
            + $"/ViewerPreferences<</DisplayDocTitle true>>/Metadata {Properties.WritePacket(file, report)}"
            + $"{Outline(file, sheets, pages)}{Attached(file, report)}>>");
        return file.Finish(catalog, Properties.WriteInformation(file, report));
    }

    private static Reference WritePages(PdfFile file, IReadOnlyList<Sheet> sheets, List<Reference> pages, StructureTree structure, EmbeddedFonts fonts)
    {
        var tree = file.Reserve();
        var resources = file.Write($"<</Font{fonts.Write(file)}>>");
        foreach (var sheet in sheets)
        {
            var content = file.WriteCompressed("", Encoding.ASCII.GetBytes(sheet.Content));
            file.Write(pages[sheet.Number - 1], $"<</Type/Page/Parent {tree}/Resources {resources}/Contents {content}{structure.EntriesOf(sheet)}>>");
        }

        var box = Syntax.Rectangle(0, 0, Measure.Width, Measure.Height);
        return file.Write(tree, string.Create(CultureInfo.InvariantCulture, $"<</Type/Pages/MediaBox{box}/Kids{Syntax.Array(pages)}/Count {pages.Count}>>"));
    }

    private static string Outline(PdfFile file, IReadOnlyList<Sheet> sheets, List<Reference> pages)
    {
        var entries = sheets.SelectMany(sheet => sheet.Outline).ToList();
        return entries.Count == 0 ? "" : $"/PageMode/UseOutlines/Outlines {OutlineTree.Write(file, entries, pages)}";
    }

    private static string Attached(PdfFile file, Report report)
    {
        if (report.Attached is not { } attached)
        {
            return "";
        }

        var specification = AssociatedFile.Write(file, attached, report.Title.Date);
        return $"/AF[{specification}]/Names<</EmbeddedFiles<</Names[{Syntax.Text(attached.Name)} {specification}]>>>>";
    }
}
