namespace EhdsReadiness.Attack.Tests.Populations;

/// <summary>Where the register places an organisation. Public: the attacker knows it of everybody.</summary>
/// <param name="Kind">Kind of organisation, such as <c>hospital</c>.</param>
/// <param name="Role"><c>holder</c>, <c>user</c> or <c>both</c>.</param>
/// <param name="Region">Region of its head office.</param>
/// <param name="Categories">Categories of data it holds; none, one or several.</param>
public sealed record Placement(string Kind, string Role, string Region, IReadOnlyList<string> Categories)
{
    /// <summary>Whether a cell with this key counts the organisation; a key that names no dimension counts everybody.</summary>
    public bool Fits(IReadOnlyDictionary<string, string> key) => key.All(dimension => dimension.Key switch
    {
        "kind" => dimension.Value == Kind,
        "role" => dimension.Value == Role,
        "region" => dimension.Value == Region,
        "category" => Categories.Contains(dimension.Value),
        "territory" => Region.StartsWith("FR-97", StringComparison.Ordinal),
        "question" => true,
        var other => throw new ArgumentException($"A cell has a dimension that the attacker does not know: {other}.", nameof(key)),
    });
}
