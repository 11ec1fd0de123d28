using UglyToad.PdfPig.Tokens;

namespace EhdsReadiness.Web.Reports.Pdf.Tagging;

/// <summary>Writes the structure tree, the parent tree that leads back to it, and the annotations it contains.</summary>
internal sealed class StructureTree(TaggedDocument document, ObjectWriter writer, IReadOnlyList<IndirectReferenceToken> pages)
{
    private readonly List<IToken> _parents = [];
    private readonly IndirectReferenceToken _root = writer.Reserve();
    private int _nextKey = pages.Count;

    /// <summary>Gives every tag its number, so that pages and annotations can refer to it.</summary>
    public void NumberTags() => Number(document.Root);

    /// <summary>The page with what ties it to the tree. Key of a page in the parent tree: its number less one.</summary>
    public DictionaryToken Complete(DictionaryToken page, int number)
    {
        var owners = writer.Write(Token.Array(document.MarkedOn(number).Select(tag => tag.Reference!)));
        _parents.AddRange([Token.Number(number - 1), owners]);
        page = page.With("Tabs", Token.Name("S")).With("StructParents", Token.Number(number - 1));

        var annotations = document.Links.Where(link => link.Page == number).Select(Annotation).ToList();
        return annotations.Count == 0 ? page : page.With("Annots", Token.Array(annotations));
    }

    /// <summary>Writes the tree; to be called after the pages.</summary>
    public IndirectReferenceToken Write()
    {
        WriteTag(document.Root, _root);
        AddAnnotationsToParents(document.Root);
        return writer.Write(
            Token.Dictionary(
                ("Type", Token.Name("StructTreeRoot")),
                ("K", document.Root.Reference),
                ("ParentTree", writer.Write(Token.Dictionary(("Nums", Token.Array(_parents))))),
                ("ParentTreeNextKey", Token.Number(_nextKey))),
            _root);
    }

    private void Number(Tag tag)
    {
        tag.Reference = writer.Reserve();
        foreach (var kid in tag.Kids.OfType<Tag>())
        {
            Number(kid);
        }
    }

    private IndirectReferenceToken Annotation(LinkArea link)
    {
        var area = link.Area;
        link.Key = _nextKey++;
        return link.Annotation = writer.Write(Token.Dictionary(
            ("Type", Token.Name("Annot")),
            ("Subtype", Token.Name("Link")),
            ("Rect", Token.Array([Token.Number(area.Left), Token.Number(area.Bottom), Token.Number(area.Right), Token.Number(area.Top)])),
            ("Border", Token.Array([Token.Number(0), Token.Number(0), Token.Number(0)])),
            ("F", Token.Number(4)),
            ("P", pages[link.Page - 1]),
            ("StructParent", Token.Number(link.Key)),
            ("Contents", Token.Text(link.Words)),
            ("A", Token.Dictionary(("S", Token.Name("URI")), ("URI", new StringToken(link.Target.AbsoluteUri))))));
    }

    private void AddAnnotationsToParents(Tag tag)
    {
        foreach (var kid in tag.Kids)
        {
            if (kid is LinkArea link)
            {
                _parents.AddRange([Token.Number(link.Key), tag.Reference!]);
            }
            else if (kid is Tag inner)
            {
                AddAnnotationsToParents(inner);
            }
        }
    }

    private void WriteTag(Tag tag, IndirectReferenceToken parent)
    {
        var page = tag.Kids.OfType<MarkedContent>().FirstOrDefault()?.Page;
        writer.Write(
            Token.Dictionary(
                ("Type", Token.Name("StructElem")),
                ("S", Token.Name(tag.Type)),
                ("P", parent),
                ("Pg", page is { } number ? pages[number - 1] : null),
                ("K", Token.Array(tag.Kids.Select(kid => Kid(kid, page)))),
                ("Alt", tag.Alternative is null ? null : Token.Text(tag.Alternative)),
                ("Lang", tag.Lang is null ? null : Token.Text(tag.Lang)),
                ("A", tag.Attributes.Count == 0 ? null : Token.Array(tag.Attributes.GroupBy(attribute => attribute.Owner).Select(Attributes)))),
            tag.Reference);
        foreach (var kid in tag.Kids.OfType<Tag>())
        {
            WriteTag(kid, tag.Reference!);
        }
    }

    private IToken Kid(object kid, int? page) => kid switch
    {
        Tag tag => tag.Reference!,
        MarkedContent content when content.Page == page => Token.Number(content.Id),
        MarkedContent content => Token.Dictionary(("Type", Token.Name("MCR")), ("Pg", pages[content.Page - 1]), ("MCID", Token.Number(content.Id))),
        LinkArea link => Token.Dictionary(("Type", Token.Name("OBJR")), ("Pg", pages[link.Page - 1]), ("Obj", link.Annotation)),
        _ => throw new InvalidOperationException("A tag contains tags, marked content and links."),
    };

    private static DictionaryToken Attributes(IGrouping<string, TagAttribute> ofOneOwner)
    {
        var attributes = Token.Dictionary(("O", Token.Name(ofOneOwner.Key)));
        foreach (var attribute in ofOneOwner)
        {
            attributes = attributes.With(attribute.Name, attribute.Value);
        }

        return attributes;
    }
}
