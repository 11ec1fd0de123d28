namespace EhdsReadiness.Core.Inventory;

/// <summary>A dataset as it is kept.</summary>
/// <param name="Id">32 hexadecimal digits.</param>
/// <param name="Version">Counts its changes, from 1.</param>
/// <param name="RemovedAt">When it was taken off the list; null while it is on it.</param>
/// <param name="VariableCount">How many variables it has, which <see cref="DatasetStore"/> keeps beside it.</param>
public sealed record Dataset(
    string Id, int Version, DatasetDetails Details, DateTimeOffset? RemovedAt, DateTimeOffset ChangedAt, int VariableCount = 0);
