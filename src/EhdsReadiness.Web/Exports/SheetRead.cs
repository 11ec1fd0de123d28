namespace EhdsReadiness.Web.Exports;

/// <summary>A sheet as it was read from somebody's file.</summary>
/// <param name="Name">Of the tab; empty for a CSV file.</param>
/// <param name="Rows">Those that hold anything, in their order.</param>
public sealed record SheetRead(string Name, IReadOnlyList<RowRead> Rows)
{
    /// <summary>Whether whoever opens the file does not see it.</summary>
    public bool IsHidden { get; init; }
}
