namespace EhdsReadiness.Core.Rdf;

/// <summary>A text is no RDF in the form that it seems to have.</summary>
/// <param name="line">Line of the fault, from 1; 0 when it is not known.</param>
public sealed class UnreadableRdfException(string message, int line = 0) : Exception(message)
{
    public int Line => line;

    /// <summary>True when the meaning of its words stands elsewhere on the web, where nobody looks.</summary>
    public bool IsContextElsewhere { get; init; }
}
