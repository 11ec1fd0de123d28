namespace EhdsReadiness.Web.Jobs;

/// <summary>Binds the chains of the audit trail together by a checkpoint, and notes it outside the database: at the start and once a
/// day. Each instance does, since each notes in a folder of its own; of two at once, one takes the other's checkpoint.</summary>
public sealed class AuditHeadJob(AuditHeads heads, AuditCheckpointStore checkpoints) : IJob
{
    public string Name => "audit-head";
    public TimeSpan Interval => TimeSpan.FromDays(1);

    public bool IsOnEachInstance => true;

    public Task RoundAsync(JobRound round, CancellationToken cancel) => heads.NoteAsync(checkpoints, round.Now, cancel);
}
