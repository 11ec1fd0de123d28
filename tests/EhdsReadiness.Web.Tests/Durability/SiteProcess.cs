namespace EhdsReadiness.Web.Tests.Durability;

/// <summary>The program in a process of its own, which can be killed as a machine's fall would: without a word.</summary>
internal sealed class SiteProcess : IDisposable
{
    private const string Announcement = "Now listening on: ";

    private readonly Process _process;

    private SiteProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public bool HasEnded => _process.HasExited;

    /// <summary>Time that its threads have worked so far: the same on a busy machine.</summary>
    public TimeSpan Worked
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The most memory that it has held at once, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>Serves the site on a free port; comes back when the site says that it listens.</summary>
    /// <param name="settings">More settings, each with its value.</param>
    public static async Task<SiteProcess> StartAsync(string database, params string[] settings)
    {
        var process = Start(
            database,
            ["--urls", "http://127.0.0.1:0", "--RateLimits:StartsPerMinute", "100000", "--RateLimits:ReportsPerMinute", "100000",
                "--RateLimits:PostsPerMinute", "1000000", "--Anonymous:LeastFreeMegabytes", "0", "--Logging:LogLevel:Default", "None",
                "--Logging:LogLevel:Microsoft.Hosting.Lifetime", "Information", .. settings]);
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                address.TrySetException(new InvalidOperationException("The site ended before it listened."));
            }
            else if (line.Data.IndexOf(Announcement, StringComparison.Ordinal) is >= 0 and var place)
            {
                address.TrySetResult(new(line.Data[(place + Announcement.Length)..].Trim()));
            }
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process, await address.Task);
    }

    /// <summary>Runs a command on the database to its end.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(string database, params string[] args)
    {
        using var process = Start(database, args);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }

    /// <summary>Kills the process with SIGKILL: it has no say, and nothing of it runs afterwards.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static Process Start(string database, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["Database__Path"] = database,
                // A process that lives for a second gains nothing from what makes long runs faster.
                ["DOTNET_TieredPGO"] = "0",
                ["DOTNET_TC_CallCounting"] = "0",
                ["DOTNET_gcServer"] = "0",
            },
        };
        return Process.Start(start)!;
    }
}
