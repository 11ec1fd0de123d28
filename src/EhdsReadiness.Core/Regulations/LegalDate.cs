namespace EhdsReadiness.Core.Regulations;

/// <summary>One date of the regulation's timeline.</summary>
/// <param name="Article">Where the date stands, such as <c>105</c>.</param>
/// <param name="Binds">Whom it concerns: <c>holder</c>, <c>user</c>, <c>state</c>, <c>commission</c>, <c>all</c>.</param>
/// <param name="Source">Key of the fact base.</param>
public sealed record LegalDate(
    string Id, DateOnly Date, string Article, Text Title, Text Meaning, IReadOnlyList<string> Binds, string Source)
{
    /// <summary>Identifiers of facts that it states; may be empty.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];
}
