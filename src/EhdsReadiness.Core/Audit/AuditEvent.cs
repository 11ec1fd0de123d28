namespace EhdsReadiness.Core.Audit;

/// <summary>Something that is to stand in the audit trail.</summary>
/// <param name="OrganisationId">Whose trail shows it; null when it concerns no organisation, as a sign-in does.</param>
/// <param name="Remark">
/// What more there is to know, in one line: the question answered, the file exported, the role that somebody is invited to. Null when
/// nothing is. No answer, no secret and no address ever stands here.
/// </param>
public sealed record AuditEvent(AuditAction Action, AuditActor Actor, AuditSubject Subject, string? OrganisationId, string? Remark = null);
