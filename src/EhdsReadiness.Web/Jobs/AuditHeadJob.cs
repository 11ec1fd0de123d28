namespace EhdsReadiness.Web.Jobs;

/// <summary>Notes the last entry of the audit trail outside the database: at the start and once a day.</summary>
public sealed class AuditHeadJob(AuditHeads heads, AuditTrail trail) : IJob
{
    public string Name => "audit-head";
    public TimeSpan Interval => TimeSpan.FromDays(1);

    public Task RoundAsync(JobRound round, CancellationToken cancel) => heads.NoteAsync(trail, round.Now, cancel);
}
