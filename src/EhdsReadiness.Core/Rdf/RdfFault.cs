namespace EhdsReadiness.Core.Rdf;

/// <summary>Why RDF could not be read.</summary>
public enum RdfFault
{
    /// <summary>It breaks the rules of its form.</summary>
    Malformed,

    /// <summary>It is not in UTF-8, as both forms have to be.</summary>
    Encoding,

    /// <summary>The meaning of its words stands elsewhere on the web, where nobody looks.</summary>
    ContextElsewhere,

    /// <summary>It uses a part of JSON-LD that records of datasets do without.</summary>
    Unsupported,

    /// <summary>It repeats itself, or refers within itself, more than can be read.</summary>
    TooMuch,
}
