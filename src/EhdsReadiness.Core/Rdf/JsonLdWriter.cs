namespace EhdsReadiness.Core.Rdf;

/// <summary>Writes a graph as JSON-LD: one object, in which each thing stands where it is first a value.</summary>
public static class JsonLdWriter
{
    /// <param name="root">The thing to which all statements lead.</param>
    /// <param name="several">Properties whose values always stand in a list, such as <c>dcat:dataset</c>.</param>
    public static byte[] Write(RdfGraph graph, RdfTerm root, params string[] several)
    {
        var thing = Thing(graph, root, [], several);
        thing.Insert(0, "@context", JsonFile.ObjectOf(RdfNames.Prefixes.Select(one => (one.Prefix, (JsonNode?)one.Address))));
        return JsonFile.Write(thing);
    }

    private static JsonObject Thing(RdfGraph graph, RdfTerm subject, HashSet<RdfTerm> written, string[] several)
    {
        written.Add(subject);
        var thing = new JsonObject();
        if (subject.Kind == RdfKind.Iri)
        {
            thing["@id"] = Iri.Escape(subject.Value);
        }

        foreach (var values in graph.Of(subject).GroupBy(statement => statement.Property, statement => statement.Value))
        {
            var isType = values.Key == RdfNames.Expand("rdf:type");
            List<JsonNode?> nodes = [.. values.Select(value => isType ? Name(value.Value) : Value(graph, value, written, several))];
            var name = isType ? "@type" : Name(values.Key);
            thing[name] = nodes.Count == 1 && !several.Contains(name) ? nodes[0] : new JsonArray([.. nodes]);
        }

        return thing;
    }

    private static JsonNode Value(RdfGraph graph, RdfTerm value, HashSet<RdfTerm> written, string[] several) => value switch
    {
        { Kind: RdfKind.Blank } => Thing(graph, value, written, several),
        { Kind: RdfKind.Iri } => !written.Contains(value) && graph.Of(value).Count > 0 ? Thing(graph, value, written, several)
            : new JsonObject { ["@id"] = Iri.Escape(value.Value) },
        { Language: { } language } => new JsonObject { ["@language"] = language, ["@value"] = value.Value },
        { Datatype: { } type } => new JsonObject { ["@type"] = Name(type), ["@value"] = value.Value },
        _ => value.Value,
    };

    private static string Name(string address) => RdfNames.Shorten(address) ?? Iri.Escape(address);
}
