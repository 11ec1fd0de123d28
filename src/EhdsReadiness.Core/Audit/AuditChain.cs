namespace EhdsReadiness.Core.Audit;

/// <summary>
/// How the entries of the trail hold together. A hash is SHA-256, in lower-case hexadecimal, of a JSON array of texts in UTF-8,
/// with every character outside ASCII escaped: anybody can rebuild it.
/// </summary>
public static class AuditChain
{
    /// <summary>What the first entry takes for the hash before it.</summary>
    public static readonly string Start = new('0', 64);

    /// <summary>Commitment to a detail.</summary>
    public static string CommitmentOf(AuditDetail detail) =>
        Hash(detail.Salt, detail.Actor, detail.ActorId, detail.ActingFor, detail.Subject, detail.SubjectId, detail.Remark);

    /// <summary>Hash of an entry, from everything but the hash itself and the detail.</summary>
    public static string HashOf(AuditEntry entry) =>
        Hash("ehds-readiness/audit/1", entry.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), entry.At, entry.Action,
            entry.OrganisationId, entry.Commitment, entry.Previous);

    /// <summary>Fingerprint of a document, such as <c>sha256:</c> with 64 hexadecimal digits, as the remark of the entry that keeps
    /// it.</summary>
    public static string FingerprintOf(string document) =>
        $"sha256:{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(document)))}";

    private static string Hash(params string?[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts)));
}
