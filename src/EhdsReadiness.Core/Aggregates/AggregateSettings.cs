namespace EhdsReadiness.Core.Aggregates;

/// <summary>How aggregates are published.</summary>
public sealed record AggregateSettings
{
    /// <summary>Threshold of a cell, 5 or more.</summary>
    public int K { get; init; } = 10;

    /// <summary>Secret of the noise, 16 characters or more; null to make one beside the database at first use.</summary>
    public string? Key { get; init; }

    /// <summary>How long after a publication the site publishes again by itself; null for never.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>Whether anybody sees the figures over all organisations.</summary>
    public bool Public { get; init; }

    /// <summary>What is wrong with the settings; null when nothing is.</summary>
    public string? Fault =>
        K < Publishing.LowestK ? $"Aggregates:K is to be {Publishing.LowestK} or more"
        : Key is { Length: < 16 } ? "Aggregates:Key is to have 16 characters or more"
        : Every < TimeSpan.FromHours(1) ? "Aggregates:Every is to be an hour or more, such as 30.00:00:00 for thirty days"
        : null;
}
