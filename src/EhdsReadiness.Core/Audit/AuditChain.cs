namespace EhdsReadiness.Core.Audit;

/// <summary>
/// How the entries of the trail hold together: a chain for each organisation, and one of the site. A hash is SHA-256, in lower-case
/// hexadecimal, of a JSON array of texts in UTF-8, with every character outside ASCII escaped: anybody can rebuild it.
/// </summary>
public static class AuditChain
{
    /// <summary>Name of the chain of what concerns no organisation. Those of organisations bear their identifiers.</summary>
    public const string Site = "site";

    /// <summary>Name of the one chain of entries without a place: until November 2026, and by a program of then, each entry followed the
    /// one of the number before.</summary>
    public const string Former = "";

    /// <summary>What the first entry of a chain, and the first checkpoint, takes for the hash before it.</summary>
    public static readonly string Start = new('0', 64);

    /// <summary>The chain to which an entry is appended.</summary>
    /// <param name="organisationId">Null for what concerns none.</param>
    public static string NameOf(string? organisationId) => organisationId ?? Site;

    /// <summary>Commitment to a detail.</summary>
    public static string CommitmentOf(AuditDetail detail) =>
        Hash(detail.Salt, detail.Actor, detail.ActorId, detail.ActingFor, detail.Subject, detail.SubjectId, detail.Remark);

    /// <summary>Hash of an entry, from everything but the hash itself and the detail, and but the number where it has a place: numbers are
    /// given across chains, and may have gaps.</summary>
    public static string HashOf(AuditEntry entry) => entry.Place is { } place
        ? Hash("ehds-readiness/audit/2", Text(place), entry.At, entry.Action, entry.OrganisationId, entry.Commitment, entry.Previous)
        : Hash("ehds-readiness/audit/1", Text(entry.Number), entry.At, entry.Action, entry.OrganisationId, entry.Commitment,
            entry.Previous);

    /// <summary>Hash of a checkpoint, from everything but the hash itself: of each head chain, place and hash, in the order of their
    /// chains.</summary>
    public static string HashOf(AuditCheckpoint checkpoint) => Hash(
    [
        "ehds-readiness/audit-checkpoint/1", Text(checkpoint.Number), checkpoint.At, checkpoint.Previous,
        .. checkpoint.Heads.SelectMany(head => new[] { head.Chain, Text(head.Place), head.Hash }),
    ]);

    /// <summary>Hash of a person, an assessment and a day, which says whether the trail has it that the one saw the other.</summary>
    internal static string SightOf(string? accountId, string assessmentId, DateOnly day) =>
        Hash("ehds-readiness/audit-sight/1", accountId, assessmentId, day.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Fingerprint of a document, such as <c>sha256:</c> with 64 hexadecimal digits, as the remark of the entry that keeps
    /// it.</summary>
    public static string FingerprintOf(string document) =>
        $"sha256:{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(document)))}";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Hash(params string?[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts)));
}
