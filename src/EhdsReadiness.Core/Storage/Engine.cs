using DbUp.Engine;

namespace EhdsReadiness.Core.Storage;

/// <summary>
/// What SQLite and PostgreSQL do differently as a whole: where the data is, how it is brought up to date, how a transaction is right beside
/// others. Types of values differ in <see cref="Column"/>, lists of values in <see cref="Sql"/>; all other SQL is of the dialect that both
/// speak.
/// </summary>
internal abstract partial class Engine : IDisposable
{
    /// <summary>What messages name: the file, or the address of PostgreSQL without user and password.</summary>
    public abstract string Name { get; }

    /// <summary>Full path of the folder of what the site keeps in files.</summary>
    public abstract string Folder { get; }

    /// <summary>How many writers of this process wait for their turn at this moment; 0 where none has to.</summary>
    public virtual int Queued => 0;

    /// <summary>As <see cref="Database.TryServe"/>.</summary>
    public abstract bool TryServe();

    /// <summary>As <see cref="Database.TryTake"/>.</summary>
    public abstract bool TryTake();

    /// <summary>As <see cref="Database.RunAloneAsync"/>.</summary>
    public abstract Task RunAloneAsync(string name, Func<Task> work, CancellationToken cancel);

    /// <summary>As <see cref="Database.Exists"/>.</summary>
    public abstract bool Exists();

    /// <summary>As <see cref="Database.Misfit"/>.</summary>
    public abstract string? Misfit();

    /// <summary>As <see cref="Database.Faults"/>.</summary>
    public abstract IReadOnlyList<string> Faults(bool mayBeOlder);

    /// <summary>As <see cref="Database.OddTexts"/>.</summary>
    public abstract IReadOnlyList<OddText> OddTexts();

    /// <summary>As <see cref="Database.Migrate"/>.</summary>
    public abstract void Migrate();

    /// <summary>As <see cref="Database.OpenAsync"/>.</summary>
    public abstract Task<DbConnection> OpenAsync(CancellationToken cancel);

    /// <summary>As <see cref="Database.WriteAsync"/>.</summary>
    /// <param name="condition">Asked first within the transaction; null for none.</param>
    public abstract Task<T> WriteAsync<T>(
        Func<DbConnection, DbTransaction, Task>? condition, Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancel);

    /// <summary>As <see cref="Database.SnapshotAsync"/>.</summary>
    public abstract Task<T> SnapshotAsync<T>(Func<DbConnection, DbTransaction, Task<T>> read, CancellationToken cancel);

    /// <summary>As <see cref="Database.PingAsync"/>.</summary>
    public abstract Task PingAsync(CancellationToken cancel);

    /// <summary>The statement that names all columns: <c>Table</c>, <c>Field</c>, <c>Type</c>, and <c>Place</c> in the primary key, from 1,
    /// or 0.</summary>
    protected internal abstract string ColumnsSql { get; }

    /// <summary>The statement that names the tables that belong to others: the one, and the one that it belongs to.</summary>
    protected abstract string ReferencesSql { get; }

    /// <summary>Tables that say something of the engine and nothing of the site.</summary>
    protected abstract IReadOnlyList<string> OwnTables { get; }

    /// <summary>The tables of the site, each after those that it belongs to.</summary>
    public async Task<IReadOnlyList<CopiedTable>> TablesAsync(
        DbConnection connection, DbTransaction transaction, CancellationToken cancel)
    {
        var columns = await connection.ListAsync<(string Table, string Field, string Type, long Place)>(
            ColumnsSql, null, transaction, cancel);
        var parents = (await connection.ListAsync<(string Table, string Parent)>(ReferencesSql, null, transaction, cancel))
            .ToLookup(one => one.Table, one => one.Parent, StringComparer.Ordinal);
        var waiting =
            (from table in columns.GroupBy(column => column.Table)
             where !OwnTables.Contains(table.Key)
             let all = table.Select(column => new CopiedColumn(column.Field, column.Type))
             let key = table.Where(column => column.Place > 0).OrderBy(column => column.Place).Select(column => column.Field)
             select new CopiedTable(table.Key, [.. all], [.. key])).ToList();
        var ordered = new List<CopiedTable>();
        while (waiting.Count > 0)
        {
            var next = waiting.First(table => parents[table.Name].All(parent => waiting.All(one => one.Name != parent)));
            waiting.Remove(next);
            ordered.Add(next);
        }

        return ordered;
    }

