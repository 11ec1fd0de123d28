namespace EhdsReadiness.Core.Audit;

/// <summary>Goes through a trail from its first entry, then through its checkpoints, and says where it is broken.</summary>
public sealed class AuditVerification(IEnumerable<AuditHead> noted)
{
    private const string Unexplained = "its detail is missing, and no erasure says why";

    /// <summary>By organisation, the first entry whose detail is missing and whose erasure has not come yet.</summary>
    private readonly Dictionary<string, AuditEntry> _missing = new(StringComparer.Ordinal);

    /// <summary>Entries about invitations whose detail is missing and whose redaction has not come yet.</summary>
    private readonly Dictionary<long, AuditEntry> _invited = [];

    /// <summary>By chain, the last entry seen.</summary>
    private readonly Dictionary<string, AuditChainHead> _ends = new(StringComparer.Ordinal);

    private readonly ILookup<(bool IsCheckpoint, long Number), string> _hashes =
        noted.ToLookup(head => (head.IsCheckpoint, head.Number), head => head.Hash);

    /// <summary>Chains that are known to be broken; of each, its first fault is told.</summary>
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);

    private readonly List<string> _faults = [];
    private readonly HashSet<(bool IsCheckpoint, long Number)> _unseen = [.. noted.Select(head => (head.IsCheckpoint, head.Number))];
    private bool _areCheckpointsBroken;

    /// <summary>How many entries were seen.</summary>
    public long Count { get; private set; }

    /// <summary>Number of the last entry seen; 0 before the first.</summary>
    public long LastNumber { get; private set; }

    /// <summary>Hash of the last entry seen.</summary>
    public string Last { get; private set; } = AuditChain.Start;

    /// <summary>The last checkpoint seen: noted elsewhere, it shows later whether a chain was cut short or written anew. Null while there
    /// is none.</summary>
    public AuditHead? Checkpoint { get; private set; }

    /// <summary>The first fault; null when all hold together.</summary>
    public string? Fault => Faults.Count > 0 ? Faults[0] : null;

    /// <summary>The first fault of each chain that is broken, of the checkpoints, and what was noted elsewhere and is gone.</summary>
    public IReadOnlyList<string> Faults =>
    [
        .. _faults,
        .. _missing.Values.Concat(_invited.Values).OrderBy(entry => entry.Number).DistinctBy(ChainOf)
            .Where(entry => !_broken.Contains(ChainOf(entry))).Select(entry => Broken(entry, Unexplained)),
        .. Gone(isCheckpoint: false, LastNumber, "entry"),
        .. Gone(isCheckpoint: true, Checkpoint?.Number ?? 0, "checkpoint"),
    ];

    /// <summary>Takes the next entry, in the order of their numbers.</summary>
    public void Take(AuditEntry entry)
    {
        var chain = ChainOf(entry);
        Break(chain, FaultOf(entry, _ends.GetValueOrDefault(chain)));
        _ends[chain] = new(chain, entry.Place ?? (int)entry.Number, entry.Hash);
        _unseen.Remove((false, entry.Number));
        Count++;
        (LastNumber, Last) = (entry.Number, entry.Hash);
        if (entry.Action == AuditAction.Erased.Id() && entry.OrganisationId is { } erased)
        {
            _missing.Remove(erased);
            foreach (var (number, _) in _invited.Where(one => one.Value.OrganisationId == erased).ToList())
            {
                _invited.Remove(number);
            }
        }
        else if (entry.Detail is null && entry.Action == AuditAction.Invited.Id() && entry.OrganisationId is not null)
        {
            _invited[entry.Number] = entry;
        }
        else if (entry.Action == AuditAction.Redacted.Id()
            && long.TryParse(entry.Detail?.Remark, NumberStyles.None, CultureInfo.InvariantCulture, out var redacted))
        {
            _invited.Remove(redacted);
        }
        else if (entry.Detail is null && entry.OrganisationId is { } organisation)
        {
            _missing.TryAdd(organisation, entry);
        }
    }

    /// <summary>Takes what is kept as the ends of all chains, after all entries.</summary>
    public void Take(IReadOnlyList<AuditChainHead> kept)
    {
        foreach (var head in kept)
        {
            var end = _ends.GetValueOrDefault(head.Chain);
            Break(head.Chain, end is null || end.Place < head.Place ? Broken(head.Chain, (end?.Place ?? 0) + 1, "the end is cut off")
                : end != head ? Broken(head.Chain, end.Place, "it is not what is kept as the end")
                : null);
        }

        foreach (var end in _ends.Values.ExceptBy(kept.Select(head => head.Chain), end => end.Chain))
        {
            Break(end.Chain, Broken(end.Chain, end.Place, "nothing is kept as the end"));
        }
    }

    /// <summary>Takes the next checkpoint, after all ends.</summary>
    /// <param name="lost">Those of its heads whose entries are not in the trail.</param>
    public void Take(AuditCheckpoint checkpoint, IEnumerable<AuditChainHead> lost)
    {
        var number = (Checkpoint?.Number ?? 0) + 1;
        if (!_areCheckpointsBroken && FaultOf(checkpoint, number) is { } fault)
        {
            _areCheckpointsBroken = true;
            _faults.Add(string.Create(
                CultureInfo.InvariantCulture, $"audit trail: checkpoint {Math.Min(number, checkpoint.Number)}: {fault}"));
        }

        foreach (var head in lost)
        {
            var isCut = (_ends.GetValueOrDefault(head.Chain)?.Place ?? 0) < head.Place;
            Break(head.Chain, Broken(head.Chain, head.Place, string.Create(
                CultureInfo.InvariantCulture, $"it is {(isCut ? "gone" : "another one")}, and checkpoint {checkpoint.Number} noted it")));
        }

        _unseen.Remove((true, checkpoint.Number));
        Checkpoint = new(checkpoint.Number, checkpoint.Hash, IsCheckpoint: true);
    }

    private static string ChainOf(AuditEntry entry) =>
        entry.Place is null ? AuditChain.Former : AuditChain.NameOf(entry.OrganisationId);

    private string? FaultOf(AuditEntry entry, AuditChainHead? end)
    {
        // What has no place follows the entry of the number before, of whatever chain: a program of before may run beside this one.
        var (place, next, previous) = entry.Place is { } own ? (own, (end?.Place ?? 0) + 1, end?.Hash ?? AuditChain.Start)
            : (entry.Number, LastNumber + 1, Last);
        return place != next ? Broken(ChainOf(entry), next, "it is missing")
            : entry.Previous != previous ? Broken(entry, "it does not follow from the one before")
            : AuditChain.HashOf(entry) != entry.Hash ? Broken(entry, "it is not as it was written")
            : IsOther(isCheckpoint: false, entry.Number, entry.Hash) ? Broken(entry, "it is not the one that was noted")
            : entry.Detail is null && (entry.OrganisationId is null || entry.Action == AuditAction.Erased.Id())
                ? Broken(entry, Unexplained)
            : entry.Detail is not null && AuditChain.CommitmentOf(entry.Detail) != entry.Commitment
                ? Broken(entry, "its detail is not as it was written")
            : null;
    }

    private string? FaultOf(AuditCheckpoint checkpoint, long number) =>
        checkpoint.Number != number ? "it is missing"
        : checkpoint.Previous != (Checkpoint?.Hash ?? AuditChain.Start) ? "it does not follow from the one before"
        : AuditChain.HashOf(checkpoint) != checkpoint.Hash ? "it is not as it was written"
        : IsOther(isCheckpoint: true, checkpoint.Number, checkpoint.Hash) ? "it is not the one that was noted"
        : null;

    private bool IsOther(bool isCheckpoint, long number, string hash) =>
        _hashes[(isCheckpoint, number)].Any(one => one != hash);

    /// <summary>The last one that was noted and is gone.</summary>
    private IEnumerable<string> Gone(bool isCheckpoint, long last, string name)
    {
        if (_unseen.Where(one => one.IsCheckpoint == isCheckpoint).Max(one => (long?)one.Number) is { } gone)
        {
            yield return gone > last
                ? string.Create(
                    CultureInfo.InvariantCulture, $"audit trail: {name} {last + 1}: the end is cut off: {name} {gone} was noted")
                : string.Create(CultureInfo.InvariantCulture, $"audit trail: {name} {gone}: it was noted and is gone");
        }
    }

    private void Break(string chain, string? fault)
    {
        if (fault is not null && _broken.Add(chain))
        {
            _faults.Add(fault);
        }
    }

    private static string Broken(AuditEntry entry, string why) => entry.Place is { } place
        ? string.Create(CultureInfo.InvariantCulture, $"audit trail: entry {entry.Number}, place {place} of chain {ChainOf(entry)}: {why}")
        : Broken(AuditChain.Former, entry.Number, why);

    private static string Broken(string chain, long place, string why) => chain == AuditChain.Former
        ? string.Create(CultureInfo.InvariantCulture, $"audit trail: entry {place}: {why}")
        : string.Create(CultureInfo.InvariantCulture, $"audit trail: place {place} of chain {chain}: {why}");
}
