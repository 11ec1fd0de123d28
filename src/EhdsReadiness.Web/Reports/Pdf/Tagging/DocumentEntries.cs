using EhdsReadiness.Core;
using UglyToad.PdfPig.Tokens;

namespace EhdsReadiness.Web.Reports.Pdf.Tagging;

/// <summary>What the catalog of a tagged document holds beside its pages.</summary>
internal static class DocumentEntries
{
    public static IEnumerable<(string Key, IToken Value)> Of(
        TaggedDocument document,
        ObjectWriter writer,
        IReadOnlyList<IndirectReferenceToken> pages,
        IndirectReferenceToken structureTree)
    {
        yield return ("StructTreeRoot", structureTree);
        yield return ("MarkInfo", Token.Dictionary(("Marked", BooleanToken.True)));
        yield return ("Lang", Token.Text(document.Report.Language.Code()));
        yield return ("ViewerPreferences", Token.Dictionary(("DisplayDocTitle", BooleanToken.True)));
        yield return ("Metadata", writer.Write(Properties.Packet(document.Report)));

        if (OutlineTree.Write(document.Outline, writer, pages) is { } outline)
        {
            yield return ("Outlines", outline);
            yield return ("PageMode", Token.Name("UseOutlines"));
        }

        if (document.Report.Attached is { } file)
        {
            var specification = AssociatedFile.Write(file, document.Report.Title.Date, writer);
            var names = Token.Dictionary(("Names", Token.Array([Token.Text(file.Name), specification])));
            yield return ("AF", Token.Array([specification]));
            yield return ("Names", Token.Dictionary(("EmbeddedFiles", names)));
        }
    }
}
