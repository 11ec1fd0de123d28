using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Operations.MarkedContent;
using UglyToad.PdfPig.Writer;

namespace EhdsReadiness.Web.Reports.Pdf.Tagging;

/// <summary>A PDF in the making: pages and fonts by PdfPig, structure, outline, properties and attached file by us.</summary>
internal sealed class TaggedDocument : IDisposable
{
    private readonly MemoryStream _output = new();
    private readonly Dictionary<int, List<Tag>> _marked = [];
    private readonly List<LinkArea> _links = [];
    private readonly List<OutlineEntry> _outline = [];

    public TaggedDocument(Report report)
    {
        Report = report;
        Builder = new PdfDocumentBuilder(_output, disposeStream: false, PdfWriterType.Default, 1.7, new ObjectWriter(this))
        {
            IncludeDocumentInformation = false,
        };
    }

    public Report Report { get; }

    public PdfDocumentBuilder Builder { get; }

    public Tag Root { get; } = new("Document");

    public IReadOnlyList<OutlineEntry> Outline => _outline;

    public IReadOnlyList<LinkArea> Links => _links;

    /// <summary>The owners of a page's marked content, by identifier.</summary>
    public IReadOnlyList<Tag> MarkedOn(int page) => _marked.TryGetValue(page, out var tags) ? tags : [];

    /// <summary>Draws something that the tag stands for.</summary>
    public void Mark(PdfPageBuilder page, Tag tag, Action draw)
    {
        if (!_marked.TryGetValue(page.PageNumber, out var tags))
        {
            _marked[page.PageNumber] = tags = [];
        }

        var id = tags.Count;
        tags.Add(tag);
        tag.Add(new MarkedContent(page.PageNumber, id));
        page.CurrentStream.Operations.Add(new BeginMarkedContentWithProperties(Token.Name(tag.Type), Token.Dictionary(("MCID", Token.Number(id)))));
        draw();
        page.CurrentStream.Operations.Add(EndMarkedContent.Value);
    }

    /// <summary>Draws something that is not read: lines, tints, repeated headings, page numbers.</summary>
    public static void Artifact(PdfPageBuilder page, ArtifactKind kind, Action draw)
    {
        var type = Token.Dictionary(("Type", Token.Name(kind.ToString())));
        page.CurrentStream.Operations.Add(new BeginMarkedContentWithProperties(Token.Name("Artifact"), type));
        draw();
        page.CurrentStream.Operations.Add(EndMarkedContent.Value);
    }

    public void Link(PdfPageBuilder page, Tag tag, Uri target, string words, PdfRectangle area)
    {
        var link = new LinkArea(page.PageNumber, target, words, area);
        _links.Add(link);
        tag.Add(link);
    }

    public void AddToOutline(OutlineEntry entry) => _outline.Add(entry);

    public byte[] Build() => Builder.Build();

    /// <summary>The bytes written so far.</summary>
    public ReadOnlySpan<byte> Written => _output.GetBuffer().AsSpan(0, (int)_output.Length);

    public void Dispose()
    {
        Builder.Dispose();
        _output.Dispose();
    }
}

/// <summary>Why something is drawn without being read.</summary>
internal enum ArtifactKind
{
    Layout,
    Pagination,
}

/// <summary>A line of the outline.</summary>
/// <param name="Level">From 1.</param>
/// <param name="Top">Height on the page, in points from its foot.</param>
internal sealed record OutlineEntry(string Title, int Level, int Page, double Top);
