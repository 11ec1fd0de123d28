using UglyToad.PdfPig.Tokens;

namespace EhdsReadiness.Web.Reports.Pdf.Tagging;

/// <summary>Writes the outline that viewers show beside the pages.</summary>
internal static class OutlineTree
{
    /// <returns>The reference for the catalog; null for a document without headings.</returns>
    public static IndirectReferenceToken? Write(IReadOnlyList<OutlineEntry> entries, ObjectWriter writer, IReadOnlyList<IndirectReferenceToken> pages)
    {
        if (entries.Count == 0)
        {
            return null;
        }

        var root = writer.Reserve();
        var references = entries.Select(_ => writer.Reserve()).ToList();
        var parents = Parents(entries);
        var children = Enumerable.Range(0, entries.Count).ToLookup(index => parents[index]);
        IndirectReferenceToken? ReferenceOf(int? index) => index is { } known ? references[known] : null;

        for (var index = 0; index < entries.Count; index++)
        {
            var entry = entries[index];
            var siblings = children[parents[index]].ToList();
            var place = siblings.IndexOf(index);
            var below = children[index].ToList();
            writer.Write(
                Token.Dictionary(
                    ("Title", Token.Text(entry.Title)),
                    ("Parent", parents[index] is { } parent ? references[parent] : root),
                    ("Prev", place > 0 ? references[siblings[place - 1]] : null),
                    ("Next", place < siblings.Count - 1 ? references[siblings[place + 1]] : null),
                    ("First", ReferenceOf(below.Count > 0 ? below[0] : null)),
                    ("Last", ReferenceOf(below.Count > 0 ? below[^1] : null)),
                    ("Count", below.Count > 0 ? Token.Number(-below.Count) : null),
                    ("Dest", Token.Array([pages[entry.Page - 1], Token.Name("XYZ"), Token.Number(0), Token.Number(entry.Top), Token.Number(0)]))),
                references[index]);
        }

        var top = children[null].ToList();
        return writer.Write(
            Token.Dictionary(
                ("Type", Token.Name("Outlines")),
                ("First", references[top[0]]),
                ("Last", references[top[^1]]),
                ("Count", Token.Number(top.Count))),
            root);
    }

    /// <summary>For each entry the nearest one before it with a higher rank; null at the top.</summary>
    private static int?[] Parents(IReadOnlyList<OutlineEntry> entries)
    {
        var parents = new int?[entries.Count];
        for (var index = 0; index < entries.Count; index++)
        {
            int? parent = index - 1;
            while (parent >= 0 && entries[parent.Value].Level >= entries[index].Level)
            {
                parent = parents[parent.Value] ?? -1;
            }

            parents[index] = parent >= 0 ? parent : null;
        }

        return parents;
    }
}
