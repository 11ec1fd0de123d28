using System.Data;
using Microsoft.Data.Sqlite;

namespace EhdsReadiness.Core.Storage;

/// <summary>
/// Stored form of each type of value: enums by their identifier (<see cref="IdAttribute"/>; an unknown one is an error), lists of
/// identifiers with commas between, documents as text, on both engines. SQLite keeps moments as <see cref="Instant"/> writes them, days in
/// ISO 8601 and flags as 0 and 1; PostgreSQL keeps these three in types of its own, to the same millisecond, and takes each parameter by
/// the type that it has in C#. Engines differ here in their types and nowhere else.
/// </summary>
internal static class Column
{
    private const string Day = "yyyy-MM-dd";
    private const string Month = "yyyy-MM";

    private static readonly ConcurrentDictionary<(Type Enum, string Id), object> Values = new();
    private static readonly ConcurrentDictionary<object, string> KnownIds = new();

    /// <summary>Whether the engine has types of its own for moments, days and flags.</summary>
    public static bool HasOwnTypes(DbConnection connection) => connection is not SqliteConnection;

    /// <summary>Whether one column holds a value of the type; false for a type of several columns.</summary>
    public static bool Holds(Type type) => ReaderOf(type, null) is not null;

    /// <summary>Reader of a type that one column holds; null for a type of several columns.</summary>
    /// <param name="kept">The column's own type where the engine has more than numbers and texts; null otherwise.</param>
    public static Func<DbDataReader, int, object>? ReaderOf(Type type, string? kept)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        return kept switch
        {
            "timestamp with time zone" => MomentAs(value),
            "date" => DayAs(value),
            _ => TextOrNumberAs(value),
        };
    }

    /// <summary>The stored form of a value.</summary>
    /// <param name="type">As it is declared: an array is not one value but the values of an <c>IN</c>.</param>
    public static object? Write(object? value, Type type, bool hasOwnTypes) => value switch
    {
        DateTimeOffset at when hasOwnTypes => Instant.Round(at),
        DateTimeOffset at => Instant.Write(at),
        DateOnly when hasOwnTypes => value,
        DateOnly day => day.ToString(Day, CultureInfo.InvariantCulture),
        Enum one => KnownIds.GetOrAdd(one, IdOf),
        byte[] document => Encoding.UTF8.GetString(document),
        IReadOnlyList<string> list when type == typeof(IReadOnlyList<string>) => string.Join(',', list),
        _ => value,
    };

    /// <summary>The value of a column as SQLite keeps it: a text, a number, or null.</summary>
    /// <param name="type">The column's type, as its engine names it.</param>
    public static object? Plain(DbDataReader row, int i, string type) => row.IsDBNull(i) ? null : type switch
    {
        "timestamp with time zone" or "date" => ReaderOf(typeof(string), type)!(row, i),
        "boolean" => row.GetBoolean(i) ? 1L : 0L,
        "integer" => (long)row.GetInt32(i),
        _ => row.GetValue(i),
    };

    /// <summary>What PostgreSQL keeps of such a value.</summary>
    /// <exception cref="FormatException">It is no such value.</exception>
    public static object FromPlain(object value, string type) => (value, type) switch
    {
        (string at, "timestamp with time zone") => Instant.Read(at),
        (string day, "date") => DateOnly.ParseExact(day, Day, CultureInfo.InvariantCulture),
        (long flag, "boolean") => flag != 0,
        (long number, "integer") => checked((int)number),
        _ => value,
    };

    /// <summary>The type under which a parameter goes to an engine with types of its own, so that null has one too; null for the
    /// values of an <c>IN</c>.</summary>
    public static DbType? TypeOf(Type declared)
    {
        var value = Nullable.GetUnderlyingType(declared) ?? declared;
        return value switch
        {
            _ when value == typeof(DateTimeOffset) => DbType.DateTimeOffset,
            _ when value == typeof(DateOnly) => DbType.Date,
            _ when value == typeof(bool) => DbType.Boolean,
            _ when value == typeof(int) => DbType.Int32,
            _ when value == typeof(long) => DbType.Int64,
            _ when value == typeof(string) || value == typeof(byte[]) || value == typeof(IReadOnlyList<string>) => DbType.String,
            _ when value.IsAssignableTo(typeof(System.Collections.IEnumerable)) => null,
            _ => DbType.String,
        };
    }

    private static Func<DbDataReader, int, object>? TextOrNumberAs(Type value) => value switch
    {
        _ when value == typeof(string) => (row, i) => row.GetString(i),
        _ when value == typeof(long) => (row, i) => row.GetInt64(i),
        _ when value == typeof(int) => (row, i) => checked((int)row.GetInt64(i)),
        _ when value == typeof(bool) => (row, i) => row.GetBoolean(i),
        _ when value == typeof(DateTimeOffset) => (row, i) => Instant.Read(row.GetString(i)),
        _ when value == typeof(DateOnly) => (row, i) => DateOnly.ParseExact(row.GetString(i), [Day, Month], CultureInfo.InvariantCulture),
        _ when value == typeof(byte[]) => (row, i) => Encoding.UTF8.GetBytes(row.GetString(i)),
        _ when value == typeof(IReadOnlyList<string>) =>
            (row, i) => row.GetString(i).Split([',', ' '], StringSplitOptions.RemoveEmptyEntries),
        { IsEnum: true } => (row, i) => Values.GetOrAdd((value, row.GetString(i)), key => ValueOf(key.Enum, key.Id)),
        _ => null,
    };

    private static Func<DbDataReader, int, object>? MomentAs(Type value) =>
        value == typeof(string) ? (row, i) => Instant.Write(row.GetFieldValue<DateTimeOffset>(i))
        : value == typeof(DateTimeOffset) ? (row, i) => row.GetFieldValue<DateTimeOffset>(i)
        : TextOrNumberAs(value);

    private static Func<DbDataReader, int, object>? DayAs(Type value) =>
        value == typeof(string) ? (row, i) => row.GetFieldValue<DateOnly>(i).ToString(Day, CultureInfo.InvariantCulture)
        : value == typeof(DateOnly) ? (row, i) => row.GetFieldValue<DateOnly>(i)
        : TextOrNumberAs(value);

    private static object ValueOf(Type type, string id) =>
        Ids.ValuesOf(type).FirstOrDefault(one => one.Id == id).Value
        ?? throw new InvalidOperationException($"The database holds an unknown {type.Name} “{id}”.");

    private static string IdOf(object value) => Ids.ValuesOf(value.GetType()).First(one => one.Value.Equals(value)).Id;
}
