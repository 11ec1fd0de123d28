using System.ComponentModel.DataAnnotations;

namespace EhdsReadiness.Core.Aggregates;

/// <summary>How aggregates are published.</summary>
public sealed record AggregateSettings : ISettings
{
    /// <summary>Threshold of a cell, 5 or more.</summary>
    [Range(Publishing.LowestK, 10_000)] public int K { get; init; } = 10;

    /// <summary>Secret of the noise, 16 characters or more; null to make one beside the database at first use.</summary>
    [SecretSetting, MinLength(16)] public string? Key { get; init; }

    /// <summary>How long after a publication the site publishes again by itself, an hour or more; null for never.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>Whether organisations are counted, for a trial, whose number nobody has proven; the publication says so.</summary>
    public bool Claims { get; init; }

    /// <summary>Whether anybody sees the figures over all organisations.</summary>
    public bool Public { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string> Contradictions() =>
        Every < TimeSpan.FromHours(1) ? [$"Aggregates:Every “{Every}” is to be an hour or more, such as 30.00:00:00 for thirty days"] : [];
}
