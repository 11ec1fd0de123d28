namespace EhdsReadiness.Web.Jobs;

/// <summary>Computes after a start, then each hour, what the portfolios list where the content or the answers are others than before, so
/// that no consultant waits for it. Two instances at once compute the same.</summary>
public sealed class ListingJob(ListingStore listings) : IJob
{
    public string Name => "listings";
    public TimeSpan Interval => TimeSpan.FromHours(1);

    public async Task RoundAsync(JobRound round, CancellationToken cancel)
    {
        var stale = await listings.StaleAsync(cancel);
        var due = stale.Where(organisation => !round.IsSetAside(NameOf(organisation))).ToList();
        var faults = await listings.RefreshAsync(due, round.Now, cancel);
        foreach (var organisation in due)
        {
            if (faults.TryGetValue(organisation, out var fault))
            {
                round.Fail(NameOf(organisation), fault);
            }
            else
            {
                round.Did(NameOf(organisation));
            }
        }
    }

    private static string NameOf(string organisation) => $"organisation {organisation}";
}
