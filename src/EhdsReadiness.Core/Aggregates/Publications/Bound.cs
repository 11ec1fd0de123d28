namespace EhdsReadiness.Core.Aggregates.Publications;

/// <summary>Whether a figure is shown itself, or only as lying beyond a bound.</summary>
public enum Bound
{
    /// <summary>The figure itself.</summary>
    None,

    /// <summary>Above it for a mean, at least it for a share.</summary>
    Over,

    /// <summary>Below it for a mean, at most it for a share.</summary>
    Under,
}
