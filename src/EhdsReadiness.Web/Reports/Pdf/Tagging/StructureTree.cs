using EhdsReadiness.Web.Reports.Pdf.Layout;
using EhdsReadiness.Web.Reports.Pdf.Writing;

namespace EhdsReadiness.Web.Reports.Pdf.Tagging;

/// <summary>
/// Writes the structure tree, the parent tree that leads back to it, and the annotations of links.
/// In the parent tree a page's key is its number less one; those of the annotations follow.
/// </summary>
internal sealed class StructureTree
{
    private readonly PdfFile _file;
    private readonly Tag _root;
    private readonly IReadOnlyList<Reference> _pages;
    private readonly List<string> _parents = [];
    private readonly List<string> _parentsOfLinks = [];
    private int _nextKey;

    public StructureTree(PdfFile file, Tag root, IReadOnlyList<Reference> pages)
    {
        (_file, _root, _pages, _nextKey) = (file, root, pages, pages.Count);
        Number(root);
    }

    /// <summary>What ties a page to the tree: entries for its dictionary. To be called page after page.</summary>
    public string EntriesOf(Sheet sheet)
    {
        var owners = _file.Write(Syntax.Array(sheet.Marked.Select(tag => tag.Reference)));
        _parents.Add(string.Create(CultureInfo.InvariantCulture, $"{sheet.Number - 1} {owners}"));
        var entries = string.Create(CultureInfo.InvariantCulture, $"/Tabs/S/StructParents {sheet.Number - 1}");
        return sheet.Links.Count == 0 ? entries : $"{entries}/Annots{Syntax.Array(sheet.Links.Select(WriteAnnotation).ToList())}";
    }

    /// <summary>Writes the tree; to be called after the pages.</summary>
    public Reference Write()
    {
        var tree = _file.Reserve();
        WriteTag(_root, tree);
        var parents = _file.Write($"<</Nums{Syntax.Array(_parents.Concat(_parentsOfLinks))}>>");
        return _file.Write(tree, string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/StructTreeRoot/K {_root.Reference}/ParentTree {parents}/ParentTreeNextKey {_nextKey}>>"));
    }

    private void Number(Tag tag)
    {
        tag.Reference = _file.Reserve();
        for (var index = 0; index < tag.Kids.Count; index++)
        {
            if (tag.Kids[index] is Tag inner)
            {
                Number(inner);
            }
        }
    }

    private Reference WriteAnnotation(LinkArea link)
    {
        var key = _nextKey++;
        _parentsOfLinks.Add(string.Create(CultureInfo.InvariantCulture, $"{key} {link.Owner.Reference}"));
        return link.Annotation = _file.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/Annot/Subtype/Link/Rect{link.Area}/Border[0 0 0]/F " +
                $"4/P {_pages[link.Page - 1]}/StructParent {key}/Contents{Syntax.Text(link.Words)}/A<</S/URI/" +
                $"URI{Syntax.Address(link.Target)}>>>>"));
    }

    private void WriteTag(Tag tag, Reference parent)
    {
        int? page = null;
        for (var index = 0; index < tag.Kids.Count && page is null; index++)
        {
            page = (tag.Kids[index] as MarkedContent)?.Page;
        }

        var text = _file.Begin(tag.Reference).Append($"<</Type/StructElem/S/{tag.Type}/P {parent}");
        if (page is { } number)
        {
            text.Append($"/Pg {_pages[number - 1]}");
        }

        text.Append("/K[");
        for (var index = 0; index < tag.Kids.Count; index++)
        {
            WriteKid(index == 0 ? text : text.Append(" "), tag.Kids[index], page);
        }

        text.Append("]");
        if (tag.Alternative is not null)
        {
            text.Append($"/Alt{Syntax.Text(tag.Alternative)}");
        }

        if (tag.ActualText is not null)
        {
            text.Append($"/ActualText{Syntax.Text(tag.ActualText)}");
        }

        if (tag.Lang is not null)
        {
            text.Append($"/Lang({tag.Lang})");
        }

        if (tag.Attributes.Count > 0)
        {
            text.Append($"/A{Syntax.Array(tag.Attributes.GroupBy(attribute => attribute.Owner).Select(Attributes))}");
        }

        text.Append(">>");
        _file.End();
        for (var index = 0; index < tag.Kids.Count; index++)
        {
            if (tag.Kids[index] is Tag inner)
            {
                WriteTag(inner, tag.Reference);
            }
        }
    }

    private void WriteKid(ByteText text, object kid, int? page)
    {
        switch (kid)
        {
            case Tag tag:
                text.Append($"{tag.Reference}");
                break;
            case MarkedContent content when content.Page == page:
                text.Append($"{content.Id}");
                break;
            case MarkedContent content:
                text.Append($"<</Type/MCR/Pg {_pages[content.Page - 1]}/MCID {content.Id}>>");
                break;
            case LinkArea link:
                text.Append($"<</Type/OBJR/Pg {_pages[link.Page - 1]}/Obj {link.Annotation}>>");
                break;
            default:
                throw new InvalidOperationException("A tag contains tags, marked content and links.");
        }
    }

    private static string Attributes(IGrouping<string, TagAttribute> ofOneOwner) =>
        $"<</O/{ofOneOwner.Key}{string.Concat(ofOneOwner.Select(attribute => $"/{attribute.Name} {attribute.Value}"))}>>";
}
