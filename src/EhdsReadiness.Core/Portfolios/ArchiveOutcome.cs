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
    public static ArchiveOutcome? Find(string? id) => Ids.Find<ArchiveOutcome>(id, Id);
}
