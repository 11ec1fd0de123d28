using System.Globalization;

namespace EhdsReadiness.Core.Audit;

/// <summary>Goes through a trail from its first entry and says where it is broken.</summary>
public sealed class AuditVerification
{
    /// <summary>By organisation, the first entry whose detail is missing and whose erasure has not come yet.</summary>
    private readonly Dictionary<string, long> _missing = new(StringComparer.Ordinal);
    private string? _broken;

    /// <summary>How many entries were seen.</summary>
    public long Count { get; private set; }

    /// <summary>Hash of the last entry seen. Noted elsewhere, it shows later whether the end of the trail was cut off.</summary>
    public string Last { get; private set; } = AuditChain.Start;

    /// <summary>The first broken entry, named; null when all hold together.</summary>
    public string? Fault => _broken ?? (_missing.Count == 0 ? null : Broken(_missing.Values.Min(), "its detail is missing, and no erasure says why"));

    /// <summary>Takes the next entry.</summary>
    public void Take(AuditEntry entry)
    {
        _broken ??= FaultOf(entry);
        Count++;
        Last = entry.Hash;
        if (entry.Action == AuditAction.Erased.Id() && entry.OrganisationId is { } erased)
        {
            _missing.Remove(erased);
        }
        else if (entry.Detail is null && entry.OrganisationId is { } organisation)
        {
            _missing.TryAdd(organisation, entry.Number);
        }
    }

    private string? FaultOf(AuditEntry entry) =>
        entry.Number != Count + 1 ? Broken(Count + 1, "it is missing")
        : entry.Previous != Last ? Broken(entry.Number, "it does not follow from the one before")
        : AuditChain.HashOf(entry) != entry.Hash ? Broken(entry.Number, "it is not as it was written")
        : entry.Detail is null && (entry.OrganisationId is null || entry.Action == AuditAction.Erased.Id()) ? Broken(entry.Number, "its detail is missing, and no erasure says why")
        : entry.Detail is not null && AuditChain.CommitmentOf(entry.Detail) != entry.Commitment ? Broken(entry.Number, "its detail is not as it was written")
        : null;

    private static string Broken(long number, string why) => string.Create(CultureInfo.InvariantCulture, $"audit trail: entry {number}: {why}");
}
