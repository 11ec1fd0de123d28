namespace EhdsReadiness.Attack.Tests.Attacker;

/// <summary>What is public about how figures are made; the attacker reads the outputs by it.</summary>
/// <param name="K">Smallest number of organisations in a published cell.</param>
public sealed record Rules(int K)
{
    /// <summary>Known organisations that are absent from every published cell, at least; null when cells are published whatever their
    /// size.</summary>
    public int? Absent { get; init; } = 3;

    /// <summary>Largest perturbation of a mean, in points.</summary>
    public double Noise { get; init; } = 2;

    /// <summary>Quartiles are published to the nearest multiple of this many points.</summary>
    public double QuartileStep { get; init; } = 5;

    /// <summary>Shares are published to the nearest multiple of this many per cent.</summary>
    public double ShareStep { get; init; } = 5;

    /// <summary>Quartiles are shown from this many times K on; null when they are shown in every cell.</summary>
    public int? QuartilesFrom { get; init; } = 2;

    /// <summary>Shares are shown from this many organisations on; null when they are shown in every cell.</summary>
    public int? SharesFrom { get; init; } = 50;

    /// <summary>Cells whose members hardly changed repeat their figures.</summary>
    public bool Repeats { get; init; } = true;

    /// <summary>Of organisations that are linked one counts, where changes are counted.</summary>
    public bool Links { get; init; } = true;

    /// <summary>
    /// The most organisations that entered, left or answered again from one publication to the next, when the attacker has heard that from
    /// elsewhere; else null.
    /// </summary>
    public int? Heard { get; init; }

    /// <summary>
    /// A cell may be withheld for a reason that only the audit before release knows. Without the audit, and where the register alone does
    /// not explain it, a withheld cell has fewer than K organisations or too few absent ones.
    /// </summary>
    public bool Audited { get; init; } = true;
}