    /// <summary>Does something within a transaction in which no trigger of these tables runs.</summary>
    public abstract Task WithoutTriggersAsync(
        DbConnection connection, DbTransaction transaction, IEnumerable<CopiedTable> tables, Func<Task> work, CancellationToken cancel);

    /// <summary>Inserts rows that come in the plain form of SQLite.</summary>
    /// <exception cref="InvalidOperationException">A value cannot be kept.</exception>
    public abstract Task FillAsync(
        DbConnection connection, DbTransaction transaction, CopiedTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancel);

    public abstract void Dispose();

    /// <summary>What is wrong with the migrations that have run.</summary>
    /// <param name="mayBeOlder">True when those that have not run yet are no fault, nor those of a later release beside which this one
    /// works.</param>
    protected internal static IReadOnlyList<string> MigrationFaults(UpgradeEngine migrations, bool mayBeOlder)
    {
        var pending = migrations.GetScriptsToExecute();
        var unknown = migrations.GetExecutedButNotDiscoveredScripts();
        return pending.Count == migrations.GetDiscoveredScripts().Count
            ? [NoneHasRun]
            :
            [
                .. unknown.Where(name => !mayBeOlder || !IsBorne(name)).Select(NewerThanProgram),
                .. mayBeOlder ? [] : pending.Select(script => $"migration {script.Name} has not run yet"),
            ];
    }

    /// <summary>Why this program must not begin with a database that holds these tables; null when nothing is against it.</summary>
    /// <param name="journal">The table of the migrations that have run.</param>
    protected internal static string? MisfitOf(IReadOnlyCollection<string> tables, string journal, Func<IEnumerable<string>> migrations)
    {
        if (!tables.Contains(journal)) { return tables.Count == 0 ? null : NoneHasRun; }

        var known = typeof(Engine).Assembly.GetManifestResourceNames();
        var run = migrations().ToList();
        return !run.Exists(known.Contains) ? NoneHasRun
            : run.Find(name => !known.Contains(name) && !IsBorne(name)) is { } unknown ? NewerThanProgram(unknown)
            : null;
    }

    /// <summary>Runs the migrations that have not run yet.</summary>
    /// <exception cref="InvalidOperationException">One failed; the message says which and why.</exception>
    protected void Upgrade(UpgradeEngine migrations)
    {
        var result = migrations.PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException(
                $"Migration {result.ErrorScript?.Name} of {Name} failed: {result.Error.Message}", result.Error);
        }
    }

    /// <summary>Whether this release works beside a migration that it does not know: each one only adds, but for those that take away what
    /// releases up to one needed, and bear that one's number in their name.</summary>
    private static bool IsBorne(string migration) =>
        migration.StartsWith("EhdsReadiness.Core.Storage.Migrations.", StringComparison.Ordinal)
        && (ContractionPattern().Match(migration) is not { Success: true } contraction
            || Version.Parse(contraction.Groups[1].Value) < Release);

    [GeneratedRegex(@"[0-9]{4}-contract-([0-9]+\.[0-9]+\.[0-9]+)-")]
    private static partial Regex ContractionPattern();

    private static readonly Version Release = Version.Parse(typeof(Engine).Assembly.GetName().Version!.ToString(3));

    private const string NoneHasRun = "not a database of this site: none of its migrations has run";

    private static string NewerThanProgram(string migration) => $"migration {migration} is unknown: the database is newer than the program";
}
