using EhdsReadiness.Web.Reports.Pdf.Writing;

namespace EhdsReadiness.Web.Reports.Pdf.Tagging;

/// <summary>Writes the outline that viewers show beside the pages.</summary>
internal static class OutlineTree
{
    /// <param name="entries">At least one.</param>
    public static Reference Write(PdfFile file, IReadOnlyList<OutlineEntry> entries, IReadOnlyList<Reference> pages)
    {
        var root = file.Reserve();
        var references = entries.Select(_ => file.Reserve()).ToList();
        var parents = Parents(entries);
        var children = Enumerable.Range(0, entries.Count).ToLookup(index => parents[index]);
        foreach (var siblings in children)
        {
            var places = siblings.ToList();
            for (var place = 0; place < places.Count; place++)
            {
                var (index, entry) = (places[place], entries[places[place]]);
                var below = children[index].ToList();
                var parent = siblings.Key is { } above ? references[above] : root;
                var previous = place > 0 ? $"/Prev {references[places[place - 1]]}" : "";
                var next = place < places.Count - 1 ? $"/Next {references[places[place + 1]]}" : "";
                file.Write(
                    references[index],
                    $"<</Title{Syntax.Text(entry.Title)}/Parent {parent}{previous}{next}{Ends(below, references, isOpen: false)}/" +
                        $"Dest[{pages[entry.Page - 1]}/XYZ 0 {Syntax.Number(entry.Top)} 0]>>");
            }
        }

        return file.Write(root, $"<</Type/Outlines{Ends(children[null].ToList(), references, isOpen: true)}>>");
    }

    /// <summary>The first and the last entry below another, and their count, negative where they are folded away.</summary>
    private static string Ends(List<int> below, List<Reference> references, bool isOpen) => below.Count == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture,
            $"/First {references[below[0]]}/Last {references[below[^1]]}/Count {(isOpen ? below.Count : -below.Count)}");

    /// <summary>For each entry the nearest one before it with a higher rank; null at the top.</summary>
    private static int?[] Parents(IReadOnlyList<OutlineEntry> entries)
    {
        var parents = new int?[entries.Count];
        for (var index = 0; index < entries.Count; index++)
        {
            int? parent = index == 0 ? null : index - 1;
            while (parent is { } before && entries[before].Level >= entries[index].Level)
            {
                parent = parents[before];
            }

            parents[index] = parent;
        }

        return parents;
    }
}
