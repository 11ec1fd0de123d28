using System.Collections;
using System.Runtime.CompilerServices;

namespace EhdsReadiness.Core.Storage;

/// <summary>
/// SQL by name: each <c>@parameter</c> is the property of that name of the object given, or of a record within it; each column goes to
/// where <see cref="RowReader"/> says. Both in the forms of <see cref="Column"/>. <c>IN @parameter</c> is of the values of an array.
/// </summary>
public static partial class Sql
{
    /// <summary>Deeper than any record within a record.</summary>
    private const int Deepest = 4;

    private static readonly ConcurrentDictionary<(string Sql, Type), IReadOnlyList<(string Name, PropertyInfo[] Path)>> Paths = new();
    private static readonly ConcurrentDictionary<string, string> WithArrays = new();

    /// <summary>The rows of a query.</summary>
    public static async Task<IReadOnlyList<T>> ListAsync<T>(
        this DbConnection connection, string sql, object? args, DbTransaction? transaction, CancellationToken cancel)
    {
        var rows = new List<T>();
        await foreach (var row in connection.StreamAsync<T>(sql, args, transaction, cancel))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The rows of a query, each read when it is asked for.</summary>
    /// <param name="timeout">Seconds that the server may take to answer, 0 for as long as it takes; null for what pages wait.</param>
    public static async IAsyncEnumerable<T> StreamAsync<T>(
        this DbConnection connection,
        string sql,
        object? args,
        DbTransaction? transaction,
        [EnumeratorCancellation] CancellationToken cancel,
        int? timeout = null)
    {
        await using var rows = await connection.ExecuteReaderAsync(Command(connection, sql, args, transaction, cancel, timeout));
        Func<DbDataReader, object?>? read = null;
        while (await rows.ReadAsync(cancel))
        {
            read ??= RowReader.Of(typeof(T), sql, rows, Column.HasOwnTypes(connection));
            yield return (T)read(rows)!;
        }
    }

    /// <summary>The only row of a query, or what the only column of it holds; null (0, false) when there is none.</summary>
    /// <exception cref="InvalidOperationException">There are two.</exception>
    public static async Task<T?> FindAsync<T>(
        this DbConnection connection, string sql, object? args, DbTransaction? transaction, CancellationToken cancel)
    {
        await using var rows = await connection.ExecuteReaderAsync(Command(connection, sql, args, transaction, cancel));
        if (!await rows.ReadAsync(cancel)) { return default; }

        var found = (T?)(RowReader.Of(typeof(T), sql, rows, Column.HasOwnTypes(connection))(rows) ?? default(T));
        return await rows.ReadAsync(cancel) ? throw new InvalidOperationException($"More than one row: {sql}") : found;
    }

    /// <summary>The rows of a query as texts, with the names of their columns.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<(string Name, string? Text)>>> TextsAsync(
        this DbConnection connection, string sql, object? args, CancellationToken cancel)
    {
        await using var rows = await connection.ExecuteReaderAsync(Command(connection, sql, args, null, cancel));
        var hasOwnTypes = Column.HasOwnTypes(connection);
        var columns = Enumerable.Range(0, rows.FieldCount).Select(i =>
            (Name: rows.GetName(i), Read: Column.ReaderOf(typeof(string), hasOwnTypes ? rows.GetDataTypeName(i) : null)!)).ToList();
        var all = new List<IReadOnlyList<(string, string?)>>();
        while (await rows.ReadAsync(cancel))
        {
            all.Add([.. columns.Select((column, i) => (column.Name, rows.IsDBNull(i) ? null : (string?)column.Read(rows, i)))]);
        }

        return all;
    }

    /// <summary>Runs a part of a transaction, which goes on without it when it throws.</summary>
    public static async Task PartAsync(this DbTransaction transaction, Func<Task> part)
    {
        const string savepoint = "part";

        await transaction.SaveAsync(savepoint);
        try
        {
            await part();
            await transaction.ReleaseAsync(savepoint);
        }
        catch
        {
            try
            {
                await transaction.RollbackAsync(savepoint);
                await transaction.ReleaseAsync(savepoint);
            }
            catch (Exception e) when (e is DbException or InvalidOperationException)
            {
                // The engine gave the whole transaction up; why, its first exception says.
            }

            throw;
        }
    }

