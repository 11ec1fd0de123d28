namespace EhdsReadiness.Core.Storage;

/// <summary>A table as a copy of the whole database takes it.</summary>
/// <param name="Columns">In their order.</param>
/// <param name="Key">Names of the columns of its primary key, in their order.</param>
internal sealed record CopiedTable(string Name, IReadOnlyList<CopiedColumn> Columns, IReadOnlyList<string> Key)
{
    /// <summary>Reads all rows, always in the same order.</summary>
    public string Select =>
        $"SELECT {string.Join(", ", Columns.Select(column => $"\"{column.Name}\""))} FROM \"{Name}\" "
            + $"ORDER BY {string.Join(", ", Key.Select(name => $"\"{name}\""))}";
}
