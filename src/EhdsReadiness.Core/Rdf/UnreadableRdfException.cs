namespace EhdsReadiness.Core.Rdf;

/// <summary>A text is no RDF in the form that it seems to have, or none that can be read.</summary>
/// <param name="line">Line of the fault, from 1; 0 when it is not known.</param>
public sealed class UnreadableRdfException(string message, int line = 0, RdfFault fault = RdfFault.Malformed) : Exception(message)
{
    public int Line => line;

    public RdfFault Fault => fault;
}
