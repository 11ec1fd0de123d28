namespace EhdsReadiness.Core.Regulations;

/// <summary>Something that became law, standard or guidance, or is about to.</summary>
/// <param name="Date">When it was published or took effect; null when that is not known.</param>
/// <param name="Kind"><c>union-act</c>, <c>french-law</c>, <c>cnil</c>, <c>case-law</c>, <c>guidance</c>, <c>standard</c>, <c>strategy</c>
/// or <c>project</c>.</param>
/// <param name="State">
/// <c>in-force</c>, <c>adopted</c>, <c>decided</c>, <c>final</c>, <c>released</c>, <c>announced</c>, <c>draft</c>, <c>debated</c> or
/// <c>awaited</c>.
/// </param>
/// <param name="Changes">What it changes for the reader.</param>
/// <param name="Cites">Rules it bears on, as listed in <c>regulation/rules.yaml</c>; may be empty.</param>
/// <param name="Link">Where to read it.</param>
/// <param name="Confidence"><c>high</c>, <c>medium</c> or <c>low</c>.</param>
/// <param name="Attested">How it is known, in words.</param>
public sealed record LawUpdate(
    string Id,
    PartialDate? Date,
    string Kind,
    string State,
    Text Title,
    Text Changes,
    IReadOnlyList<string> Cites,
    Uri? Link,
    string Confidence,
    Text Attested)
{
    /// <summary>Documents that the update is about, each with its own address; may be empty.</summary>
    public IReadOnlyList<LawDocument> Documents { get; init; } = [];
}
