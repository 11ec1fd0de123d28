using System.Diagnostics.CodeAnalysis;

namespace EhdsReadiness.Core.Rdf;

/// <summary>What the words of a file of JSON-LD mean.</summary>
internal sealed record JsonLdContext
{
    /// <summary>Most contexts of one file.</summary>
    private const int MostContexts = 100;

    /// <summary>Most words of one context.</summary>
    private const int MostTerms = 2000;

    private Dictionary<string, JsonLdTerm> _terms = new(StringComparer.Ordinal);
    private string? _vocabulary;
    private Uri? _base;

    public static JsonLdContext Empty { get; } = new();

    /// <summary>Language of texts that say none; null for none.</summary>
    public string? Language { get; private init; }

    public JsonLdTerm? Find(string name) => _terms.GetValueOrDefault(name);

    /// <summary>The keyword that a member is named by or stands for; null for any other member.</summary>
    public string? Keyword(string name) =>
        name.StartsWith('@') ? name : Find(name)?.Address is ['@', ..] keyword ? keyword : null;

    /// <summary>The context that follows from what a file says.</summary>
    /// <param name="made">How many contexts the file has had.</param>
    /// <exception cref="UnreadableRdfException">It stands elsewhere on the web, says what is not read here, or there is too much of
    /// it.</exception>
    public JsonLdContext With(JsonElement given, ref int made)
    {
        switch (given.ValueKind)
        {
            case JsonValueKind.Array:
                var last = this;
                foreach (var one in given.EnumerateArray())
                {
                    last = last.With(one, ref made);
                }

                return last;
            case JsonValueKind.Null:
                return Empty;
            case JsonValueKind.Object:
                break;
            default:
                throw new UnreadableRdfException("its context stands elsewhere", 0, RdfFault.ContextElsewhere);
        }

        if (!given.EnumerateObject().Any()) { return this; }

        if (++made > MostContexts) { throw new UnreadableRdfException("too many contexts", 0, RdfFault.TooMuch); }

        if (given.TryGetProperty("@import", out _)) { throw new UnreadableRdfException("@import", 0, RdfFault.Unsupported); }

        var context = this with
        {
            Language = given.TryGetProperty("@language", out var language) ? TextOf(language)?.ToLowerInvariant() : Language,
        };
        context._terms = new(_terms, StringComparer.Ordinal);
        context._vocabulary =
            given.TryGetProperty("@vocab", out var vocabulary) ? Bounded(TextOf(vocabulary), Iri.LongestStart) : _vocabulary;
        context._base = given.TryGetProperty("@base", out var start)
            && Uri.TryCreate(Bounded(TextOf(start), Iri.LongestStart), UriKind.Absolute, out var address) ? address : _base;
        // Twice, so that a word may be told by one that stands below it.
        for (var round = 0; round < 2; round++)
        {
            foreach (var member in given.EnumerateObject().Where(member => !member.Name.StartsWith('@')))
            {
                var term = context.TermOf(member.Name, member.Value);
                Bounded(term.Address, Iri.LongestStart);
                context._terms[Bounded(member.Name)] = term;
                if (context._terms.Count > MostTerms)
                {
                    throw new UnreadableRdfException("too many words in a context", 0, RdfFault.TooMuch);
                }
            }
        }

        return context;
    }

    /// <summary>The whole address of a word.</summary>
    /// <param name="isTerm">True for names of properties, classes and types, false for a thing's own.</param>
    /// <exception cref="UnreadableRdfException">It is too long.</exception>
    public string Address(string name, bool isTerm) => Bounded(Whole(name, isTerm));

    private string Whole(string name, bool isTerm)
    {
        if (name.StartsWith('@')) { return name; }

        if (isTerm && Find(name)?.Address is { } known) { return known; }

        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0)
        {
            return !name.StartsWith("_:", StringComparison.Ordinal)
                && string.Compare(name, colon + 1, "//", 0, 2, StringComparison.Ordinal) != 0 && Find(name[..colon])?.Address is { } start
                ? start + name[(colon + 1)..] : name;
        }

        return isTerm ? _vocabulary + name : _base is not null && Uri.TryCreate(_base, name, out var whole) ? whole.AbsoluteUri : name;
    }

    private JsonLdTerm TermOf(string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return new(TextOf(value) is { } text ? Address(text, isTerm: text != name) : null, null, null, false, null);
        }

        foreach (var key in (string[])["@context", "@nest"])
        {
            if (value.TryGetProperty(key, out _)) { throw new UnreadableRdfException(key, 0, RdfFault.Unsupported); }
        }

        string? Member(string key) => value.TryGetProperty(key, out var member)
            ? TextOf(member.ValueKind == JsonValueKind.Array ? member.EnumerateArray().FirstOrDefault() : member) : null;
        var address = Member("@id") is { } id && id != name ? Address(id, isTerm: true) : Unnamed(name);
        var type = Member("@type");
        return new(address, type is null or ['@', ..] ? type : Address(type, isTerm: true), Member("@container"),
            value.TryGetProperty("@language", out var language), TextOf(language)?.ToLowerInvariant());
    }

    /// <summary>The address of a word that says none: by its prefix, or in the vocabulary.</summary>
    private string Unnamed(string name) =>
        name.Contains(':', StringComparison.Ordinal) ? Address(name, isTerm: false) : Bounded(_vocabulary + name);

    [return: NotNullIfNotNull(nameof(address))]
    private static string? Bounded(string? address, int longest = Iri.LongestRead) =>
        address is null || address.Length <= longest ? address
            : throw new UnreadableRdfException("too long an address", 0, RdfFault.TooMuch);

    private static string? TextOf(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : null;
}
