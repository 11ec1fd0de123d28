namespace EhdsReadiness.Web.Tests.Faults;

/// <summary>Keeps what the site logs: category, message, values and exception, each as text.</summary>
[ProviderAlias(Alias)]
internal sealed class KeptLog : ILoggerProvider
{
    /// <summary>How settings call it.</summary>
    public const string Alias = "KeptLog";

    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _records = new();

    public IReadOnlyList<(LogLevel Level, string Text)> Records => [.. _records];

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Category(KeptLog log, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs
                ? string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}")) : "";
            log._records.Enqueue((logLevel, $"{name}: {formatter(state, exception)} {values} {exception}"));
        }
    }
}
