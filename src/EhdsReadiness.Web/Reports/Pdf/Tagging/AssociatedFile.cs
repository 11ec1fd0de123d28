using UglyToad.PdfPig.Tokens;

namespace EhdsReadiness.Web.Reports.Pdf.Tagging;

/// <summary>Writes the file that a document carries.</summary>
internal static class AssociatedFile
{
    public static IndirectReferenceToken Write(AttachedFile file, DateOnly date, ObjectWriter writer)
    {
        var bytes = file.Bytes.ToArray();
        var parameters = Token.Dictionary(("Size", new NumericToken(bytes.Length)), ("ModDate", Token.Day(date)));
        var stream = writer.Write(Token.Plain(
            bytes,
            ("Type", Token.Name("EmbeddedFile")),
            ("Subtype", Token.Name(file.MediaType)),
            ("Params", parameters)));
        return writer.Write(Token.Dictionary(
            ("Type", Token.Name("Filespec")),
            ("F", Token.Text(file.Name)),
            ("UF", Token.Text(file.Name)),
            ("Desc", Token.Text(file.Description)),
            ("AFRelationship", Token.Name("Data")),
            ("EF", Token.Dictionary(("F", stream), ("UF", stream)))));
    }
}
