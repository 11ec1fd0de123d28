namespace EhdsReadiness.Web.Reports;

/// <summary>What a report says, in the order of reading, with finished figures. Renderers decide nothing but the look.</summary>
public sealed record Report(ReportTitle Title, Language Language, IReadOnlyList<Block> Blocks)
{
    /// <summary>The data behind the report, carried inside the PDF; null when there are none.</summary>
    public AttachedFile? Attached { get; init; }

    /// <summary>Makes the PDF verifiable, by what it carries in <see cref="Attached"/>; null for a report that proves nothing.</summary>
    public Seal? Seal { get; init; }
}

/// <summary>What names a report outside its text: window bar, document properties, foot of each page.</summary>
/// <param name="Date">Day of the assessment; the only date a report knows, so that it is the same whenever it is printed.</param>
/// <param name="Foot">Stands at the foot of each page, before the page number.</param>
/// <param name="FootNote">Stands between the two; null when there is nothing to add.</param>
public sealed record ReportTitle(string Text, string Subject, DateOnly Date, string Foot, string? FootNote);

/// <summary>A file carried inside a PDF, byte for byte.</summary>
/// <param name="MediaType">Such as <c>application/json</c>.</param>
public sealed record AttachedFile(string Name, string MediaType, string Description, ReadOnlyMemory<byte> Bytes);
