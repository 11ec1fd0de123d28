namespace EhdsReadiness.Core.Portfolios;

/// <summary>A set of reports that somebody takes away in one file, and how far that has come.</summary>
/// <param name="BegunAt">When the file was last asked for; null before the first time.</param>
/// <param name="EndedAt">When the last report was written; null before.</param>
/// <param name="Clients">Identifiers of the clients in the order of the file; erased ones are left out.</param>
/// <param name="Written">How many reports the file holds so far.</param>
/// <param name="LeftOut">How many clients have had their turn without a report, since their access was over or they had no answer.</param>
/// <param name="Failed">How many clients' reports could not be made.</param>
public sealed record ReportArchive(
    string Id, DateTimeOffset MadeAt, DateTimeOffset? BegunAt, DateTimeOffset? EndedAt, IReadOnlyList<string> Clients, int Written,
    int LeftOut, int Failed)
{
    /// <summary>How many clients have had their turn.</summary>
    public int Seen => Written + LeftOut + Failed;

    /// <summary>Most clients that one archive may hold.</summary>
    public const int Largest = 2_000;
}
