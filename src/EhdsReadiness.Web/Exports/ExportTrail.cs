namespace EhdsReadiness.Web.Exports;

/// <summary>Writes into the audit trail that something of an organisation's assessment was taken away. An anonymous assessment has no
/// trail.</summary>
public sealed class ExportTrail(AuditTrail trail, TimeProvider clock)
{
    /// <param name="what">Names what was taken: <c>report.pdf board fr</c>, <c>assessment.xlsx en</c>.</param>
    public async Task AppendAsync(StoredAssessment stored, AuditActor actor, string what, CancellationToken cancel)
    {
        if (stored.OrganisationId is { } organisation)
        {
            await trail.AppendAsync(
                new(AuditAction.Exported, actor, AuditSubject.Assessment(stored.Id), organisation, what), clock.GetUtcNow(), cancel);
        }
    }
}
