namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>Publications as pages read them: one never changes, so it is taken apart once and kept.</summary>
public sealed class PublicationReader(PublicationStore store)
{
    private const int Kept = 24;
    private readonly Lock _lock = new();
    private readonly Dictionary<int, Publication> _read = [];

    /// <summary>The publication of that number, or the last one.</summary>
    /// <returns>Null when there is none.</returns>
    public async Task<Publication?> FindAsync(int? number, CancellationToken cancel)
    {
        if ((number ?? await store.LastNumberAsync(cancel)) is not { } wanted) { return null; }

        lock (_lock)
        {
            if (_read.TryGetValue(wanted, out var known)) { return known; }
        }

        if (await store.DocumentAsync(wanted, cancel) is not { } document) { return null; }

        var publication = PublicationJson.Read(document);
        lock (_lock)
        {
            if (_read.Count >= Kept)
            {
                _read.Clear();
            }

            _read[wanted] = publication;
        }

        return publication;
    }

    /// <summary>The last publications, at most twelve, the oldest first.</summary>
    public async Task<IReadOnlyList<Publication>> SeriesAsync(CancellationToken cancel)
    {
        var series = new List<Publication>();
        if (await store.LastNumberAsync(cancel) is { } last)
        {
            for (var number = Math.Max(1, last - 11); number <= last; number++)
            {
                series.Add((await FindAsync(number, cancel))!);
            }
        }

        return series;
    }
}
