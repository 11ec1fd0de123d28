namespace EhdsReadiness.Web.Reports;

/// <summary>How a run of words is set.</summary>
public enum RunStyle
{
    Plain,
    Strong,

    /// <summary>Smaller and lighter: what may be skipped.</summary>
    Quiet,

    /// <summary>An article or a date of law.</summary>
    Law,

    /// <summary>A rank in a list, such as that of an action.</summary>
    Rank,

    /// <summary>The one large figure of a page.</summary>
    Figure,

    /// <summary>A framed word, such as the name of a band.</summary>
    Badge,
}
