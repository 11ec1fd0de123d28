namespace EhdsReadiness.Core.Regulations;

/// <summary>One thing that a paragraph of the regulation says.</summary>
/// <param name="Cite">The paragraph, as listed in <c>regulation/rules.yaml</c>: <c>60(2)</c>.</param>
/// <param name="Who">Whom it addresses, such as <c>holder</c>; never empty.</param>
/// <param name="With">Other parties that it names; may be empty.</param>
/// <param name="What">The fact in own words.</param>
/// <param name="Limits">Its times, amounts and numbers; may be empty.</param>
/// <param name="From">First day it applies, where the text gives one of its own; otherwise null.</param>
/// <param name="By">Last day to do it, where the text gives one; otherwise null.</param>
public sealed record LawFact(
    string Id,
    string Cite,
    IReadOnlyList<string> Who,
    IReadOnlyList<string> With,
    Modality Modality,
    Text What,
    IReadOnlyList<LawLimit> Limits,
    DateOnly? From,
    DateOnly? By)
{
    /// <summary>Words by which a statement speaks of this fact and of no other of its paragraph, such as <c>making data available</c>:
    /// whoever does that is in <see cref="Who"/>. May be empty.</summary>
    public IReadOnlyList<Text> About { get; init; } = [];
}
