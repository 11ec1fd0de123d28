namespace EhdsReadiness.Web.Exports;

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    Empty,
    Text,
    Whole,

    /// <summary>A number shown with one decimal.</summary>
    Tenths,

    Day,

    /// <summary>The first day of a month, shown as the month.</summary>
    Month,
}
