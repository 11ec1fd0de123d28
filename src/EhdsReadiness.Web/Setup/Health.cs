namespace EhdsReadiness.Web.Setup;

/// <summary>Whether the site can do its work, and what its background jobs lack.</summary>
public sealed class Health(Database database, AnonymousStorage storage, IEnumerable<PeriodicJob> jobs, TimeProvider clock)
{
    /// <summary>For how long an answer of the database is taken for true.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(5);

    private readonly IReadOnlyList<PeriodicJob> _jobs = [.. jobs];
    private readonly Lock _one = new();
    private Task _check = Task.CompletedTask;
    private DateTimeOffset? _checkedAt;

    /// <summary>
    /// 200 when the database can be read and written (the content is loaded, or the site would not run), 503 otherwise.
    /// A job that is late or sets something aside, and a disk that is nearly full, is a line more: the pages work all the same.
    /// </summary>
    public async Task<IResult> CheckAsync(HttpContext http)
    {
        try
        {
            await Check().WaitAsync(http.RequestAborted);
            return Results.Text($"ok\n{DiskLine()}{JobLines()}");
        }
        catch (DbException)
        {
            return Results.Text("the database does not answer\n", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>A check writes to disk and anybody may ask for one: whoever asks during one, or soon after, shares it.</summary>
    private Task Check()
    {
        lock (_one)
        {
            var now = clock.GetUtcNow();
            var isFresh = _checkedAt is { } at && at <= now && now < at + Lasts;
            if (_check.IsCompleted && !isFresh)
            {
                (_check, _checkedAt) = (database.PingAsync(CancellationToken.None), now);
            }

            return _check;
        }
    }

    private string DiskLine()
    {
        try
        {
            return storage.IsDiskFull ? "degraded: the disk is nearly full, no anonymous assessment is begun\n" : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Its folder is gone: the next check of the database says so.
            return "";
        }
    }

    private string JobLines()
    {
        var lines = new StringBuilder();
        foreach (var job in _jobs.Where(job => job.IsLate))
        {
            lines.Append(CultureInfo.InvariantCulture,
                $"degraded: {job.Name}, without success since {job.LastSuccess.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\n");
        }

        foreach (var job in _jobs.Where(job => job.SetAside > 0))
        {
            lines.Append(CultureInfo.InvariantCulture, $"set aside: {job.Name}, {job.SetAside}\n");
        }

        return lines.ToString();
    }
}
