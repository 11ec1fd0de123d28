namespace EhdsReadiness.Core.Regulations;

/// <summary>The minimum elements that a holder gives for a dataset description (Article 60(3) with 77(4)).</summary>
/// <param name="Act">Number of the implementing act that lists them, such as <c>2026/2098</c>.</param>
/// <param name="Link">Address of that act.</param>
/// <param name="Elements">In the order of the act; never empty.</param>
public sealed record MetadataElements(string Act, Uri? Link, IReadOnlyList<MetadataElement> Elements)
{
    /// <summary>The element that is expressed by that property of HealthDCAT-AP, such as <c>dct:title</c>; null when the act has
    /// none.</summary>
    public MetadataElement? OfProperty(string property) => Elements.FirstOrDefault(element => element.Property == property);
}
