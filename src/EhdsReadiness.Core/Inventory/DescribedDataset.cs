namespace EhdsReadiness.Core.Inventory;

/// <summary>A dataset that is to be added, with its variables.</summary>
public sealed record DescribedDataset(DatasetDetails Details, IReadOnlyList<DatasetVariable> Variables);
