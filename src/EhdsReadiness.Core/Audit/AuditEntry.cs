namespace EhdsReadiness.Core.Audit;

/// <summary>An entry of the trail as it is kept.</summary>
/// <param name="Number">Its place among all entries, from 1; where others were undone there are gaps.</param>
/// <param name="At">As <see cref="Storage.Instant"/> writes it.</param>
/// <param name="Place">Its place in its chain, from 1, without gaps; null in the one chain of before.</param>
/// <param name="Commitment">SHA-256 of the detail with its salt: it stays when the detail is erased.</param>
/// <param name="Previous">Hash of the entry before, in its chain.</param>
/// <param name="Detail">Null once the organisation was erased.</param>
public sealed record AuditEntry(
    long Number, string At, string Action, string? OrganisationId, int? Place, string Commitment, string Previous, string Hash,
    AuditDetail? Detail);
