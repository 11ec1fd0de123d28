namespace EhdsReadiness.Web.Jobs;

/// <summary>One round of a background job: takes the faults of single items, so that none of them stops the others, and knows which are set
/// aside.</summary>
/// <param name="known">Faults before the round, by item.</param>
/// <param name="now">When the round began.</param>
public sealed partial class JobRound(string job, IReadOnlyDictionary<string, JobFault> known, DateTimeOffset now, ILogger log)
{
    private readonly Dictionary<string, JobFault> _faults = new(StringComparer.Ordinal);
    private readonly List<(string Item, string Kind)> _ofMachine = [];
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);

    /// <summary>When the round began.</summary>
    public DateTimeOffset Now => now;

    /// <summary>How many items were done.</summary>
    public int Done => _done.Count;

    /// <summary>How many items failed.</summary>
    public int Failed { get; private set; }

    /// <summary>Kind of the fault of the last item that the machine failed, where it failed them all: then the round failed, and no item is
    /// to blame. Null otherwise.</summary>
    public string? FaultOfMachine => Done == 0 && _ofMachine.Count > 0 ? _ofMachine[^1].Kind : null;

    /// <summary>What an item failed at in earlier rounds; null when it didn't.</summary>
    private JobFault? FaultOf(string item) => known.GetValueOrDefault(item);

    /// <summary>Does the work of each item but those that are set aside. One that throws is noted, and the next one follows.</summary>
    /// <param name="nameOf">Names an item, without anything private.</param>
    public async Task EachAsync<T>(IEnumerable<T> items, Func<T, string> nameOf, Func<T, Task> work, CancellationToken cancel)
    {
        foreach (var item in items)
        {
            if (!IsSetAside(nameOf(item)))
            {
                await TryAsync(nameOf(item), () => work(item), cancel);
            }
        }
    }

    /// <summary>Does the work of one item, set aside or not. When it throws, that is noted.</summary>
    public async Task TryAsync(string item, Func<Task> work, CancellationToken cancel)
    {
        try
        {
            await work();
            Did(item);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            Fail(item, e);
        }
    }

    /// <summary>True, and its fault is kept in mind, for an item that is not to be tried in this round since it failed too often.</summary>
    public bool IsSetAside(string item)
    {
        if (FaultOf(item)?.RestsAt(now) != true) { return false; }

        Leave(item);
        return true;
    }

    /// <summary>Notes that an item was done: what it failed at before is forgotten.</summary>
    public void Did(string item) => _done.Add(item);

    /// <summary>Leaves an item for a later round, with its fault.</summary>
    private void Leave(string item)
    {
        if (FaultOf(item) is { } fault)
        {
            _faults[item] = fault;
        }
    }

    /// <summary>Notes that an item failed. A fault of the machine counts against it only where the machine did another item of the
    /// round.</summary>
    public void Fail(string item, Exception exception)
    {
        var kind = exception.GetType().Name;
        Failed++;
        if (IsOfMachine(exception))
        {
            _ofMachine.Add((item, kind));
        }
        else
        {
            Count(item, kind);
        }

        // The whole story once, then the kind.
        LogItem(log, FaultOf(item)?.Kind == kind ? null : exception, job, item, kind);
    }

    /// <summary>Notes that an item failed that keeps its own faults, and whose exceptions may hold private words.</summary>
    /// <param name="kind">Says what happened without them.</param>
    public void Fail(string item, string kind)
    {
        Failed++;
        LogItem(log, null, job, item, kind);
    }

    /// <summary>Notes that an item failed for the last time: it is kept, and tried no more.</summary>
    public void GiveUp(string item, string kind)
    {
        Failed++;
        LogGivenUp(log, job, item, kind);
    }

    /// <summary>The faults after the round, by item.</summary>
    /// <param name="isWhole">False when the round broke off: then items that had no turn keep their faults.</param>
    public Dictionary<string, JobFault> Faults(bool isWhole)
    {
        foreach (var (item, kind) in _ofMachine)
        {
            if (Done > 0)
            {
                Count(item, kind);
            }
            else
            {
                Leave(item);
            }
        }

        foreach (var fault in known.Values.Where(fault => !isWhole && fault.Item.Length > 0 && !_done.Contains(fault.Item)))
        {
            _faults.TryAdd(fault.Item, fault);
        }

        return _faults;
    }

    private static bool IsOfMachine(Exception e) =>
        Database.IsMachineFault(e) || e is IOException or UnauthorizedAccessException or TimeoutException or OutOfMemoryException;

    private void Count(string item, string kind)
    {
        var fault = FaultOf(item) is { } before ? before with { Failures = before.Failures + 1, LastAt = now, Kind = kind }
            : new JobFault(item, 1, now, now, kind);
        _faults[item] = fault;
        if (fault.Failures == JobFault.Most)
        {
            LogSetAside(log, job, item, fault.Failures, kind);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job}: {Item} failed with {Kind}; the others go on")]
    private static partial void LogItem(ILogger log, Exception? exception, string job, string item, string kind);

    [LoggerMessage(Level = LogLevel.Error, Message =
        "Job {Job}: {Item} is set aside, it failed {Failures} times, the last time with {Kind}")]
    private static partial void LogSetAside(ILogger log, string job, string item, int failures, string kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job}: {Item} is given up ({Kind}) and kept")]
    private static partial void LogGivenUp(ILogger log, string job, string item, string kind);
}
