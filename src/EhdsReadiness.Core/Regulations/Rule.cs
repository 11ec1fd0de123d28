namespace EhdsReadiness.Core.Regulations;

/// <summary>An article, order or recital that the content may cite.</summary>
/// <param name="Id">How it is cited: <c>60</c>, <c>GDPR 28</c>, <c>LIL 66</c>, <c>recital 69</c>.</param>
/// <param name="Instrument"><c>ehds</c>, <c>gdpr</c>, <c>french-law</c>, <c>cnil</c> or <c>recital</c>.</param>
/// <param name="Heading">Short own words, not the official title.</param>
/// <param name="Does">What it does, in own words.</param>
/// <param name="From">First day it applies; null when it is already in force or, for a recital, when it binds nobody.</param>
/// <param name="InForce">True for law already in force.</param>
/// <param name="FromNote">Exceptions to that day; null when there are none.</param>
/// <param name="Link">Address of the official text; null when no verified address is known.</param>
/// <param name="Source">Key or address in the fact base.</param>
/// <param name="Provisions">The paragraphs that may be cited, the bare article first.</param>
public sealed record Rule(
    string Id,
    string Instrument,
    Text Heading,
    Text Does,
    IReadOnlyList<string> Binds,
    DateOnly? From,
    bool InForce,
    Text? FromNote,
    Uri? Link,
    string Source,
    string Confidence,
    IReadOnlyList<Provision> Provisions)
{
    /// <summary>Identifiers of facts that it states; may be empty.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];
}
