namespace EhdsReadiness.Web.Reports;

/// <summary>How a paragraph is set.</summary>
public enum ParagraphStyle
{
    Body,

    /// <summary>What the document is, above its title.</summary>
    Kind,

    /// <summary>Smaller and lighter.</summary>
    Quiet,

    /// <summary>Words of the organisation itself: a note, a reason.</summary>
    Quote,
}
