namespace EhdsReadiness.Core.Inventory;

/// <summary>A property that a description of a dataset must have.</summary>
/// <param name="Id">As written in JSON-LD: <c>dct:description</c>.</param>
public sealed record CatalogueProperty(string Id, Text Name);
