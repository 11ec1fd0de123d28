namespace EhdsReadiness.Core.Regulations;

/// <summary>One minimum element of a dataset description.</summary>
/// <param name="Property">How HealthDCAT-AP expresses it, such as <c>dct:title</c>.</param>
/// <param name="Means">What is asked, in plain words.</param>
/// <param name="Example">A value of an invented dataset.</param>
/// <param name="OnlyWhen">The condition under which it is asked; null when it is asked of every dataset.</param>
public sealed record MetadataElement(
    string Id, string Property, Text Name, Text Means, Text Example, Text? OnlyWhen)
{
    /// <summary>The list from which a value is chosen; null when it is free.</summary>
    public Text? Vocabulary { get; init; }

    /// <summary>True when it is asked only where it applies or exists.</summary>
    public bool IsConditional => OnlyWhen is not null;
}
