namespace EhdsReadiness.Core.Rdf;

/// <summary>A word of a context of JSON-LD.</summary>
/// <param name="Address">What it stands for; null when it stands for nothing.</param>
/// <param name="Type"><c>@id</c>, <c>@vocab</c> or the address of a datatype; null for a text.</param>
/// <param name="Container">How its values stand, such as <c>@language</c>; null for as they are.</param>
/// <param name="HasLanguage">Whether the term itself says in which language its texts are, or that they are in none.</param>
internal sealed record JsonLdTerm(string? Address, string? Type, string? Container, bool HasLanguage, string? Language)
{
    /// <summary>The datatype of its values; null when it says none.</summary>
    public string? ValueType => Type is null || Type.StartsWith('@') ? null : Type;
}
