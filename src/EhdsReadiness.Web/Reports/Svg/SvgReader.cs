using System.Xml;
using System.Xml.Linq;

namespace EhdsReadiness.Web.Reports.Svg;

/// <summary>
/// Reads an SVG picture (W3C, Scalable Vector Graphics 1.1, and what programs use of 2) that somebody sent. Nothing in it runs and nothing
/// is fetched: it knows no script and no address. What would come out otherwise than its maker sees it is refused, with its line. Size,
/// depth and parts are counted before anything is drawn, and what is drawn by <see cref="SvgDrawing"/>.
/// </summary>
public static class SvgReader
{
    private const int MostDepth = 64;
    private const int MostElements = 20_000;
    private const int MostAttributes = 100;
    private const string Namespace = "http://www.w3.org/2000/svg";

    /// <summary>The longer side of a drawing in the units of its form.</summary>
    private const int LongerSide = 1000;

    /// <summary>Whether a file begins as such pictures do, packed or not.</summary>
    public static bool IsOne(ReadOnlySpan<byte> file)
    {
        if (IsPacked(file) || file.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) || file.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]))
        {
            return true;
        }

        file = file.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]) ? file[3..] : file;
        return file.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
    }

    /// <returns>The picture without its words, or why there is none.</returns>
    public static (Picture? Picture, PictureFault? Fault) Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > PngReader.LongestFile) { return (null, new(PictureFaultKind.TooLong)); }

        if (IsPacked(file)) { return (null, new(PictureFaultKind.SvgCompressed)); }

        try
        {
            var bytes = file.ToArray();
            Count(bytes);
            var root = Root(bytes);
            Check(root);
            return (Drawn(root), null);
        }
        catch (XmlException e)
        {
            // Of a document type nothing is read: what it declares is then unknown.
            var isDeclared = Encoding.Latin1.GetString(file).Replace("\0", "", StringComparison.Ordinal)
                .Contains("<!ENTITY", StringComparison.Ordinal);
            return (null, new(isDeclared ? PictureFaultKind.SvgEntities : PictureFaultKind.SvgDamaged, "", e.LineNumber));
        }
        catch (SvgRefusedException e)
        {
            return (null, e.Fault);
        }
    }

    private static bool IsPacked(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]);

    private static XmlReader Open(byte[] file) => XmlReader.Create(new MemoryStream(file), new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    });

    /// <summary>Reads once without keeping anything.</summary>
    private static void Count(byte[] file)
    {
        using var xml = Open(file);
        var count = 0;
        while (xml.Read())
        {
            count += xml.NodeType == XmlNodeType.Element ? 1 : 0;
            if (xml.Depth > MostDepth || count > MostElements || xml.AttributeCount > MostAttributes)
            {
                throw SvgRefusedException.TooComplex;
            }
        }
    }

    private static XElement Root(byte[] file)
    {
        using var xml = Open(file);
        var root = XDocument.Load(xml, LoadOptions.SetLineInfo).Root!;
        return root.Name.LocalName == "svg" && root.Name.NamespaceName is "" or Namespace ? root
            : throw new SvgRefusedException(new(PictureFaultKind.SvgDamaged, "", LineOf(root)));
    }

    /// <summary>Where an element stands, from 1.</summary>
    internal static int LineOf(XObject element) => ((IXmlLineInfo)element).LineNumber;

    /// <summary>Refuses what runs or leads away, wherever it stands. Elements of other vocabularies, such as notes of a drawing program,
    /// are never drawn.</summary>
    private static void Check(XElement root)
    {
        foreach (var element in root.DescendantsAndSelf().Where(element => element.Name.Namespace == root.Name.Namespace))
        {
            var name = element.Name.LocalName;
            if (name == "script") { throw Refused(PictureFaultKind.SvgScript, name, element); }

            if (name == "style" && (element.Value.Contains("@import", StringComparison.OrdinalIgnoreCase) || LeadsAway(element.Value)))
            {
                throw Refused(PictureFaultKind.SvgOutside, name, element);
            }

            foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
            {
                Check(element, attribute);
            }
        }
    }

    private static void Check(XElement element, XAttribute attribute)
    {
        var name = attribute.Name.LocalName;
        if (attribute.Name.Namespace == XNamespace.None && name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
        {
            throw Refused(PictureFaultKind.SvgScript, name, attribute);
        }

        var isInside = attribute.Value.StartsWith('#')
            || (element.Name.LocalName == "image" && DataOf(attribute.Value) is not null);
        if ((name == "href" && !isInside) || (name != "href" && LeadsAway(attribute.Value)))
        {
            throw Refused(PictureFaultKind.SvgOutside, $"{element.Name.LocalName} {name}", attribute);
        }
    }

    /// <summary>Whether a value refers to anything but a part of the drawing.</summary>
    private static bool LeadsAway(string value)
    {
        for (var at = value.IndexOf("url(", StringComparison.OrdinalIgnoreCase); at >= 0;
            at = value.IndexOf("url(", at + 4, StringComparison.OrdinalIgnoreCase))
        {
            if (!value.AsSpan(at + 4).TrimStart(" \t\r\n'\"").StartsWith("#")) { return true; }
        }

        return false;
    }

    private static SvgRefusedException Refused(PictureFaultKind kind, string what, XObject where) => new(new(kind, what, LineOf(where)));

    /// <summary>The bytes of a PNG or a JPEG that stands in an attribute; null when it is something else.</summary>
    public static byte[]? DataOf(string address)
    {
        foreach (var kind in (string[])["data:image/png;base64,", "data:image/jpeg;base64,", "data:image/jpg;base64,"])
        {
            if (address.StartsWith(kind, StringComparison.OrdinalIgnoreCase))
            {
                var bytes = new byte[address.Length];
                return Convert.TryFromBase64Chars(address.AsSpan(kind.Length), bytes, out var length) ? bytes[..length] : null;
            }
        }

        return null;
    }

    private static Picture Drawn(XElement root)
    {
        var styles = SvgStyles.Of(root);
        if (SvgViewport.OfRoot(root) is not { } view) { throw new SvgRefusedException(new(PictureFaultKind.SvgEmpty)); }

        var scale = LongerSide / Math.Max(view.Width, view.Height);
        var (width, height) = (Math.Max(1, view.Width * scale), Math.Max(1, view.Height * scale));
        var form = new VectorForm();
        var drawing = new SvgDrawing(root, styles, width, height);

        // The drawing goes down, the page goes up.
        drawing.Draw(form, new(scale, 0, 0, -scale, -view.Left * scale, height + (view.Top * scale)), view);
        return form.Content.Length == 0 ? throw new SvgRefusedException(new(PictureFaultKind.SvgEmpty))
            : new((int)Math.Round(width), (int)Math.Round(height), default, "") { Form = form };
    }
}
