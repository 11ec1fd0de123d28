namespace EhdsReadiness.Core.Rdf;

/// <summary>Lists with an order, as graphs hold them.</summary>
internal static class RdfList
{
    /// <summary>Adds the list to the graph and gives its first place.</summary>
    public static RdfTerm Of(RdfGraph graph, IReadOnlyList<RdfTerm> items)
    {
        var rest = RdfTerm.Iri(RdfNames.Expand("rdf:nil"));
        foreach (var item in items.Reverse())
        {
            var place = graph.NewBlank();
            graph.Add(place, "rdf:first", item);
            graph.Add(place, "rdf:rest", rest);
            rest = place;
        }

        return rest;
    }
}
