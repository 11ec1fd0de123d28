using EhdsReadiness.Web.Reports.Pdf.Writing;

namespace EhdsReadiness.Web.Reports.Pdf.Tagging;

/// <summary>
/// An element of the structure tree: what assistive technology reads. It joins its parent when something is first drawn
/// for it, so that the order of drawing is the order of reading.
/// </summary>
internal sealed class Tag(string type, Tag? parent = null)
{
    private readonly List<object> _kids = [];
    private List<TagAttribute>? _attributes;
    private bool _attached = parent is null;

    /// <summary>Standard structure type of ISO 32000-1, 14.8.4: <c>P</c>, <c>TH</c>, <c>Figure</c>.</summary>
    public string Type { get; } = type;

    /// <summary>Each a <see cref="Tag"/>, a <see cref="MarkedContent"/> or a <see cref="LinkArea"/>.</summary>
    public IReadOnlyList<object> Kids => _kids;

    public IReadOnlyList<TagAttribute> Attributes => _attributes ?? [];

    /// <summary>Words instead of a drawing; null for everything that can be read.</summary>
    public string? Alternative { get; init; }

    /// <summary>What is read in place of what is drawn (ISO 32000-1, 14.9.4); null where that says the same.</summary>
    public string? ActualText { get; init; }

    /// <summary>Language tag; null for that of the document.</summary>
    public string? Lang { get; init; }

    /// <summary>Set by the writer of the structure tree.</summary>
    public Reference Reference { get; set; }

    /// <param name="value">As written in the file.</param>
    public Tag With(string owner, string name, string value)
    {
        (_attributes ??= []).Add(new(owner, name, value));
        return this;
    }

    /// <summary>Puts the element into the tree, after what was drawn before.</summary>
    public Tag Attach()
    {
        if (!_attached)
        {
            _attached = true;
            parent!.Attach()._kids.Add(this);
        }

        return this;
    }

    public void Add(MarkedContent content) => Attach()._kids.Add(content);

    public void Add(LinkArea area) => Attach()._kids.Add(area);
}
