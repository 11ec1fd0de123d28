namespace EhdsReadiness.Core.Regulations;

/// <summary>A common belief about the regulation and what its text says.</summary>
public sealed record Misunderstanding(Text Belief, Text Truth, IReadOnlyList<string> Cites)
{
    /// <summary>Identifiers of facts that it states; may be empty.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];
}
