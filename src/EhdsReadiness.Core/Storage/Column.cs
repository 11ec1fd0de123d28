namespace EhdsReadiness.Core.Storage;

/// <summary>
/// Stored form of each type of value: moments as <see cref="Instant"/> writes them, days in ISO 8601, enums by their identifier
/// (<see cref="IdAttribute"/>; an unknown one is an error), lists of identifiers with commas between, documents as text.
/// What another engine keeps in types of its own differs here and nowhere else.
/// </summary>
internal static class Column
{
    private const string Day = "yyyy-MM-dd";
    private const string Month = "yyyy-MM";

    private static readonly ConcurrentDictionary<(Type Enum, string Id), object> Values = new();
    private static readonly ConcurrentDictionary<object, string> KnownIds = new();

    /// <summary>Reader of a type that one column holds; null for a type of several columns.</summary>
    public static Func<DbDataReader, int, object>? ReaderOf(Type type)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        return value switch
        {
            _ when value == typeof(string) => (row, i) => row.GetString(i),
            _ when value == typeof(long) => (row, i) => row.GetInt64(i),
            _ when value == typeof(int) => (row, i) => checked((int)row.GetInt64(i)),
            _ when value == typeof(bool) => (row, i) => row.GetBoolean(i),
            _ when value == typeof(DateTimeOffset) => (row, i) => Instant.Read(row.GetString(i)),
            _ when value == typeof(DateOnly) =>
                (row, i) => DateOnly.ParseExact(row.GetString(i), [Day, Month], CultureInfo.InvariantCulture),
            _ when value == typeof(byte[]) => (row, i) => Encoding.UTF8.GetBytes(row.GetString(i)),
            _ when value == typeof(IReadOnlyList<string>) =>
                (row, i) => row.GetString(i).Split([',', ' '], StringSplitOptions.RemoveEmptyEntries),
            { IsEnum: true } => (row, i) => Values.GetOrAdd((value, row.GetString(i)), key => ValueOf(key.Enum, key.Id)),
            _ => null,
        };
    }

    /// <summary>The stored form of a value.</summary>
    /// <param name="type">As it is declared: an array is not one value but the values of an <c>IN</c>.</param>
    public static object? Write(object? value, Type type) => value switch
    {
        DateTimeOffset at => Instant.Write(at),
        DateOnly day => day.ToString(Day, CultureInfo.InvariantCulture),
        Enum one => KnownIds.GetOrAdd(one, IdOf),
        byte[] document => Encoding.UTF8.GetString(document),
        IReadOnlyList<string> list when type == typeof(IReadOnlyList<string>) => string.Join(',', list),
        _ => value,
    };

    private static object ValueOf(Type type, string id) =>
        Ids.ValuesOf(type).FirstOrDefault(one => one.Id == id).Value
        ?? throw new InvalidOperationException($"The database holds an unknown {type.Name} “{id}”.");

    private static string IdOf(object value) => Ids.ValuesOf(value.GetType()).First(one => one.Value.Equals(value)).Id;
}
