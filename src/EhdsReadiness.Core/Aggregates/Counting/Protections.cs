namespace EhdsReadiness.Core.Aggregates.Counting;

/// <summary>
/// The protections of a publication. The site always publishes with <see cref="All"/>; the attack switches each off in turn,
/// so that it is known that the protection is what defeats it.
/// </summary>
/// <param name="Threshold">A cell of fewer than k organisations, or with fewer than 3 known ones absent, is withheld.</param>
/// <param name="Complements">The withheld cells that a published total covers have at least k known organisations together.</param>
/// <param name="Differences">Of two published cells that differ by fewer than k known organisations, the smaller is withheld.</param>
/// <param name="Ranges">Counts are ranges.</param>
/// <param name="Bounds">Means near 0 or 100 are "under" or "over" a bound.</param>
/// <param name="Steps">Shares in steps of 5 % from 50 organisations on, quartiles to the nearest 5 from 2k on.</param>
/// <param name="Noise">Each mean carries its own keyed perturbation.</param>
/// <param name="Audit">What could still be inferred is looked for, and withheld.</param>
/// <param name="Links">A reader's two members stand for all organisations that are linked with them.</param>
/// <param name="Repetition">A cell in which fewer than k organisations changed repeats its former figures.</param>
public sealed record Protections(
    bool Threshold = true,
    bool Complements = true,
    bool Differences = true,
    bool Ranges = true,
    bool Bounds = true,
    bool Steps = true,
    bool Noise = true,
    bool Audit = true,
    bool Links = true,
    bool Repetition = true)
{
    public static Protections All { get; } = new();
}
