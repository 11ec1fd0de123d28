using System.Globalization;
using EhdsReadiness.Web.Reports.Pdf.Writing;

namespace EhdsReadiness.Web.Reports.Pdf.Tagging;

/// <summary>Writes the file that a document carries, uncompressed, so that anybody can find its bytes.</summary>
internal static class AssociatedFile
{
    /// <returns>The reference of its specification.</returns>
    public static Reference Write(PdfFile file, AttachedFile attached, DateOnly date)
    {
        var bytes = attached.Bytes.Span;
        var stream = file.WriteStream(
            string.Create(CultureInfo.InvariantCulture, $"/Type/EmbeddedFile/Subtype{Syntax.Name(attached.MediaType)}/Params<</Size {bytes.Length}/ModDate{Syntax.Day(date)}>>"),
            bytes);
        var name = Syntax.Text(attached.Name);
        return file.Write(
            $"<</Type/Filespec/F{name}/UF{name}/Desc{Syntax.Text(attached.Description)}/AFRelationship/Data/EF<</F {stream}/UF {stream}>>>>");
    }
}
