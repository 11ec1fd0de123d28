namespace EhdsReadiness.Core.Rdf;

/// <summary>A term of a graph.</summary>
/// <param name="Value">The address, the label of a thing without one, or the text.</param>
/// <param name="Datatype">Address of a literal's type; null for a text and for anything else.</param>
/// <param name="Language">Tag of a text's language, in lower case; null when it has none.</param>
public sealed record RdfTerm(RdfKind Kind, string Value, string? Datatype = null, string? Language = null)
{
    public bool IsLiteral => Kind == RdfKind.Literal;

    /// <summary>The term of an address.</summary>
    public static RdfTerm Iri(string address) => new(RdfKind.Iri, address);

    public static RdfTerm Blank(string label) => new(RdfKind.Blank, label);

    /// <summary>A text without a language.</summary>
    public static RdfTerm Plain(string text) => new(RdfKind.Literal, text);

    public static RdfTerm Words(string text, Language language) => new(RdfKind.Literal, text, null, language.Code());

    /// <param name="value">In the form of its type.</param>
    /// <param name="type">Such as <c>xsd:date</c>.</param>
    public static RdfTerm Typed(string value, string type) => new(RdfKind.Literal, value, RdfNames.Expand(type));
}
