namespace EhdsReadiness.Web.Jobs;

/// <summary>Binds the chains of the audit trail together by a checkpoint, and notes it outside the database: at the start and once a
/// day. Of two instances at once, one takes the other's.</summary>
public sealed class AuditHeadJob(AuditHeads heads, AuditCheckpointStore checkpoints) : IJob
{
    public string Name => "audit-head";
    public TimeSpan Interval => TimeSpan.FromDays(1);

    public Task RoundAsync(JobRound round, CancellationToken cancel) => heads.NoteAsync(checkpoints, round.Now, cancel);
}
