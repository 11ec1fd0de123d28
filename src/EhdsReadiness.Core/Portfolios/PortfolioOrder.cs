namespace EhdsReadiness.Core.Portfolios;

/// <summary>In which order clients are listed.</summary>
public enum PortfolioOrder
{
    Name,

    /// <summary>The lowest secured score first; without a score, last.</summary>
    Score,

    /// <summary>The smallest share of answers first.</summary>
    Answered,

    /// <summary>The nearest date with an open duty first; without one, last.</summary>
    Date,

    /// <summary>The last change first; without one, last.</summary>
    Changed,
}
