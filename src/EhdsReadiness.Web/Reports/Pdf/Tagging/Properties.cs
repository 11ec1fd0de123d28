using System.Xml.Linq;
using EhdsReadiness.Web.Reports.Pdf.Writing;

namespace EhdsReadiness.Web.Reports.Pdf.Tagging;

/// <summary>The properties of a document, in the old dictionary and in XMP, which say the same. XMP claims PDF/UA-1 (ISO 14289-1, clause 5)
/// and PDF/A-3a (ISO 19005-3, 6.6.4), and describes the one schema that PDF/A does not know.</summary>
internal static class Properties
{
    private const string Producer = "EhdsReadiness";
    private static readonly XNamespace Meta = "adobe:ns:meta/";
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Pdf = "http://ns.adobe.com/pdf/1.3/";
    private static readonly XNamespace Basic = "http://ns.adobe.com/xap/1.0/";
    private static readonly XNamespace Archived = "http://www.aiim.org/pdfa/ns/id/";
    private static readonly XNamespace Accessible = "http://www.aiim.org/pdfua/ns/id/";
    private static readonly XNamespace Extension = "http://www.aiim.org/pdfa/ns/extension/";
    private static readonly XNamespace Schema = "http://www.aiim.org/pdfa/ns/schema#";
    private static readonly XNamespace Property = "http://www.aiim.org/pdfa/ns/property#";

    public static Reference WriteInformation(PdfFile file, Report report)
    {
        var title = report.Title;
        var day = Syntax.Day(title.Date);
        var producer = Syntax.Text(Producer);
        return file.Write(
            $"<</Title{Syntax.Text(title.Text)}/Subject{Syntax.Text(title.Subject)}/Creator{producer}/Producer{producer}/" +
            $"CreationDate{day}/ModDate{day}>>");
    }

    public static Reference WritePacket(PdfFile file, Report report)
    {
        var day = report.Title.Date.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);
        var lang = report.Language.Code();
        var meta = new XElement(
            Meta + "xmpmeta",
            new XAttribute(XNamespace.Xmlns + "x", Meta),
            new XElement(
                Rdf + "RDF",
                new XAttribute(XNamespace.Xmlns + "rdf", Rdf),
                new XElement(
                    Rdf + "Description",
                    new XAttribute(Rdf + "about", ""),
                    new XAttribute(XNamespace.Xmlns + "dc", Dc),
                    new XAttribute(XNamespace.Xmlns + "pdf", Pdf),
                    new XAttribute(XNamespace.Xmlns + "xmp", Basic),
                    new XAttribute(XNamespace.Xmlns + "pdfaid", Archived),
                    new XAttribute(XNamespace.Xmlns + "pdfuaid", Accessible),
                    new XAttribute(XNamespace.Xmlns + "pdfaExtension", Extension),
                    new XAttribute(XNamespace.Xmlns + "pdfaSchema", Schema),
                    new XAttribute(XNamespace.Xmlns + "pdfaProperty", Property),
                    new XElement(Dc + "format", "application/pdf"),
                    new XElement(Dc + "title", Alternatives(report.Title.Text, lang)),
                    new XElement(Dc + "description", Alternatives(report.Title.Subject, lang)),
                    new XElement(Dc + "language", new XElement(Rdf + "Bag", new XElement(Rdf + "li", lang))),
                    new XElement(Pdf + "Producer", Producer),
                    new XElement(Basic + "CreatorTool", Producer),
                    new XElement(Basic + "CreateDate", day),
                    new XElement(Basic + "ModifyDate", day),
                    new XElement(Basic + "MetadataDate", day),
                    new XElement(Archived + "part", 3),
                    new XElement(Archived + "conformance", "A"),
                    new XElement(Accessible + "part", 1),
                    new XElement(Extension + "schemas", new XElement(Rdf + "Bag", SchemaOfAccessible())))));
        var packet =
            $"<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n{meta.ToString(SaveOptions.DisableFormatting)}\n<?xpacket " +
            $"end=\"r\"?>";
        return file.WriteStream("/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(packet));
    }

    /// <summary>What PDF/A wants to be told of the schema by which PDF/UA is claimed.</summary>
    private static XElement SchemaOfAccessible() => Resource(
        new(Schema + "schema", "PDF/UA identification schema"),
        new(Schema + "namespaceURI", Accessible.NamespaceName),
        new(Schema + "prefix", "pdfuaid"),
        new(Schema + "property", new XElement(Rdf + "Seq", Resource(
            new(Property + "name", "part"),
            new(Property + "valueType", "Integer"),
            new(Property + "category", "internal"),
            new(Property + "description", "Part of ISO 14289 to which the document conforms")))));

    private static XElement Resource(params XElement[] properties) =>
        new(Rdf + "li", new XAttribute(Rdf + "parseType", "Resource"), properties);

    /// <summary>A language alternative: the default, then the same under its language.</summary>
    private static XElement Alternatives(string text, string lang) => new(
        Rdf + "Alt",
        new XElement(Rdf + "li", new XAttribute(XNamespace.Xml + "lang", "x-default"), text),
        new XElement(Rdf + "li", new XAttribute(XNamespace.Xml + "lang", lang), text));
}
