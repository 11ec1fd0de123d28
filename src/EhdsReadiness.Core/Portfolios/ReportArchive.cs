namespace EhdsReadiness.Core.Portfolios;

/// <summary>What became of one client's report in an archive.</summary>
public enum ArchiveOutcome
{
    /// <summary>The report is in the archive.</summary>
    Written,

    /// <summary>The client's access was over when its turn came.</summary>
    Closed,

    /// <summary>The client has no answer yet, so there is no report.</summary>
    Empty,

    /// <summary>The report could not be made: its data are damaged, or the machine failed.</summary>
    Failed,
}

/// <summary>The identifiers of these outcomes in the database.</summary>
public static class ArchiveOutcomeIds
{
    /// <summary><c>written</c>, <c>closed</c>, <c>empty</c> or <c>failed</c>.</summary>
    public static string Id(this ArchiveOutcome outcome) => outcome switch
    {
        ArchiveOutcome.Written => "written",
        ArchiveOutcome.Closed => "closed",
        ArchiveOutcome.Empty => "empty",
        ArchiveOutcome.Failed => "failed",
    };

    /// <summary>The outcome of an identifier; null for anything else.</summary>
    public static ArchiveOutcome? Find(string? id) => id switch
    {
        "written" => ArchiveOutcome.Written,
        "closed" => ArchiveOutcome.Closed,
        "empty" => ArchiveOutcome.Empty,
        "failed" => ArchiveOutcome.Failed,
        _ => null,
    };
}

/// <summary>A set of reports that somebody takes away in one file, and how far that has come.</summary>
/// <param name="BegunAt">When the file was last asked for; null before the first time.</param>
/// <param name="EndedAt">When the last report was written; null before.</param>
/// <param name="Clients">Identifiers of the clients in the order of the file; erased ones are left out.</param>
/// <param name="Written">How many reports the file holds so far.</param>
/// <param name="LeftOut">How many clients have had their turn without a report, since their access was over or they had no answer.</param>
/// <param name="Failed">How many clients' reports could not be made.</param>
public sealed record ReportArchive(
    string Id, DateTimeOffset MadeAt, DateTimeOffset? BegunAt, DateTimeOffset? EndedAt, IReadOnlyList<string> Clients, int Written, int LeftOut, int Failed)
{
    /// <summary>How many clients have had their turn.</summary>
    public int Seen => Written + LeftOut + Failed;

    /// <summary>Most clients that one archive may hold.</summary>
    public const int Largest = 2_000;
}
