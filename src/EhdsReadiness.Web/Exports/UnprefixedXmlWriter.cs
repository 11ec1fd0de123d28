using System.Xml;

namespace EhdsReadiness.Web.Exports;

/// <summary>Writes the elements of a spreadsheet without the prefix that the Open XML SDK gives them: it is right XML, but programs that
/// look for <c>row</c> do not know <c>x:row</c>.</summary>
internal sealed class UnprefixedXmlWriter(Stream stream) : XmlTextWriter(stream, new UTF8Encoding(false))
{
    public override void WriteStartElement(string? prefix, string localName, string? ns) =>
        base.WriteStartElement(prefix == "x" ? "" : prefix, localName, ns);
}
