namespace EhdsReadiness.Core.Regulations;

/// <summary>A statement of the law in own words, with its provisions.</summary>
/// <param name="Cites">As listed in <c>regulation/rules.yaml</c>; never empty.</param>
public sealed record CitedText(Text Says, IReadOnlyList<string> Cites)
{
    /// <summary>Identifiers of facts that it states; may be empty.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];
}
