namespace EhdsReadiness.Web.Reports;

/// <summary>How a column is aligned.</summary>
public enum Alignment
{
    Left,

    /// <summary>Figures, so that their digits stand under each other.</summary>
    Right,
}