    /// <summary>Runs a statement and gives the number of rows that it wrote.</summary>
    /// <param name="args">A sequence runs it once for each.</param>
    /// <param name="timeout">In seconds, 0 for none; null for as long as a page waits.</param>
    public static Task<int> ExecuteAsync(
        this DbConnection connection, string sql, object? args, DbTransaction? transaction, CancellationToken cancel,
        int? timeout = null) =>
        connection.ExecuteAsync(Command(connection, sql, args, transaction, cancel, timeout));

    /// <summary>The rows of a query on a connection of its own.</summary>
    public static async Task<IReadOnlyList<T>> ListAsync<T>(this Database database, string sql, object? args, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await connection.ListAsync<T>(sql, args, null, cancel);
    }

    /// <summary>The only row of a query on a connection of its own; null (0, false) when there is none.</summary>
    public static async Task<T?> FindAsync<T>(this Database database, string sql, object? args, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await connection.FindAsync<T>(sql, args, null, cancel);
    }

    /// <summary>Runs a statement in a transaction of its own and gives the number of rows that it wrote.</summary>
    public static Task<int> ExecuteAsync(this Database database, string sql, object? args, CancellationToken cancel) =>
        database.WriteAsync((connection, transaction) => connection.ExecuteAsync(sql, args, transaction, cancel), cancel);

    private static CommandDefinition Command(
        DbConnection connection, string sql, object? args, DbTransaction? transaction, CancellationToken cancel, int? timeout = null)
    {
        var hasOwnTypes = Column.HasOwnTypes(connection);
        object? parameters = args switch
        {
            null => null,
            IEnumerable many => many.Cast<object>().Select(one => ParametersOf(sql, one, hasOwnTypes)),
            _ => ParametersOf(sql, args, hasOwnTypes),
        };
        return new(hasOwnTypes ? WithArray(sql) : sql, parameters, transaction, timeout, cancellationToken: cancel);
    }

    /// <summary>PostgreSQL takes an array as one parameter, where SQLite needs one for each value.</summary>
    private static string WithArray(string sql) => WithArrays.GetOrAdd(sql, one => ArrayPattern().Replace(one, "= ANY (@$1)"));

    private static DynamicParameters ParametersOf(string sql, object args, bool hasOwnTypes)
    {
        var parameters = new DynamicParameters();
        foreach (var (name, path) in Paths.GetOrAdd((sql, args.GetType()), key => PathsOf(key.Sql, key.Item2)))
        {
            object? value = args;
            foreach (var property in path)
            {
                value = value is null ? null : property.GetValue(value);
            }

            var type = path[^1].PropertyType;
            parameters.Add(name, Column.Write(value, type, hasOwnTypes), hasOwnTypes ? Column.TypeOf(type) : null);
        }

        return parameters;
    }

    private static List<(string Name, PropertyInfo[] Path)> PathsOf(string sql, Type type) =>
        [
            .. from name in ParameterPattern().Matches(sql).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal)
               select (name, PathTo(name, type)),
        ];

    /// <summary>The property of a name: one of the object's own before one of a record within it.</summary>
    private static PropertyInfo[] PathTo(string name, Type type)
    {
        IReadOnlyList<PropertyInfo[]> paths = [.. PropertiesOf(type).Select(property => new[] { property })];
        for (var depth = 0; depth < Deepest; depth++)
        {
            var found = paths.Where(path => path[^1].Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
            if (found.Count > 0)
            {
                return found.Count == 1 ? found[0] : throw new InvalidOperationException($"Several values could be @{name} of {type}.");
            }

            paths =
            [
                .. from path in paths
                   let inner = path[^1].PropertyType
                   where !Column.Holds(inner) && !inner.IsAssignableTo(typeof(IEnumerable))
                   from property in PropertiesOf(inner)
                   select (PropertyInfo[])[.. path, property],
            ];
        }

        throw new InvalidOperationException($"No value is named @{name} in {type}.");
    }

    private static IEnumerable<PropertyInfo> PropertiesOf(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.GetIndexParameters().Length == 0);

    [GeneratedRegex("@([A-Za-z]\\w*)")]
    private static partial Regex ParameterPattern();

    [GeneratedRegex("\\bIN @([A-Za-z]\\w*)")]
    private static partial Regex ArrayPattern();
}
