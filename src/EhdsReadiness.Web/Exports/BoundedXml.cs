using System.Xml;

namespace EhdsReadiness.Web.Exports;

/// <summary>
/// A part of somebody's package, read forwards with <see cref="XmlReader"/>: no document type, nothing from outside, nothing kept but what
/// is asked for. Depth, elements, attributes and the length of each piece are bounded before they are looked at.
/// </summary>
internal sealed class BoundedXml : IDisposable
{
    private const int MostDepth = 16;

    private static readonly string[] MainNamespaces =
    [
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/package/2006/relationships",
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    ];

    private readonly ReadingLimits _limits;
    private readonly Source _source;
    private readonly XmlReader _xml;
    private readonly char[] _chunk = new char[1024];

    /// <param name="part">Closed with this.</param>
    public BoundedXml(Stream part, ReadingLimits limits)
    {
        _limits = limits;
        _source = new(part, limits);
        _xml = XmlReader.Create(_source,
            new()
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                CloseInput = true,
            });
    }

    /// <summary>The children of the root, each in its turn, by <see cref="Children"/>.</summary>
    /// <exception cref="FormatException">The root has another name.</exception>
    public IEnumerable<string> Root(string name)
    {
        while (Read())
        {
            if (_xml.NodeType == XmlNodeType.Element)
            {
                return Name == name ? Children() : throw new FormatException($"The root is not {name}.");
            }
        }

        return [];
    }

    /// <summary>
    /// Goes to each child of the element in turn and gives its name, empty for one of another vocabulary. What is deeper and was not read
    /// meanwhile is passed over.
    /// </summary>
    public IEnumerable<string> Children()
    {
        if (_xml.IsEmptyElement) { yield break; }

        var parent = _xml.Depth;
        while (Read() && !(_xml.NodeType == XmlNodeType.EndElement && _xml.Depth == parent))
        {
            if (_xml.NodeType == XmlNodeType.Element && _xml.Depth == parent + 1)
            {
                yield return Name;
            }
        }
    }

    /// <summary>An attribute of the element; null when it has none of that name.</summary>
    public string? Attribute(string name) => _xml.GetAttribute(name);

    /// <summary>The same for an attribute with a prefix, whatever vocabulary that stands for.</summary>
    public string? PrefixedAttribute(string name) => PrefixedAttributes(name) is [var first, ..] ? first : null;

    /// <summary>The values of all attributes of that name, by whatever prefixes.</summary>
    public IReadOnlyList<string> PrefixedAttributes(string name)
    {
        var values = new List<string>();
        for (var index = 0; index < _xml.AttributeCount; index++)
        {
            _xml.MoveToAttribute(index);
            if (_xml.LocalName == name && _xml.Prefix.Length > 0)
            {
                values.Add(_xml.Value);
            }
        }

        _xml.MoveToElement();
        return values;
    }

    /// <summary>The text of the element, up to its end.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        AppendTextTo(text);
        return text.ToString();
    }

    /// <summary>Puts the text of the element behind another, up to the length that one cell can have.</summary>
    public void AppendTextTo(StringBuilder text)
    {
        foreach (var (piece, _) in Pieces())
        {
            text.Append(piece);
            // Escapes are seven signs for one; what they stand for is measured where it is known.
            ReadingLimits.Check(text.Length, 7 * ReadingLimits.LongestText);
        }
    }

    /// <summary>Goes through the texts and the children of the element in their order, as <see cref="Children"/> does: either is
    /// null.</summary>
    public IEnumerable<(string? Text, string? Element)> Pieces()
    {
        if (_xml.IsEmptyElement) { yield break; }

        var parent = _xml.Depth;
        while (Read() && !(_xml.NodeType == XmlNodeType.EndElement && _xml.Depth == parent))
        {
            if (_xml.Depth == parent + 1 && _xml.NodeType == XmlNodeType.Element)
            {
                yield return (null, Name);
            }
            else if (_xml.Depth == parent + 1
                && _xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                var text = new StringBuilder();
                AppendValueTo(text);
                yield return (text.ToString(), null);
            }
        }
    }

    public void Dispose() => _xml.Dispose();

    private string Name => Array.IndexOf(MainNamespaces, _xml.NamespaceURI) >= 0 ? _xml.LocalName : "";

    private bool Read()
    {
        _source.BeginPiece();
        if (!_xml.Read()) { return false; }

        if (_xml.NodeType == XmlNodeType.Element)
        {
            _limits.TakeNodes(1 + _xml.AttributeCount);
            if (_xml.Depth > MostDepth) { throw new FormatException("Elements lie too deep within one another."); }
        }

        return true;
    }

    private void AppendValueTo(StringBuilder text)
    {
        _source.BeginPiece();
        while (_xml.ReadValueChunk(_chunk, 0, _chunk.Length) is var read and > 0)
        {
            text.Append(_chunk, 0, read);
            // Escapes are seven signs for one; what they stand for is measured where it is known.
            ReadingLimits.Check(text.Length, 7 * ReadingLimits.LongestText);
            _source.BeginPiece();
        }
    }

    /// <summary>The characters of a part: UTF-8, or UTF-16 with its mark. A tag with all its attributes is built before anybody can count
    /// them, so that its length is bounded here.</summary>
    private sealed class Source(Stream part, ReadingLimits limits) : TextReader
    {
        private const int LongestPiece = 128 * 1024;

        private readonly StreamReader _text = new(
            new CountedStream(part, limits), new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
        private int _piece;

        public void BeginPiece() => _piece = 0;

        public override int Read(char[] buffer, int index, int count)
        {
            var read = _text.Read(buffer, index, count);
            ReadingLimits.Check(_piece += read, LongestPiece);
            return read;
        }

        public override int Read() => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            _text.Dispose();
            base.Dispose(disposing);
        }
    }

    /// <summary>Counts what really comes out of a package, whatever sizes it states.</summary>
    private sealed class CountedStream(Stream part, ReadingLimits limits) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = part.Read(buffer, offset, count);
            limits.TakeBytes(read);
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            part.Dispose();
            base.Dispose(disposing);
        }
    }
}
