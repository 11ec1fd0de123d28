namespace EhdsReadiness.Core.Audit;

/// <summary>The personal part of an entry.</summary>
/// <param name="Salt">32 random hexadecimal digits, so that an erased part cannot be guessed from its commitment.</param>
/// <param name="Actor"><c>account</c>, <c>link</c> or <c>system</c>.</param>
/// <param name="ActingFor">Organisation of a consultant; null for everybody else.</param>
public sealed record AuditDetail(
    string Salt, string Actor, string? ActorId, string? ActingFor, string Subject, string SubjectId, string? Remark);
