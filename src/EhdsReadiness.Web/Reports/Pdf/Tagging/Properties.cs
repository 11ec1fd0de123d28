using System.Xml.Linq;
using EhdsReadiness.Web.Reports.Pdf.Writing;

namespace EhdsReadiness.Web.Reports.Pdf.Tagging;

/// <summary>The properties of a document, in the old dictionary and in XMP. Neither claims PDF/A or PDF/UA: no validator has agreed
/// yet.</summary>
internal static class Properties
{
    private const string Producer = "EhdsReadiness";
    private static readonly XNamespace Meta = "adobe:ns:meta/";
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Pdf = "http://ns.adobe.com/pdf/1.3/";
    private static readonly XNamespace Basic = "http://ns.adobe.com/xap/1.0/";

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
                    new XElement(Dc + "format", "application/pdf"),
                    new XElement(Dc + "title", Alternatives(report.Title.Text, lang)),
                    new XElement(Dc + "description", Alternatives(report.Title.Subject, lang)),
                    new XElement(Dc + "language", new XElement(Rdf + "Bag", new XElement(Rdf + "li", lang))),
                    new XElement(Pdf + "Producer", Producer),
                    new XElement(Basic + "CreatorTool", Producer),
                    new XElement(Basic + "CreateDate", day),
                    new XElement(Basic + "ModifyDate", day),
                    new XElement(Basic + "MetadataDate", day))));
        var packet =
            $"<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n{meta.ToString(SaveOptions.DisableFormatting)}\n<?xpacket " +
            $"end=\"r\"?>";
        return file.WriteStream("/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(packet));
    }

    /// <summary>A language alternative: the default, then the same under its language.</summary>
    private static XElement Alternatives(string text, string lang) => new(
        Rdf + "Alt",
        new XElement(Rdf + "li", new XAttribute(XNamespace.Xml + "lang", "x-default"), text),
        new XElement(Rdf + "li", new XAttribute(XNamespace.Xml + "lang", lang), text));
}
