namespace EhdsReadiness.Core.Audit;

/// <summary>Goes through a trail from its first entry and says where it is broken.</summary>
public sealed class AuditVerification(IEnumerable<AuditHead> noted)
{
    /// <summary>By organisation, the first entry whose detail is missing and whose erasure has not come yet.</summary>
    private readonly Dictionary<string, long> _missing = new(StringComparer.Ordinal);

    /// <summary>Entries about invitations whose detail is missing and whose redaction has not come yet, with their organisation.</summary>
    private readonly Dictionary<long, string> _invited = [];

    private readonly ILookup<long, string> _noted = noted.ToLookup(head => head.Number, head => head.Hash);
    private string? _broken;

    /// <summary>How many entries were seen.</summary>
    public long Count { get; private set; }

    /// <summary>Hash of the last entry seen. Noted elsewhere, it shows later whether the end of the trail was cut off.</summary>
    public string Last { get; private set; } = AuditChain.Start;

    /// <summary>The first broken entry, named; null when all hold together.</summary>
    public string? Fault =>
        _broken
        ?? (_missing.Count + _invited.Count == 0 ? null
            : Broken(_missing.Values.Concat(_invited.Keys).Min(), "its detail is missing, and no erasure says why"))
        ?? (_noted.Max(head => (long?)head.Key) is { } last && last > Count
            ? Broken(Count + 1, $"the end is cut off: entry {last} was noted") : null);

    /// <summary>Takes the next entry.</summary>
    public void Take(AuditEntry entry)
    {
        _broken ??= FaultOf(entry);
        Count++;
        Last = entry.Hash;
        if (entry.Action == AuditAction.Erased.Id() && entry.OrganisationId is { } erased)
        {
            _missing.Remove(erased);
            foreach (var (number, _) in _invited.Where(one => one.Value == erased).ToList())
            {
                _invited.Remove(number);
            }
        }
        else if (entry.Detail is null && entry.Action == AuditAction.Invited.Id() && entry.OrganisationId is { } inviting)
        {
            _invited[entry.Number] = inviting;
        }
        else if (entry.Action == AuditAction.Redacted.Id()
            && long.TryParse(entry.Detail?.Remark, NumberStyles.None, CultureInfo.InvariantCulture, out var redacted))
        {
            _invited.Remove(redacted);
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
        : _noted.Contains(entry.Number) && _noted[entry.Number].Any(hash => hash != entry.Hash)
            ? Broken(entry.Number, "it is not the one that was noted")
        : entry.Detail is null && (entry.OrganisationId is null || entry.Action == AuditAction.Erased.Id())
            ? Broken(entry.Number, "its detail is missing, and no erasure says why")
        : entry.Detail is not null && AuditChain.CommitmentOf(entry.Detail) != entry.Commitment
            ? Broken(entry.Number, "its detail is not as it was written")
        : null;

    private static string Broken(long number, string why) =>
        string.Create(CultureInfo.InvariantCulture, $"audit trail: entry {number}: {why}");
}
