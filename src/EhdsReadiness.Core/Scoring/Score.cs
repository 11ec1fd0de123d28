namespace EhdsReadiness.Core.Scoring;

/// <summary>A score with its interval and band.</summary>
/// <param name="Low">What is secured, 0 to 100, exact; "I don't know" and missing answers count as nothing.</param>
/// <param name="High">What is still possible, from <paramref name="Low"/> to 100.</param>
/// <param name="Band">The band reached by the low end, capped where a blocker stands.</param>
/// <param name="Capped">True where the cap lowered the band.</param>
/// <param name="IsProvisional">True while too few questions are answered to judge by: see <see cref="Readiness.FirmPercent"/>.</param>
public sealed record Score(Fraction Low, Fraction High, Band Band, bool Capped, bool IsProvisional = false)
{
    /// <summary>The band as people are shown it; null while the score is provisional.</summary>
    public Band? ShownBand => IsProvisional ? null : Band;

    /// <summary>Whether people are shown that the cap lowered the band.</summary>
    public bool ShowsCap => Capped && !IsProvisional;

    /// <summary>The figure shown: 100 only when everything is at level 4.</summary>
    public long Shown => Low.Floor;

    /// <summary>The high end as shown.</summary>
    public long ShownHigh => High.Floor;

    /// <summary>False while unknown or missing answers leave an interval.</summary>
    public bool IsFinal => Low == High;
}
