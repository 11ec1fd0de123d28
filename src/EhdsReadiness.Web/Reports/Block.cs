namespace EhdsReadiness.Web.Reports;

/// <summary>A piece of a report. No type of a PDF engine appears in any of them.</summary>
public abstract record Block;

/// <summary>A heading; levels never skip.</summary>
/// <param name="Level">1 (once, the title) to 4.</param>
public sealed record Heading(int Level, string Text) : Block
{
    /// <summary>True for a heading over what the law says.</summary>
    public bool OfLaw { get; init; }

    /// <summary>The axis the heading is about, whose mark stands before it; null for other headings.</summary>
    public int? AxisNumber { get; init; }
}

/// <summary>How a paragraph is set.</summary>
public enum ParagraphStyle
{
    Body,

    /// <summary>What the document is, above its title.</summary>
    Kind,

    /// <summary>Smaller and lighter.</summary>
    Quiet,

    /// <summary>What the next paragraph is, on whose page it stays.</summary>
    Label,

    /// <summary>Words of the organisation itself: a note, a reason.</summary>
    Quote,
}

/// <summary>A paragraph.</summary>
public sealed record Paragraph(Prose Prose, ParagraphStyle Style = ParagraphStyle.Body) : Block;

/// <summary>A list with bullets, or with numbers when the order counts.</summary>
public sealed record ItemList(IReadOnlyList<Prose> Items, bool Numbered = false) : Block;

/// <summary>Names with their values, one pair a line.</summary>
public sealed record Facts(IReadOnlyList<Fact> Items) : Block;

/// <summary>One name with its value.</summary>
public sealed record Fact(string Name, Prose Value);

/// <summary>What a callout is about.</summary>
public enum CalloutKind
{
    /// <summary>What the law says.</summary>
    Law,

    /// <summary>What the reader should bear in mind.</summary>
    Note,
}

/// <summary>Paragraphs set apart by a rule.</summary>
public sealed record Callout(CalloutKind Kind, IReadOnlyList<Block> Blocks) : Block;

/// <summary>Two columns side by side, read left then right; one below the other where they don't fit a page.</summary>
/// <param name="RightKind">The rule before the right column.</param>
public sealed record Columns(IReadOnlyList<Block> Left, IReadOnlyList<Block> Right, CalloutKind RightKind) : Block;

/// <summary>Blocks that stay on one page where it can hold them.</summary>
public sealed record KeepTogether(IReadOnlyList<Block> Blocks) : Block;

/// <summary>What follows begins a page.</summary>
public sealed record PageBreak : Block;

/// <summary>Blocks in another language than what stands around them.</summary>
public sealed record InLanguage(EhdsReadiness.Core.Language Language, IReadOnlyList<Block> Blocks) : Block;

/// <summary>A logo with the words beside it.</summary>
/// <param name="Picture">Null when there are only words.</param>
/// <param name="Words">Null when there is only the picture.</param>
public sealed record Masthead(Picture? Picture, string? Words) : Block;
