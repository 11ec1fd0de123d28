namespace EhdsReadiness.Web.Tests.Retention;

/// <summary>A clock that stands still until a test moves it; timers ring when it does.</summary>
internal sealed class MovedClock(DateTimeOffset now) : TimeProvider
{
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = now;

    public override DateTimeOffset GetUtcNow() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(callback, state) { Due = _now + dueTime, Period = period };
        lock (_timers)
        {
            _timers.Add(timer);
        }

        return timer;
    }

    /// <summary>Moves on and rings each timer once for which the time has come.</summary>
    public void Move(TimeSpan by)
    {
        List<Timer> due;
        lock (_timers)
        {
            _now += by;
            due = [.. _timers.Where(timer => timer.Due <= _now)];
        }

        foreach (var timer in due)
        {
            timer.Due = _now + timer.Period;
            timer.Ring();
        }
    }

    private sealed class Timer(TimerCallback callback, object? state) : ITimer
    {
        private bool _over;

        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; set; }

        public void Ring()
        {
            if (!_over)
            {
                callback(state);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => !_over;

        public void Dispose() => _over = true;

        public ValueTask DisposeAsync()
        {
            _over = true;
            return ValueTask.CompletedTask;
        }
    }
}
