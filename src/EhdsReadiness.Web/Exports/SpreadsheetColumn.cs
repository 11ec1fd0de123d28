namespace EhdsReadiness.Web.Exports;

/// <summary>One column.</summary>
/// <param name="Width">In characters of the standard type, 1 to 255.</param>
public sealed record SpreadsheetColumn(string Heading, double Width)
{
    /// <summary>Whether it is kept out of sight and off paper.</summary>
    public bool IsHidden { get; init; }
}
