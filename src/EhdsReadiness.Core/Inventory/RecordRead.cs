namespace EhdsReadiness.Core.Inventory;

/// <summary>A dataset as it was read from a record.</summary>
/// <param name="Address">Its own; empty when it has none.</param>
/// <param name="Typed">What would be typed in; without a category where the record has none.</param>
/// <param name="Left">What was not taken over, by the property, with why.</param>
public sealed record RecordRead(
    string Address, TypedDataset Typed, IReadOnlyList<DatasetVariable> Variables, IReadOnlyList<(string Property, Text Why)> Left);
