namespace EhdsReadiness.Core.Portfolios;

/// <summary>What it takes to filter and order a client among a thousand; what else the page shows is read for its own clients
/// only.</summary>
public sealed record ClientEntry
{
    public required string OrganisationId { get; init; }

    /// <summary>The name in capitals without accents, see <see cref="PortfolioChoice.KeyOf"/>.</summary>
    public required string NameKey { get; init; }

    /// <summary>Value of <c>organisation_kind</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>SIREN or number in a foreign register; null when it gave none.</summary>
    public string? Identifier { get; init; }

    /// <summary>As <see cref="Ids"/> writes it.</summary>
    public required string State { get; init; }

    /// <summary>Secured score, 0 to 100; null when there is nothing to assess.</summary>
    public int? Low { get; init; }

    public required int Answered { get; init; }
    public required int InScope { get; init; }

    /// <summary>The next date with an open duty, as <c>2029-03-26</c>; null when none is to come.</summary>
    public string? NextDate { get; init; }

    /// <summary>Last change, as <see cref="Storage.Instant"/> writes it; null when nothing was begun.</summary>
    public string? ChangedAt { get; init; }

    /// <summary>Whether there is a report to take away.</summary>
    public bool HasReport => Answered > 0;
}
