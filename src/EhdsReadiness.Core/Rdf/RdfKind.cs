namespace EhdsReadiness.Core.Rdf;

/// <summary>What a term of a graph is.</summary>
public enum RdfKind
{
    /// <summary>A thing with an address.</summary>
    Iri,

    /// <summary>A thing without an address.</summary>
    Blank,

    /// <summary>A text, number or date.</summary>
    Literal,
}
