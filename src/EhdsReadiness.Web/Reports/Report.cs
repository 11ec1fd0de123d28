namespace EhdsReadiness.Web.Reports;

/// <summary>What a report says, in the order of reading, with finished figures. Renderers decide nothing but the look.</summary>
public sealed record Report(ReportTitle Title, Language Language, IReadOnlyList<Block> Blocks)
{
    /// <summary>The data behind the report, carried inside the PDF; null when there are none.</summary>
    public AttachedFile? Attached { get; init; }

    /// <summary>Makes the PDF verifiable, by what it carries in <see cref="Attached"/>, if anything; null for a report that proves
    /// nothing.</summary>
    public Seal? Seal { get; init; }
}
