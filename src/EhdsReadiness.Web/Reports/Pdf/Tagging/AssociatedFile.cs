using EhdsReadiness.Web.Reports.Pdf.Writing;

namespace EhdsReadiness.Web.Reports.Pdf.Tagging;

/// <summary>Writes the file that a document carries, uncompressed, so that anybody can find its bytes.</summary>
internal static class AssociatedFile
{
    /// <returns>The references of its specification and of its bytes.</returns>
    public static (Reference Specification, Reference Bytes) Write(PdfFile file, AttachedFile attached, DateOnly date)
    {
        var bytes = attached.Bytes.Span;
        var stream = file.WriteStream(
            string.Create(CultureInfo.InvariantCulture,
                $"/Type/EmbeddedFile/Subtype{Syntax.Name(attached.MediaType)}/Params<</Size {bytes.Length}/ModDate{Syntax.Day(date)}>>"),
            bytes);
        var name = Syntax.Text(attached.Name);
        var specification = file.Write(
            $"<</Type/Filespec/F{name}/UF{name}/Desc{Syntax.Text(attached.Description)}/AFRelationship/Data/EF<</F {stream}/UF {stream}>>" +
                $">>");
        return (specification, stream);
    }
}
