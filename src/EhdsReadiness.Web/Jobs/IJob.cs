namespace EhdsReadiness.Web.Jobs;

/// <summary>Background job: work that is done in rounds, from the start of the site on. <see cref="PeriodicJob"/> runs it and takes
/// whatever it throws.</summary>
public interface IJob
{
    /// <summary>Name in the log, in <c>/health</c> and in metrics, such as <c>mails</c>.</summary>
    string Name { get; }

    /// <summary>Time between two rounds.</summary>
    TimeSpan Interval { get; }

    /// <summary>Whether each instance of the site runs it; otherwise the one that holds the lease does. That one may lose the lease within
    /// a round without knowing it yet, so a round does nothing wrong when another runs beside it.</summary>
    bool IsOnEachInstance => false;

    /// <summary>Does what there is to do. What it throws is a fault of the round as a whole; a fault of one item is given to
    /// <paramref name="round"/>.</summary>
    Task RoundAsync(JobRound round, CancellationToken cancel);

    /// <summary>Ends when there is work before the interval is over; never, for most jobs.</summary>
    Task WorkAsync(CancellationToken cancel) => Task.Delay(Timeout.InfiniteTimeSpan, cancel);
}
