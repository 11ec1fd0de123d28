namespace EhdsReadiness.Web.Reports;

/// <summary>A heading; levels never skip.</summary>
/// <param name="Level">1 (once, the title) to 4.</param>
public sealed record Heading(int Level, string Text) : Block
{
    /// <summary>True for a heading over what the law says.</summary>
    public bool OfLaw { get; init; }

    /// <summary>The axis the heading is about, whose mark stands before it; null for other headings.</summary>
    public int? AxisNumber { get; init; }
}
