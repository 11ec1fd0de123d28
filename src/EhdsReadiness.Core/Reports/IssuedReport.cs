namespace EhdsReadiness.Core.Reports;

/// <summary>A report of a finalised copy, as it was issued.</summary>
/// <param name="Fingerprint">64 lower-case hexadecimal digits.</param>
/// <param name="Number">Number of the finalised copy, from 1.</param>
/// <param name="IsLatest">False once the organisation has finalised a later copy.</param>
/// <param name="IssuedAt">When it was first issued (UTC).</param>
/// <param name="ProvenNumber">The number that the organisation had proven then; null when it had proven none.</param>
/// <param name="ProvenAt">When it had proven it; null when it had not.</param>
public sealed record IssuedReport(
    string Fingerprint, int Number, bool IsLatest, DateTimeOffset IssuedAt, string? ProvenNumber = null, DateTimeOffset? ProvenAt = null);
