namespace EhdsReadiness.Core.Rdf;

/// <summary>Reads JSON-LD 1.1 whose contexts stand in the file: prefixes, terms with their types, languages and containers.</summary>
public sealed class JsonLdReader
{
    private readonly RdfGraph _graph = new();
    private readonly Dictionary<string, RdfTerm> _labels = new(StringComparer.Ordinal);
    private int _contexts;

    private JsonLdReader() { }

    /// <exception cref="UnreadableRdfException">It is no JSON-LD, or needs a context that stands elsewhere.</exception>
    public static RdfGraph Read(ReadOnlyMemory<byte> file)
    {
        try
        {
            using var document = JsonDocument.Parse(file);
            var reader = new JsonLdReader();
            reader.Top(document.RootElement, JsonLdContext.Empty);
            return reader._graph;
        }
        catch (JsonException e)
        {
            throw new UnreadableRdfException("no JSON", (int)(e.LineNumber ?? -1) + 1);
        }
        catch (InvalidOperationException)
        {
            // Half of a sign that takes two.
            throw new UnreadableRdfException("no text", 0, RdfFault.Encoding);
        }
    }

    private void Top(JsonElement element, JsonLdContext context)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var one in element.EnumerateArray())
            {
                Top(one, context);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            Thing(element, context);
        }
    }

    private RdfTerm Thing(JsonElement element, JsonLdContext context)
    {
        context = element.TryGetProperty("@context", out var given) ? context.With(given, ref _contexts) : context;
        var id = Member(element, context, "@id");
        var subject = id is { ValueKind: JsonValueKind.String } ? Node(context.Address(id.Value.GetString()!, isTerm: false))
            : _graph.NewBlank();
        foreach (var member in element.EnumerateObject())
        {
            switch (context.Keyword(member.Name))
            {
                case "@context" or "@id" or "@index":
                    break;
                case "@type":
                    foreach (var type in Items(member.Value).Where(type => type.ValueKind == JsonValueKind.String))
                    {
                        _graph.Add(subject, "rdf:type", Node(context.Address(type.GetString()!, isTerm: true)));
                    }

                    break;
                case "@graph" or "@included":
                    Top(member.Value, context);
                    break;
                case "@reverse" when member.Value.ValueKind == JsonValueKind.Object:
                    foreach (var (property, value) in member.Value.EnumerateObject().SelectMany(one =>
                        Items(one.Value).Select(value => (one.Name, value))).Where(pair => pair.value.ValueKind == JsonValueKind.Object))
                    {
                        _graph.Add(Thing(value, context), context.Address(property, isTerm: true), subject);
                    }

                    break;
                case "@nest":
                    throw new UnreadableRdfException("@nest", 0, RdfFault.Unsupported);
                case not null:
                    break;
                default:
                    Property(subject, member, context);
                    break;
            }
        }

        return subject;
    }

    private void Property(RdfTerm subject, JsonProperty member, JsonLdContext context)
    {
        var term = context.Find(member.Name);
        var property = context.Address(member.Name, isTerm: true);
        // A member without an address means nothing, says the standard.
        if (!property.Contains(':', StringComparison.Ordinal)) { return; }

        if (member.Value.ValueKind == JsonValueKind.Object && term?.Container is "@language" or "@index" or "@id")
        {
            foreach (var (name, value) in member.Value.EnumerateObject()
                .SelectMany(one => Items(one.Value).Select(value => (one.Name, value))))
            {
                var read = term.Container == "@language" && value.ValueKind == JsonValueKind.String
                    ? new(RdfKind.Literal, value.GetString()!, null, name == "@none" ? null : name.ToLowerInvariant())
                    : Value(value, term, context);
                _graph.Add(subject, property, read);
            }

            return;
        }

        if (term?.Container == "@list")
        {
            _graph.Add(subject, property, ListOf(member.Value, term, context));
            return;
        }

        foreach (var value in Items(member.Value).SelectMany(one =>
            one.ValueKind == JsonValueKind.Object && Member(one, context, "@set") is { } set ? Items(set) : [one]))
        {
            _graph.Add(subject, property, Value(value, term, context));
        }
    }

    private RdfTerm? Value(JsonElement value, JsonLdTerm? term, JsonLdContext context)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return TextValue(value.GetString()!, term, context);
            case JsonValueKind.True or JsonValueKind.False:
                return new(RdfKind.Literal, value.GetRawText(), term?.ValueType ?? RdfNames.Expand("xsd:boolean"));
            case JsonValueKind.Number:
                var isWhole = value.TryGetInt64(out var whole);
                return new(RdfKind.Literal, isWhole ? whole.ToString(CultureInfo.InvariantCulture) : value.GetRawText(),
                    term?.ValueType ?? RdfNames.Expand(isWhole ? "xsd:integer" : "xsd:double"));
            case JsonValueKind.Object:
                return ObjectValue(value, term, context);
            default:
                return null;
        }
    }

    private RdfTerm? ObjectValue(JsonElement value, JsonLdTerm? term, JsonLdContext context)
    {
        if (Member(value, context, "@value") is { } literal)
        {
            if (literal.ValueKind is JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array) { return null; }

            var text = literal.ValueKind == JsonValueKind.String ? literal.GetString()! : literal.GetRawText();
            var type = TextOf(Member(value, context, "@type")) is { } named ? context.Address(named, isTerm: true)
                : literal.ValueKind switch
            {
                JsonValueKind.True or JsonValueKind.False => RdfNames.Expand("xsd:boolean"),
                JsonValueKind.Number => RdfNames.Expand(literal.TryGetInt64(out _) ? "xsd:integer" : "xsd:double"),
                _ => null,
            };
            return new(RdfKind.Literal, text, type == RdfNames.Expand("xsd:string") ? null : type,
                type is null ? TextOf(Member(value, context, "@language"))?.ToLowerInvariant() : null);
        }

        return Member(value, context, "@list") is { } list ? ListOf(list, term, context)
            : Member(value, context, "@set") is { } set ? Items(set).Select(one => Value(one, term, context)).FirstOrDefault()
            : Thing(value, context);
    }

    private RdfTerm TextValue(string text, JsonLdTerm? term, JsonLdContext context) => term?.Type switch
    {
        "@id" => Node(context.Address(text, isTerm: false)),
        "@vocab" => Node(context.Address(text, isTerm: true)),
        null or "@none" => new(RdfKind.Literal, text, null, term is { HasLanguage: true } ? term.Language : context.Language),
        _ => new(RdfKind.Literal, text, term.ValueType),
    };

    private RdfTerm ListOf(JsonElement items, JsonLdTerm? term, JsonLdContext context) =>
        RdfList.Of(_graph, [.. Items(items).Select(item => Value(item, term, context)).OfType<RdfTerm>()]);

    private RdfTerm Node(string address)
    {
        if (!address.StartsWith("_:", StringComparison.Ordinal)) { return RdfTerm.Iri(address); }

        if (!_labels.TryGetValue(address, out var thing))
        {
            _labels[address] = thing = _graph.NewBlank();
        }

        return thing;
    }

    private static JsonElement? Member(JsonElement element, JsonLdContext context, string keyword)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (context.Keyword(member.Name) == keyword) { return member.Value; }
        }

        return null;
    }

    private static string? TextOf(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static List<JsonElement> Items(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray()] : [element];
}
