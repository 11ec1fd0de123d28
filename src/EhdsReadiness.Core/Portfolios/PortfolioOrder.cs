namespace EhdsReadiness.Core.Portfolios;

/// <summary>In which order clients are listed.</summary>
public enum PortfolioOrder
{
    [Id("name")] Name,

    /// <summary>The lowest secured score first; without a score, last.</summary>
    [Id("score")] Score,

    /// <summary>The smallest share of answers first.</summary>
    [Id("answered")] Answered,

    /// <summary>The nearest date with an open duty first; without one, last.</summary>
    [Id("date")] Date,

    /// <summary>The last change first; without one, last.</summary>
    [Id("changed")] Changed,
}
