namespace EhdsReadiness.Core.Audit;

/// <summary>An entry as the organisation's owner reads it.</summary>
/// <param name="ActorKind"><c>account</c>, <c>link</c> or <c>system</c>.</param>
/// <param name="ActorName">Null when it was no account, or when the account was closed.</param>
/// <param name="IsForOther">Whether the actor acted for a consultancy or a house.</param>
/// <param name="ActingForName">Name of the organisation that the actor acted for; null when for none, or when it was erased.</param>
/// <param name="SubjectName">Name of the organisation or the person that it was done to; null when it is neither, or is gone.</param>
public sealed record AuditLine(
    long Number, DateTimeOffset At, AuditAction Action, string ActorKind, string? ActorName, bool IsForOther, string? ActingForName,
    string Subject, string SubjectId, string? SubjectName, string? Remark, string Hash);
