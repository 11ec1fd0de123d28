namespace EhdsReadiness.Core.Portfolios;

/// <summary>What became of one client's report in an archive.</summary>
public enum ArchiveOutcome
{
    /// <summary>The report is in the archive.</summary>
    [Id("written")] Written,

    /// <summary>The client's access was over when its turn came.</summary>
    [Id("closed")] Closed,

    /// <summary>The client has no answer yet, so there is no report.</summary>
    [Id("empty")] Empty,

    /// <summary>The report could not be made: its data are damaged, or the machine failed.</summary>
    [Id("failed")] Failed,
}
